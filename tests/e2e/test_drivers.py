"""Drivers in a real browser: the sentence, the picture, the tables, and a stream switched off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from payback.model import VALUE_STREAMS
from tests.e2e.at_rest import TOO_WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.e2e.server import LiveServer


def opened(page: Page, server: LiveServer, query: str = "lang=en") -> Locator:
    """The tornado of a freshly opened Drivers page, once it is drawn."""
    page.goto(f"{server.url}/drivers?{query}")
    tornado = page.locator(".st-key-tornado figure")
    expect(tornado).to_have_attribute("data-state", "settled")
    return tornado


def test_the_sentence_stands_over_the_picture_and_the_tables(page: Page, live_server: LiveServer) -> None:
    """Answer, picture with words for who cannot see it, what to measure, break-even values, streams."""
    tornado = opened(page, live_server)
    expect(page.locator(".st-key-verdict h1")).to_contain_text("moves the answer most")
    expect(tornado.locator(".pb-plot")).to_have_attribute(
        "aria-label", re.compile("Bars for the assumptions that move most")
    )
    expect(page.locator("[data-table=break-even] tbody tr")).to_have_count(8)
    expect(page.locator("[data-table=streams] tbody tr")).to_have_count(len(VALUE_STREAMS))
    expect(page.locator(".st-key-salary input[type=range]")).to_have_count(1)


def test_the_picture_is_updated_in_place(page: Page, live_server: LiveServer) -> None:
    """Another view of the same assumptions: the chart is not mounted anew."""
    tornado = opened(page, live_server)
    page.evaluate("document.querySelector('.st-key-tornado .js-plotly-plot').dataset.same = 'yes'")
    page.get_by_role("radio", name="Payback month").or_(page.get_by_role("button", name="Payback month")).click()
    expect(tornado.locator(".pb-title")).to_contain_text("Payback month, each assumption")
    expect(page.locator(".st-key-tornado .js-plotly-plot[data-same=yes]")).to_have_count(1)


def test_a_stream_switched_off_is_off_on_decide_too(page: Page, live_server: LiveServer) -> None:
    """The toggle is part of the plan: it stands in the address and goes to the next page."""
    opened(page, live_server)
    page.locator(".st-key-counts_retention label").click()
    row = page.locator("[data-table=streams] tr", has_text="Customers who stay")
    expect(row).to_contain_text("not counted")
    expect(page).to_have_url(re.compile("streams="))
    page.get_by_test_id("stTopNavLink").filter(has_text="Decide").click()
    expect(page.get_by_test_id("payback-curve")).to_have_attribute("data-state", "settled")
    expect(page.locator("[data-stream=sales]")).to_have_count(1)
    expect(page.locator("[data-stream=retention]")).to_have_count(0)


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark")
def test_a_phone_scrolls_only_downwards(page: Page, live_server: LiveServer) -> None:
    """At 390 px no part is wider than the screen; in French and in the dark."""
    opened(page, live_server, "lang=fr")
    plot = page.locator(".st-key-tornado .pb-plot").bounding_box()
    assert page.evaluate(TOO_WIDE) == []
    assert plot is not None
    assert plot["x"] + plot["width"] <= 390


def test_the_picture_changes_with_the_width(page: Page, live_server: LiveServer) -> None:
    """From a desk to a phone and back: eight names beside their bars, six above them; one text marks the plan."""
    tornado = opened(page, live_server)
    names, above = tornado.locator(".ytick"), tornado.locator(".annotation-text")
    expect(names).to_have_count(8)
    expect(above).to_have_count(1)
    page.set_viewport_size({"width": 320, "height": 844})
    expect(above).to_have_count(7)
    expect(names).to_have_count(0)
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(names).to_have_count(8)
    expect(above).to_have_count(1)
