"""A session is for the browser that opened it, and no browser is told of the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_websocket import _parse_subprotocols

from payback.ui.server.page_connections import REMEMBERED, PageConnections

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

STREAM = "/_stcore/stream"


def first_message(session: str) -> ForwardMsg:
    """What Streamlit sends when a run begins."""
    message = ForwardMsg()
    message.hash = "h" * 200
    message.metadata.run.script_run_id = "run"
    message.new_session.name = "router"
    message.new_session.main_script_path = "/srv/payback/src/payback/ui/router.py"
    message.new_session.initialize.session_id = session
    message.new_session.initialize.user_info.installation_id_v3 = "this-machine"
    message.new_session.initialize.environment_info.python_version = "3.11.7"
    message.new_session.initialize.environment_info.streamlit_version = "1.67.0"
    return message


async def stream(websocket: WebSocket) -> None:
    """Takes up the session that is named, else opens one, as Streamlit does; then says something else."""
    _, _, session = _parse_subprotocols(websocket.headers)
    await websocket.accept()
    await websocket.send_bytes(first_message(session or f"new-{id(websocket)}").SerializeToString())
    other = ForwardMsg()
    other.delta.new_element.markdown.body = "/srv/payback/src/payback/ui/router.py"
    await websocket.send_bytes(other.SerializeToString())


def told(client: TestClient, browser: str = "", session: str = "") -> tuple[ForwardMsg, ForwardMsg]:
    """What a browser with this cookie hears first, when it names a session."""
    headers = {"sec-websocket-protocol": f"streamlit, {browser or 'none'}, {session}"} if session else {}
    if browser:
        headers["cookie"] = f"_streamlit_xsrf={browser}"
    with client.websocket_connect(STREAM, headers=headers) as live:
        return ForwardMsg.FromString(live.receive_bytes()), ForwardMsg.FromString(live.receive_bytes())


@pytest.fixture
def client() -> TestClient:
    """A client of a server with nothing but connections."""
    return TestClient(Starlette(routes=[WebSocketRoute(STREAM, stream)], middleware=[Middleware(PageConnections)]))


def test_a_session_goes_on_for_its_own_browser_alone(client: TestClient) -> None:
    """Its id, read in a log or in the address of an upload, opens a new session for anybody else."""
    own, other = generate_xsrf_token_string(), generate_xsrf_token_string()
    session = told(client, own)[0].new_session.initialize.session_id
    assert told(client, own, session)[0].new_session.initialize.session_id == session
    for thief in (other, "", "no token"):
        assert told(client, thief, session)[0].new_session.initialize.session_id != session
    assert told(client, own, session)[0].new_session.initialize.session_id == session


def test_a_session_without_a_cookie_is_nobodys(client: TestClient) -> None:
    """Two browsers that keep no cookies are not told apart, and neither gets the session of the other."""
    session = told(client)[0].new_session.initialize.session_id
    assert told(client, "", session)[0].new_session.initialize.session_id != session


def test_a_browser_is_not_told_of_the_machine(client: TestClient) -> None:
    """Neither path, versions nor installation; the rest, and every other message, comes as it was sent."""
    start, other = told(client)
    expected = first_message(start.new_session.initialize.session_id)
    expected.new_session.main_script_path = ""
    for part in ("user_info", "environment_info"):
        expected.new_session.initialize.ClearField(part)
        getattr(expected.new_session.initialize, part).SetInParent()
    assert start == expected
    assert other.delta.new_element.markdown.body.endswith("router.py")


def test_so_many_sessions_are_remembered() -> None:
    """The oldest is forgotten first; one that is taken up again is young."""
    connections = PageConnections(Starlette())
    for number in range(REMEMBERED):
        connections._remember(str(number), b"browser")
    connections._remember("0", b"thief")
    connections._remember("one more", b"browser")
    assert connections.browsers["0"] == b"browser"
    assert "1" not in connections.browsers
    assert len(connections.browsers) == REMEMBERED
