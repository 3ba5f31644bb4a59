"""How much one process takes on: requests a minute of what costs, bytes that lie uploaded, viewers at a time."""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from streamlit.runtime import exists, get_instance

from payback.i18n import Words, best_language
from payback.ui.health import METRICS
from payback.ui.measurements import MEASURED
from payback.ui.server.private_page import PATH
from payback.ui.server.request_gate import READING, UPLOADS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

    from payback.ui.server.server_settings import ServerSettings

STREAM = "/_stcore/stream"
MINUTE = 60.0
REMEMBERED = 4_096
"""Addresses whose requests are counted; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often one address may ask for something.

    Attributes:
        path: How the addresses begin that it holds for.
        in_a_minute: Requests.
    """

    path: str
    in_a_minute: int


RATES = (
    Rate(UPLOADS, 120),
    Rate("/auth/", 20),
    Rate("/oauth2callback", 20),
    Rate(METRICS, 60),
    Rate(PATH, 30),
)
STATUS: Mapping[str, int] = {"too_often": 429, "no_length": 411, "too_much": 413, "too_slow": 408, "full": 503}


def uploaded_bytes() -> Mapping[str, int]:
    """What Streamlit holds of uploads, in bytes by session."""
    if not exists():
        return {}
    held = getattr(get_instance().uploaded_file_mgr, "file_storage", {})
    return {session: sum(len(file.data) for file in dict(files).values()) for session, files in dict(held).items()}


class RequestLimits:
    """Middleware that refuses, in a sentence, what is beyond the limits of this process."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        settings: ServerSettings,
        uploaded: Callable[[], Mapping[str, int]] = uploaded_bytes,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.settings, self.uploaded, self.clock = app, settings, uploaded, clock
        self.asked: dict[tuple[str, str], deque[float]] = {}
        self.arriving: Counter[str] = Counter()
        self.viewers = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer with the status and the sentence of what it is beyond."""
        if scope["type"] == "websocket" and scope["path"].endswith(STREAM):
            await self._watch(scope, receive, send)
            return
        reason = self._refusal(scope) if scope["type"] == "http" else ""
        if reason:
            MEASURED.count("payback_refusals", reason)
            await refuse(reason, scope, receive, send)
            return
        session, length = _upload(scope)
        self.arriving[session] += length
        try:
            await self.app(scope, receive, send)
        finally:
            self.arriving[session] -= length
            self.arriving += Counter()

    async def _watch(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One viewer, for as long as the connection is open."""
        if self.viewers >= self.settings.viewers:
            MEASURED.count("payback_refusals", "full")
            await send({"type": "websocket.close", "code": 4503, "reason": "full"})
            return
        self._look(1)
        try:
            await self.app(scope, receive, send)
        finally:
            self._look(-1)

    def _look(self, more: int) -> None:
        self.viewers += more
        MEASURED.now["payback_viewers"] = self.viewers

    def _refusal(self, scope: Scope) -> str:
        """Key of the reason not to answer, below ``server.``; empty when it is answered."""
        rate = next((rate for rate in RATES if scope["path"].startswith(rate.path)), None)
        if rate and not self._in_time(rate, (scope.get("client") or ("", 0))[0]):
            return "too_often"
        if scope["path"].startswith(UPLOADS) and scope["method"] not in {*READING, "DELETE"}:
            return self._too_much(scope)
        if self.viewers >= self.settings.viewers and _wants_page(scope):
            return "full"
        return ""

    def _in_time(self, rate: Rate, address: str) -> bool:
        now, key = self.clock(), (rate.path, address)
        asked = self.asked.pop(key, deque(maxlen=rate.in_a_minute))
        while asked and asked[0] <= now - MINUTE:
            asked.popleft()
        self.asked[key] = asked
        if len(self.asked) > REMEMBERED:
            del self.asked[next(iter(self.asked))]
        if len(asked) == rate.in_a_minute:
            return False
        asked.append(now)
        return True

    def _too_much(self, scope: Scope) -> str:
        session, length = _upload(scope)
        if not length:
            return "no_length"
        held = Counter(self.uploaded()) + self.arriving
        beyond = held[session] + length > self.settings.session_bytes
        return "too_much" if beyond or held.total() + length > self.settings.server_bytes else ""


def _upload(scope: Scope) -> tuple[str, int]:
    """The session that sends a file and the bytes that it says to send; nothing and 0 for any other request."""
    if scope["type"] != "http" or not scope["path"].startswith(UPLOADS) or scope["method"] in {*READING, "DELETE"}:
        return "", 0
    length = Headers(scope=scope).get("content-length", "")
    session = scope["path"].removeprefix(UPLOADS).strip("/").partition("/")[0]
    return session, int(length[:15]) if length.isascii() and length.isdigit() else 0


def _wants_page(scope: Scope) -> bool:
    """Whether a browser asks for a page to show, not for a part of one."""
    wanted = Headers(scope=scope).get("accept", "")
    return scope["method"] == "GET" and "text/html" in wanted and not scope["path"].startswith(("/_stcore/", "/api/"))


async def refuse(reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the status and the sentence of a reason, a key below ``server.``."""
    words = Words(best_language(None, Headers(scope=scope).get("accept-language")))
    headers = {"Retry-After": "60"} if reason in {"too_often", "full"} else {}
    answer = PlainTextResponse(words(f"server.{reason}"), status_code=STATUS[reason], headers=headers)
    await answer(scope, receive, send)
