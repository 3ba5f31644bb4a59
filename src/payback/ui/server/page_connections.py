"""The connection of a page: a session is for the browser that opened it, and no browser is told of this machine.

Streamlit takes a broken session up again for whoever names its id, and tells each browser the path of the script, the
versions of Python and of itself, and an id of the installation. Its page needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from payback.ui.server.request_limits import STREAM

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PROTOCOLS = "sec-websocket-protocol"
"""The header in which Streamlit's page names its protocol, its token, and the session that it had."""

REMEMBERED = 4_096
"""Sessions whose browser is known; the oldest is forgotten first, and not taken up again."""

NEW_SESSION = ForwardMsg.DESCRIPTOR.fields_by_name["new_session"].number
BEFORE = frozenset(ForwardMsg.DESCRIPTOR.fields_by_name[name].number for name in ("hash", "metadata"))


class PageConnections:
    """Middleware between Streamlit and the WebSockets of its pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.browsers: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, without a session that is another browser's, and with what a page needs."""
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        browser = browser_of(scope)

        async def only_what_is_needed(message: Message) -> None:
            data = message.get("bytes") or b""
            if _kind(data) == NEW_SESSION:
                cleaned = without_machine(ForwardMsg.FromString(data))
                self._remember(cleaned.new_session.initialize.session_id, browser)
                message = {**message, "bytes": cleaned.SerializeToString()}
            await send(message)

        await self.app(self._own_session(scope, browser), receive, only_what_is_needed)

    def _remember(self, session: str, browser: bytes) -> None:
        self.browsers[session] = self.browsers.pop(session, browser)
        if len(self.browsers) > REMEMBERED:
            del self.browsers[next(iter(self.browsers))]

    def _own_session(self, scope: Scope, browser: bytes) -> Scope:
        """The request, without the id of a session that this browser did not open."""
        named = [part.strip() for part in Headers(scope=scope).get(PROTOCOLS, "").split(",")]
        if not any(named[2:]) or (browser and self.browsers.get(named[2]) == browser):
            return scope
        own = {**scope, "headers": [*scope["headers"]]}
        MutableHeaders(scope=own)[PROTOCOLS] = ", ".join(named[:2])
        return own


def browser_of(scope: Scope) -> bytes:
    """What tells one browser from another: the random bytes of Streamlit's own cookie; empty without one."""
    cookie = HTTPConnection(scope).cookies.get(XSRF_COOKIE_NAME)
    return (decode_xsrf_token_string(cookie)[0] or b"") if cookie else b""


def without_machine(message: ForwardMsg) -> ForwardMsg:
    """The first message of a run, without what it says of the machine that it comes from."""
    start = message.new_session
    start.main_script_path = ""
    start.initialize.user_info.Clear()
    start.initialize.environment_info.Clear()
    # A part that is missing altogether would be an error to Streamlit's page.
    start.initialize.user_info.SetInParent()
    start.initialize.environment_info.SetInParent()
    return message


def _kind(data: bytes) -> int:
    """Number of the field that a message of Streamlit's is about, without reading the rest of it; 0 for none."""
    at = 0
    while at < len(data) and data[at] >> 3 in BEFORE:
        length, shift, at = 0, 0, at + 1
        while at < len(data):
            length |= (data[at] & 0x7F) << shift
            shift, at = shift + 7, at + 1
            if data[at - 1] < 0x80:  # noqa: PLR2004  (the last byte of a length)
                break
        at += length
    return data[at] >> 3 if at < len(data) else 0
