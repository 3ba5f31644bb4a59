"""The health route asks the store, and says so when it does not answer."""

from __future__ import annotations

from threading import Event

from starlette.applications import Starlette
from starlette.testclient import TestClient

from payback.errors import PaybackError
from payback.ui.health import health_routes


def unreachable() -> int:
    """A store that does not answer."""
    raise PaybackError("store_busy")


def test_a_store_that_answers_is_well() -> None:
    """200, with the version of its data, never cached."""
    answer = TestClient(Starlette(routes=health_routes(lambda: 7))).get("/api/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "data_version": 7})
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_does_not_answer_is_not() -> None:
    """503, so that a load balancer sends visitors elsewhere."""
    answer = TestClient(Starlette(routes=health_routes(unreachable))).get("/api/health")
    assert (answer.status_code, answer.json()) == (503, {"status": "store_unreachable", "data_version": None})


def test_a_store_that_is_slow_holds_up_nobody() -> None:
    """Who asks has an answer, and the next one asks no second time; that the server lives needs no store."""
    over, asked = Event(), []

    def slow() -> int:
        asked.append(1)
        over.wait(60)
        return 7

    with TestClient(Starlette(routes=health_routes(slow, patience=0.01))) as client:
        for _ in range(2):
            answer = client.get("/api/health")
            assert (answer.status_code, answer.json()) == (503, {"status": "store_slow", "data_version": None})
        assert client.get("/api/live").json() == {"status": "live"}
        over.set()
    assert asked == [1]
