"""Measures one app in a real browser: the hand moves, the curve is painted, the page comes to rest."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

RECORDER = (Path(__file__).parent / "recorder.js").read_text(encoding="utf-8")
FRAME = 1_000 / 60
REST_MS = 300
"""A page is at rest when nothing has changed for this long."""


@dataclass(frozen=True, slots=True)
class App:
    """How to find one app's parts.

    Attributes:
        command: Starts the server; ``{port}`` stands for its port.
        path: Of the page.
        slider: Selector of what takes the keyboard and the pointer for one slider; ``{name}`` stands for it.
        curve: Selector of the paths of the curve, the last of which is the line.
        thumb: Where the pointer takes hold, when that is not the middle of `slider`'s own thumb.
    """

    name: str
    command: tuple[str, ...]
    path: str
    slider: str
    curve: str = ".scatterlayer .js-line"
    thumb: str = ""
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Sample:
    """Milliseconds (or bytes) of one app, a list for each figure."""

    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, *values: float) -> None:
        """Keep more values of a figure."""
        self.figures.setdefault(name, []).extend(values)


class Visit:
    """One page of one app in one browser context."""

    def __init__(self, app: App, port: int, context: BrowserContext) -> None:
        self.app, self.address = app, f"http://127.0.0.1:{port}{app.path}"
        self.page: Page = context.new_page()
        self.bytes = 0.0
        self.page.add_init_script(f"window.curveSelector = {app.curve!r};\n{RECORDER}")
        wire = context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.dataReceived", lambda event: self._count(event["encodedDataLength"]))
        wire.on("Network.webSocketFrameReceived", lambda event: self._count(_frame_bytes(event["response"])))
        wire.on("Network.webSocketFrameSent", lambda event: self._count(_frame_bytes(event["response"])))

    def _count(self, received: float) -> None:
        self.bytes += received

    def open(self) -> float:
        """Milliseconds from asking for the page to the first painted curve."""
        self.page.goto(self.address, wait_until="commit")
        self.page.wait_for_function("window.recorder?.first", timeout=60_000)
        first = float(self.page.evaluate("recorder.first"))
        self.rest()
        return first

    def rest(self) -> None:
        """Wait until nothing changes any more."""
        self.page.wait_for_function(
            f"performance.now() - (recorder.changes.at(-1) ?? 0) > {REST_MS}", polling=50, timeout=60_000
        )

    def clear(self) -> None:
        """Forget what was recorded so far, but for the first paint."""
        self.page.evaluate("for (const list of Object.values(recorder)) if (Array.isArray(list)) list.length = 0")
        self.bytes = 0.0

    def record(self) -> dict[str, Any]:
        """What was recorded since the last `clear`."""
        return dict(self.page.evaluate("recorder"))

    def focus(self, name: str) -> None:
        """Put the keyboard on a slider."""
        self.page.locator(self.app.slider.format(name=name)).first.focus()

    def handle(self, name: str) -> tuple[float, float]:
        """Where to take hold of a slider's thumb."""
        selector = (self.app.thumb or self.app.slider).format(name=name)
        box = self.page.locator(selector).first.bounding_box()
        if box is None:
            message = f"{self.app.name}: no slider {name}"
            raise RuntimeError(message)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _frame_bytes(frame: dict[str, Any]) -> float:
    payload = frame["payloadData"]
    return len(payload) * 3 / 4 if frame["opcode"] == 2 else len(payload)


def press(visit: Visit, name: str, key: str) -> dict[str, float]:
    """One key on a slider: until the curve is painted, until the page rests, bytes on the way."""
    visit.focus(name)
    visit.clear()
    visit.page.keyboard.press(key)
    visit.rest()
    seen = visit.record()
    start = seen["keys"][0]
    painted = [t for t in seen["paints"] if t >= start]
    figures = {"key_rest": seen["changes"][-1] - start if seen["changes"] else 0.0, "key_bytes": visit.bytes}
    return figures | ({"key_paint": painted[0] - start} if painted else {})


def drag(visit: Visit, name: str, by: float, moves: int = 20) -> dict[str, list[float]]:
    """Drag a slider's thumb and let go: from each move to its paint, from release to rest, frames missed."""
    page = visit.page
    x, y = visit.handle(name)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by / moves, y)
    page.wait_for_timeout(150)
    visit.clear()
    for step in range(2, moves + 2):
        page.mouse.move(x + by * step / moves, y)
        page.wait_for_timeout(FRAME)
    page.wait_for_timeout(250)
    during = visit.record()
    visit.clear()
    page.mouse.up()
    visit.rest()
    after = visit.record()
    released = after["ups"][0]
    gaps = [b - a for a, b in zip(during["frames"], during["frames"][1:], strict=False)]
    figures = {
        "drag_paint": _delays(during["moves"], during["paints"]),
        "drag_drawn": [float(len(during["paints"]) / max(len(during["moves"]), 1))],
        "frames_missed": [float(sum(round(gap / FRAME) - 1 for gap in gaps if gap > 1.5 * FRAME))],
        "release_rest": [after["changes"][-1] - released] if after["changes"] else [],
        "release_bytes": [visit.bytes],
    }
    late = [t - released for t in after["paints"] if t >= released]
    return figures | ({} if figures["drag_paint"] else {"release_paint": late[:1]})


def _delays(moves: list[float], paints: list[float]) -> list[float]:
    """From each move to the next paint of another curve; moves after the last paint have none."""
    found = ((move, bisect_right(paints, move)) for move in moves)
    return [paints[at] - move for move, at in found if at < len(paints)]


def visits(browser: Browser, app: App, port: int, sample: Sample) -> None:
    """First visit with an empty cache, then the same with what it left behind."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    try:
        for cache in ("cold", "warm"):
            visit = Visit(app, port, context)
            sample.add(f"visit_{cache}", visit.open())
            sample.add(f"visit_{cache}_bytes", visit.bytes)
            visit.page.close()
    finally:
        context.close()
