"""What one process takes on, and what whoever is beyond it reads."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from payback.ui.measurements import MEASURED
from payback.ui.server.file_handles import raise_limit
from payback.ui.server.headers import SecurityHeaders
from payback.ui.server.request_limits import RATES, RequestLimits
from payback.ui.server.server_settings import server_settings
from payback.ui.server.viewer_places import STRANGERS, STRANGERS_OF_AN_ADDRESS, Places

if TYPE_CHECKING:
    from starlette.requests import Request

UPLOAD = "/_stcore/upload_file/session/file"
SETTINGS = {"PAYBACK_MOST_VIEWERS": "2", "PAYBACK_SESSION_UPLOADS_MB": "3", "PAYBACK_SERVER_UPLOADS_MB": "5"}


def anything(_request: Request) -> Response:
    """Whatever reached the application, with a cookie."""
    answer = PlainTextResponse("here")
    answer.set_cookie("name", "value")
    return answer


async def stream(websocket: WebSocket) -> None:
    """Open until the viewer leaves."""
    await websocket.accept()
    await websocket.receive()


class Server:
    """A server behind the limits, with a clock and uploads to set."""

    def __init__(self) -> None:
        self.now, self.uploaded = 0.0, Counter[str]()
        routes = [
            WebSocketRoute("/_stcore/stream", stream),
            Route("/{rest:path}", anything, methods=["GET", "PUT", "DELETE"]),
        ]
        limits = Middleware(
            RequestLimits,
            settings=server_settings(SETTINGS),
            may_read=lambda scope: "stranger" not in scope["query_string"].decode(),
            uploaded=lambda: self.uploaded,
            clock=lambda: self.now,
        )
        stack = [Middleware(SecurityHeaders, headers={}), limits]
        self.client = TestClient(Starlette(routes=routes, middleware=stack))

    def upload(self, length: int, session: str = "session") -> int:
        """Status of a file that says it has so many bytes."""
        headers = {"content-length": str(length)}
        return self.client.put(UPLOAD.replace("session", session), content=b"", headers=headers).status_code


def test_what_lies_uploaded_is_bounded_by_session_and_by_server() -> None:
    """Whatever one session or all of them hold already counts; taking a file away is always possible."""
    server = Server()
    assert server.upload(3_000_000) == 200
    server.uploaded["session"] = 2_500_000
    assert server.upload(500_000) == 200
    assert server.upload(500_001) == 413
    server.uploaded["other"] = 2_500_000
    assert server.upload(1, session="third") == 413
    assert server.client.delete(UPLOAD).status_code == 200
    server.uploaded.clear()
    assert server.client.put(UPLOAD, content=iter([b"x"])).status_code == 411


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.path)
def test_what_costs_is_answered_so_often_a_minute(rate: object) -> None:
    """Then not, with when to come back; a minute later again."""
    server, path, most = Server(), rate.path, rate.in_a_minute  # type: ignore[attr-defined]
    assert {server.client.get(path).status_code for _ in range(most)} == {200}
    refused = server.client.get(path)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    server.now = 60.0
    assert server.client.get(path).status_code == 200


def test_the_next_viewer_reads_that_it_is_full() -> None:
    """A page with a sentence, and no connection; what a viewer's page needs is answered, and a place is free again."""
    server = Server()
    page = {"accept": "text/html", "accept-language": "fr"}
    with ExitStack() as looking:
        for _ in range(2):
            looking.enter_context(server.client.websocket_connect("/_stcore/stream"))
        refused = server.client.get("/data", headers=page)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
        assert "Réessayez dans une minute" in refused.text
        assert server.client.get("/static/js/index.js").status_code == 200
        with pytest.raises(WebSocketDisconnect), server.client.websocket_connect("/_stcore/stream"):
            pass
    assert server.client.get("/data", headers=page).status_code == 200


def test_strangers_take_no_place_of_a_reader() -> None:
    """Who has yet to sign in has a few places apart, some of them at one address; the sign-in itself needs none."""
    server, page, there = Server(), {"accept": "text/html"}, "/_stcore/stream?stranger"
    with ExitStack() as looking:
        for _ in range(STRANGERS_OF_AN_ADDRESS):
            looking.enter_context(server.client.websocket_connect(there))
        with pytest.raises(WebSocketDisconnect), server.client.websocket_connect(there):
            pass
        statuses = [
            server.client.get(path, headers=page).status_code
            for path in ("/?stranger", "/oauth2callback?stranger", "/")
        ]
        assert statuses == [503, 200, 200]
        with server.client.websocket_connect("/_stcore/stream"):
            assert MEASURED.now["payback_viewers"] == STRANGERS_OF_AN_ADDRESS + 1
    assert server.client.get("/?stranger", headers=page).status_code == 200
    assert MEASURED.now["payback_viewers"] == 0


def test_strangers_of_many_addresses_are_bounded_too() -> None:
    """By one number for all of them; whoever leaves makes room."""
    places = Places(most=1)
    with ExitStack() as looking:
        for number in range(STRANGERS):
            assert not places.are_full(f"10.0.0.{number}")
            looking.enter_context(places.place(f"10.0.0.{number}"))
        assert places.are_full("10.0.1.1")
        assert not places.are_full(None)
    assert (places.taken, places.are_full("10.0.1.1")) == (0, False)


def test_a_cookie_goes_over_tls_alone_once_there_is_tls() -> None:
    """Streamlit's cookies do not say so themselves."""
    client = Server().client
    assert "Secure" not in client.get("/").headers["set-cookie"]
    assert client.get("/", headers={"x-forwarded-proto": "https"}).headers["set-cookie"].endswith("; Secure")


def test_a_process_takes_the_handles_that_it_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the system's hard limit and no more than it needs."""
    taken = []
    monkeypatch.setattr("resource.setrlimit", lambda _kind, limits: taken.append(limits))
    for hard, expected in ((4_096, 4_096), (1_000_000, 65_536), (-1, 65_536)):
        monkeypatch.setattr("resource.getrlimit", lambda _kind, hard=hard: (1_024, hard))
        assert raise_limit(200) == expected
    assert taken == [(4_096, 4_096), (65_536, 1_000_000), (65_536, -1)]
