"""People without a browser who drag and let go; as a browser does, they come back when their connection breaks.

While a hand drags nothing is sent: the page draws by itself. What counts is from letting go to the end of the run.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from urllib.request import Request, urlopen

from bench.live.viewers import RunFailedError, Viewer
from websockets.exceptions import WebSocketException

from payback.model import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.live.servers import App

DRAG_SECONDS, LOOK_SECONDS = 1.0, 1.0
"""A hand is under way for so long, and a reader looks at what came of it for so long."""

PATIENCE_SECONDS = 60
RETRY_SECONDS = 1.0
"""Between two attempts to connect again, as Streamlit's page waits at first."""

BROKEN = (WebSocketException, OSError, EOFError)


class LostPlanError(Exception):
    """Whoever came back saw another plan than the one they had left: what the address named, and what was shown."""


def cookies_of(port: int, path: str = "/") -> dict[str, str]:
    """What a browser is given with a page that it opens for the first time."""
    jar: dict[str, str] = {}
    for each in (path, "/_stcore/health"):
        words = "; ".join(f"{name}={text}" for name, text in jar.items())
        with urlopen(Request(f"http://127.0.0.1:{port}{each}", headers={"Cookie": words}), timeout=60) as answer:
            for line in answer.headers.get_all("Set-Cookie") or ():
                jar.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
    return jar


@dataclass(slots=True)
class Visitor:
    """Somebody with a page open.

    Attributes:
        app: Whose page.
        port: At which they ask for it.
        number: Tells them from the others.
        cookies: Of their browser.
        seconds: From letting go to the end of the run, of every drag that was answered.
        errors: Names of what went wrong, by the number of times.
        returns: Seconds from a broken connection until the same plan stood there again.
    """

    app: App
    port: int
    number: int
    cookies: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    returns: list[float] = field(default_factory=list)
    viewer: Viewer | None = None
    _written: bytes = b""
    _turn: int = 0

    async def open(self) -> None:
        """Ask for the page as a stranger does, and see it."""
        self.cookies = await asyncio.to_thread(cookies_of, self.port)
        self.viewer = await self._arrive(None)
        self._keep_address()

    async def stay(self, over: Callable[[], bool]) -> None:
        """Drag, let go, look, again and again, until it is over."""
        await asyncio.sleep((DRAG_SECONDS + LOOK_SECONDS) * (self.number * 0.618 % 1))  # nobody begins together
        while not over():
            await asyncio.sleep(DRAG_SECONDS)
            try:
                await self._let_go()
            except BROKEN:
                await self._come_back()
            except (RunFailedError, TimeoutError) as error:
                self.errors.append(type(error).__name__)
                await self._come_back()
            await asyncio.sleep(LOOK_SECONDS)

    def forget(self) -> None:
        """Begin to measure anew."""
        for measured in (self.seconds, self.errors, self.returns):
            measured.clear()

    async def close(self) -> None:
        """Leave."""
        if self.viewer:
            await self.viewer.wire.close()

    def asked(self) -> dict[str, float]:
        """The assumptions that the address names."""
        params = parse_qsl(self.viewer.query) if self.viewer else ()
        return {name: float(text) for name, text in params if name in ASSUMPTIONS}

    def shown(self) -> dict[str, float]:
        """The assumptions in which the plan on the page differs from where everybody begins."""
        return dict(self._answer().get("answer", {}).get("values", {}))

    async def _let_go(self) -> None:
        assert self.viewer
        self._turn += 1
        self.seconds.append(await asyncio.wait_for(self.viewer.move(self._turn), PATIENCE_SECONDS))
        self._keep_address()

    async def _come_back(self) -> None:
        """Connect again, wherever the proxy leads; what stood there must stand there again."""
        begun, before, left = time.perf_counter(), self.viewer, self.asked()
        while True:
            try:
                self.viewer = await asyncio.wait_for(self._arrive(before), PATIENCE_SECONDS)
            except (*BROKEN, TimeoutError) as error:
                if time.perf_counter() - begun > PATIENCE_SECONDS:
                    self.errors.append(f"gone for good: {type(error).__name__}")
                    raise
                await asyncio.sleep(RETRY_SECONDS)
            else:
                break
        if any(self.shown().get(name) != value for name, value in left.items()):
            raise LostPlanError(left, self.shown())
        self.returns.append(time.perf_counter() - begun)

    async def _arrive(self, before: Viewer | None) -> Viewer:
        cookie = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        return await Viewer.arrive(self.app, self.port, self.number, {"Cookie": cookie}, before)

    def _keep_address(self) -> None:
        """Note the address that the page wrote into the browser's history, as a browser has it when it comes back."""
        told, address = self._told(), self._answer().get("address", "")
        if address and told != self._written and self.viewer:
            self.viewer.query = address.partition("?")[2]
        self._written = told

    def _answer(self) -> dict[str, Any]:
        """What the component that holds the plan was last told; nothing where an app has none."""
        told = self._told()
        return dict(json.loads(told)) if told else {}

    def _told(self) -> bytes:
        return bytes(getattr(self.viewer.salary, "bytes", b"")) if self.viewer else b""
