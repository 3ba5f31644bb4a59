"""When a page of the dashboard is there: Python has nothing more to say, and the page is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOO_WIDE = """[document.documentElement, ...document.querySelectorAll("[data-testid=stMain], .pb-rows, .pb-plot")]
  .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.outerHTML.slice(0, 90))"""
"""What would have to be scrolled sideways to be read."""

FITS = """width => document.querySelector(".stApp").clientWidth === width
  && [...document.querySelectorAll(".js-plotly-plot .main-svg")].every((drawn) => drawn.clientWidth <= width)"""
"""Whether the app has a width and no picture is wider."""

SETTLED = {
    "": "[data-testid=payback-curve][data-state=settled]",
    "drivers": ".st-key-tornado figure[data-state=settled]",
    "team": ".st-key-effort_curve figure[data-state=settled]",
    "track": ".st-key-card-frozen h2",
    "scenarios": ".st-key-card-scenarios h2",
    "data": ".pb-batch",
    "method": "[class*=st-key-method_]",
}
"""What stands on each page when it is there."""


def at_rest(page: Page, name: str) -> None:
    """Wait until Python has nothing more to say and the page is drawn."""
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator(SETTLED[name]).first).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
