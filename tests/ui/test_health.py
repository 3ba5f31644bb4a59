"""The health route asks the store, and says so when it does not answer."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.testclient import TestClient

from payback.errors import PaybackError
from payback.ui.health import health_route


def unreachable() -> int:
    """A store that does not answer."""
    raise PaybackError("store_busy")


def test_a_store_that_answers_is_well() -> None:
    """200, with the version of its data, never cached."""
    answer = TestClient(Starlette(routes=[health_route(lambda: 7)])).get("/api/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "data_version": 7})
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_does_not_answer_is_not() -> None:
    """503, so that a load balancer sends visitors elsewhere."""
    answer = TestClient(Starlette(routes=[health_route(unreachable)])).get("/api/health")
    assert (answer.status_code, answer.json()) == (503, {"status": "store_unreachable", "data_version": None})
