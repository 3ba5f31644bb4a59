"""The board in a browser: what its curve says of itself, and hands on its controls."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from playwright.sync_api import expect

from payback.model import ASSUMPTIONS
from payback.model.plan.plan import changed
from payback.workflows.demo_company import DEMO
from payback.workflows.starting_plan import plan_in_file
from tests.e2e.random_plans import assert_model_says

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from payback.model import Plan
    from tests.e2e.server import LiveServer

AT_FIRST = plan_in_file(DEMO / "plan.toml")
"""The plan of a page that was opened without a link."""

SETTLED = "[data-testid=payback-curve][data-state=settled]"
"""The curve at rest."""

DRAWN = "JSON.parse(document.querySelector('[data-testid=payback-curve]')?.dataset.drawn ?? '{}')"
"""The values that it shows; none while it is away, because its page runs again."""

SHOWN = """async (curve) => {
  for (let k = 0; k < 2; k++) await new Promise(requestAnimationFrame);
  const { drawn, paybackMonth, state } = curve.dataset;
  return { drawn, state, payback: paybackMonth, points: curve.points() };
}"""

THUMB = 18
"""Pixels of a slider's thumb, whose middle keeps half of them from either end."""


def opened(page: Page, server: LiveServer, query: str = "lang=en") -> Locator:
    """The curve of a freshly opened Decide, at rest: drawn, and Python has nothing more to say."""
    page.goto(f"{server.url}/?{query}")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return curve


def open_plan(page: Page, server: LiveServer, plan: Plan) -> Locator:
    """The curve of a plan's link, at rest."""
    values = {name: getattr(plan, name) for name in ASSUMPTIONS}
    return opened(page, server, urlencode({"v": 1, "lang": "en", **values}))


def slider(page: Page, name: str) -> Locator:
    """The slider of an assumption."""
    return page.locator(f".st-key-{name} input[type=range]")


def field(page: Page, name: str) -> Locator:
    """The field beside it."""
    return page.locator(f"[data-value-of={name}]")


@dataclass(frozen=True, slots=True)
class Track:
    """Where the middle of a thumb can be brought to, in pixels."""

    start: float
    end: float
    y: float

    def at(self, share: float) -> float:
        """The place at a share of the way."""
        return self.start + share * (self.end - self.start)


def track(page: Page, name: str) -> Track:
    """The track of a slider."""
    control = slider(page, name)
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    assert box is not None
    return Track(box["x"] + THUMB / 2, box["x"] + box["width"] - THUMB / 2, box["y"] + box["height"] / 2)


def take_hold(page: Page, name: str) -> Track:
    """Press a slider where its thumb stands."""
    place, control = track(page, name), slider(page, name)
    share = control.evaluate("input => (input.valueAsNumber - input.min) / (input.max - input.min)")
    page.mouse.move(place.at(share), place.y)
    page.mouse.down()
    return place


def shown(curve: Locator) -> dict[str, Any]:
    """What the curve says it shows, two frames after the last move."""
    return dict(curve.evaluate(SHOWN))


def moved(curve: Locator, before: str | None) -> dict[str, Any]:
    """What the curve shows once it shows other values than before."""
    expect(curve).not_to_have_attribute("data-drawn", before or "")
    return shown(curve)


def agrees(seen: dict[str, Any], base: Plan) -> None:
    """The browser's points and payback month are the model's, for the values that the browser names."""
    plan = changed(base, json.loads(seen["drawn"]))
    assert_model_says(plan, seen["points"], float(seen["payback"]) if seen["payback"] else None)


def drawn(curve: Locator) -> dict[str, float]:
    """The values that the curve shows."""
    return dict(json.loads(curve.get_attribute("data-drawn") or "{}"))
