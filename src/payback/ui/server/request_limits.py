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
from payback.ui.server.viewer_places import Places

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
NO_PAGES = ("/_stcore/", "/api/", *(rate.path for rate in RATES))
"""Addresses that take no viewer's place, whatever a browser wants of them: a sign-in ends at some of them."""

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
        may_read: Callable[[Scope], bool] = lambda _: True,
        uploaded: Callable[[], Mapping[str, int]] = uploaded_bytes,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.settings, self.may_read, self.uploaded, self.clock = app, settings, may_read, uploaded, clock
        self.asked: dict[tuple[str, str], deque[float]] = {}
        self.arriving: Counter[str] = Counter()
        self.places = Places(settings.viewers)

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
        stranger = self._stranger(scope)
        if self.places.are_full(stranger):
            MEASURED.count("payback_refusals", "full")
            await send({"type": "websocket.close", "code": 4503, "reason": "full"})
            return
        try:
            with self.places.place(stranger):
                MEASURED.now["payback_viewers"] = self.places.taken
                await self.app(scope, receive, send)
        finally:
            MEASURED.now["payback_viewers"] = self.places.taken

    def _stranger(self, scope: Scope) -> str | None:
        """The address of somebody who may not read, and takes no reader's place; None for who may."""
        return None if self.may_read(scope) else _address(scope)

    def _refusal(self, scope: Scope) -> str:
        """Key of the reason not to answer, below ``server.``; empty when it is answered."""
        rate = next((rate for rate in RATES if scope["path"].startswith(rate.path)), None)
        if rate and not self._in_time(rate, _address(scope)):
            return "too_often"
        if scope["path"].startswith(UPLOADS) and scope["method"] not in {*READING, "DELETE"}:
            return self._too_much(scope)
        return "full" if _wants_page(scope) and self.places.are_full(self._stranger(scope)) else ""

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


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("", 0))[0])


def _wants_page(scope: Scope) -> bool:
    """Whether a browser asks for a page to show, not for a part of one."""
    wanted = Headers(scope=scope).get("accept", "")
    return scope["method"] == "GET" and "text/html" in wanted and not scope["path"].startswith(NO_PAGES)


async def refuse(reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the status and the sentence of a reason, a key below ``server.``."""
    words = Words(best_language(None, Headers(scope=scope).get("accept-language")))
    headers = {"Retry-After": "60"} if reason in {"too_often", "full"} else {}
    answer = PlainTextResponse(words(f"server.{reason}"), status_code=STATUS[reason], headers=headers)
    await answer(scope, receive, send)
