"""One page of one app in a real browser: opening it, pressing a key on a slider, dragging one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from bench.live.servers import App
    from playwright.async_api import Browser, BrowserContext, CDPSession, Locator, Page

RECORDER = (Path(__file__).parent / "recorder.js").read_text(encoding="utf-8")
SCREEN = {"width": 1440, "height": 900}
HOLD_SECONDS = 0.2
"""The hand rests before it lets go, and before it takes hold."""
QUIET_MS = 300
"""A page is at rest when nothing has changed for this long."""
COMPLETE_MS = 1_500
"""Nothing more comes after a first visit when nothing has changed for this long: ours sends its sidebar last."""
PATIENCE_SECONDS = 120
THUMB = 18
"""Pixels across the thumb of a slider that the browser draws itself."""
SHARE = "slider => (slider.value - slider.min) / (slider.max - slider.min)"


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody drags.

    Attributes:
        moves: Of the pointer.
        pixels: Of each; nearly two steps of the coarsest slider, and together within its track, in every app.
        pause_seconds: From one to the next.
    """

    moves: int
    pixels: float
    pause_seconds: float


QUICK = Hand(24, 7, 1 / 60)
SLOW = Hand(8, 9, 0.15)
"""Slow enough for every app to answer one move before the next."""


@dataclass(slots=True)
class Visit:
    """A page that is open.

    Attributes:
        app: Whose page it is.
        page: The browser's.
        wire: To the browser's own tools: they move the pointer without waiting for the page.
        opened: Milliseconds from asking for the page: the document, the first message of its websocket, the last one
            that came before the curve (both None without one), and the first painted curve.
    """

    app: App
    page: Page
    wire: CDPSession
    opened: dict[str, float | None]

    @classmethod
    async def open(cls, app: App, port: int, context: BrowserContext) -> Self:
        """Ask for the page and wait until a curve has been painted and the page is at rest."""
        page = await context.new_page()
        await page.add_init_script(f"window.curveHolder = {app.holder!r};\n{RECORDER}")
        visit = cls(app, page, await context.new_cdp_session(page), {})
        await page.goto(f"http://127.0.0.1:{port}{app.path}", wait_until="commit")
        visit.opened = await visit._answer("recorder.opened()")
        await visit.rest()
        return visit

    async def rest(self, quiet: int = QUIET_MS) -> None:
        """Wait until nothing has changed for so many milliseconds and the curve is the one asked for."""
        await self._answer(f"recorder.rest({quiet})")

    async def recorded(self) -> dict[str, Any]:
        """What the page's recorder noted since it was last cleared."""
        return dict(await self.page.evaluate("recorder"))

    async def press(self, name: str, key: str) -> dict[str, Any]:
        """One key on a slider; what was recorded until the page came to rest."""
        slider = await self._take(name)
        await slider.focus()
        await self.rest()
        await self.page.evaluate("recorder.clear()")
        await self.page.keyboard.press(key)
        await self.rest()
        return await self.recorded()

    async def drag(self, name: str, hand: Hand) -> dict[str, Any]:
        """Drag a slider's thumb and let go; what was recorded until the page came to rest.

        The hand moves at its own pace, whether or not the page keeps up with it.
        """
        x, y = await self._thumb(await self._take(name), name)
        await self._pointer("mouseMoved", x, y)
        await asyncio.sleep(HOLD_SECONDS)
        await self.rest()
        await self.page.evaluate("recorder.clear()")
        await self._pointer("mousePressed", x, y, buttons=1)
        clock = asyncio.get_running_loop()
        start, moves = clock.time(), []
        for step in range(1, hand.moves + 1):
            moves.append(asyncio.ensure_future(self._pointer("mouseMoved", x + hand.pixels * step, y, buttons=1)))
            await asyncio.sleep(start + step * hand.pause_seconds - clock.time())
        await asyncio.gather(*moves)
        await asyncio.sleep(HOLD_SECONDS)
        await self._pointer("mouseReleased", x + hand.pixels * hand.moves, y)
        await self.rest()
        return await self.recorded()

    async def _thumb(self, slider: Locator, name: str) -> tuple[float, float]:
        """Where the middle of a slider's thumb is."""
        box = await (slider.locator(self.app.thumb) if self.app.thumb else slider).bounding_box()
        if box is None:
            message = f"{self.app.name}: the slider {name} cannot be seen"
            raise LookupError(message)
        share = 0.5 if self.app.thumb else float(await slider.evaluate(SHARE))
        inset = 0.0 if self.app.thumb else THUMB / 2
        return box["x"] + inset + share * (box["width"] - 2 * inset), box["y"] + box["height"] / 2

    async def _take(self, name: str) -> Locator:
        slider = self.page.locator(self.app.slider[name]).first
        await slider.evaluate("(slider, name) => recorder.hold(slider, name)", name)
        return slider

    async def _pointer(self, kind: str, x: float, y: float, buttons: int = 0) -> None:
        button = "left" if buttons or kind == "mouseReleased" else "none"
        at = {"x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1}
        await self.wire.send("Input.dispatchMouseEvent", {"type": kind, **at})

    async def _answer(self, question: str) -> Any:  # noqa: ANN401  (whatever the page says)
        return await asyncio.wait_for(self.page.evaluate(question), PATIENCE_SECONDS)


async def newcomer(browser: Browser) -> BrowserContext:
    """A browser that has seen nothing yet."""
    return await browser.new_context(viewport=SCREEN, device_scale_factor=1)  # type: ignore[arg-type]
