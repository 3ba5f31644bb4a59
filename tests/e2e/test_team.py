"""Team in a real browser: the people of the plan survive pages, Back and the copied link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from payback.charts.theme import DARK
from tests.e2e.at_rest import TOO_WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    from tests.e2e.server import LiveServer

    CreateContext = Callable[..., BrowserContext]

TEAM = "hires=6:0.5:52000:,12:1:60000:"


def opened(page: Page, server: LiveServer, query: str = "lang=en") -> Locator:
    """The table of hires of a freshly opened Team page, once its picture is drawn."""
    page.goto(f"{server.url}/team?{query}")
    expect(page.locator(".st-key-adds figure")).to_have_attribute("data-state", "settled")
    return page.locator("[data-table=steps] tbody tr")


def go_to(page: Page, name: str) -> None:
    """Another page by the navigation."""
    page.get_by_test_id("stTopNavLink").filter(has_text=name).click()


def test_the_whole_page_is_there(page: Page, live_server: LiveServer) -> None:
    """Sentence, five hires, effort, waiting, seven ways, each picture with words."""
    rows = opened(page, live_server)
    expect(page.locator(".st-key-verdict h1")).to_contain_text("Hire")
    expect(rows).to_have_count(5)
    expect(page.locator("[data-table=alternatives] tbody tr")).to_have_count(7)
    for key in ("adds", "effort_curve", "waiting"):
        figure = page.locator(f".st-key-{key} figure")
        expect(figure).to_have_attribute("data-state", "settled")
        expect(figure.locator(".pb-plot")).to_have_attribute("aria-label", re.compile("..."))


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, color_scheme="dark")
def test_a_phone_in_the_dark_can_read_what_stands_above_the_bars(page: Page, live_server: LiveServer) -> None:
    """What a figure says differently on a phone has the colours of the theme as well."""
    opened(page, live_server)
    said = page.locator(".st-key-adds .annotation-text").first
    expect(said).to_be_visible()
    expect(said).to_have_css("fill", _rgb(DARK["text"]))


def _rgb(colour: str) -> str:
    """As a browser tells a colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_people_survive_pages_and_back(page: Page, live_server: LiveServer) -> None:
    """Two more people are in the address, on the next page, and there again after Back."""
    rows = opened(page, live_server)
    people = page.locator(".st-key-people")
    people.get_by_text("3", exact=True).click()
    expect(page).to_have_url(re.compile("hires="))
    expect(page.locator(".st-key-hire_1_salary input")).to_have_count(1)
    go_to(page, "Decide")
    expect(page.locator(".st-key-verdict h1")).to_contain_text("a team of 3")
    expect(page).to_have_url(re.compile("hires="))
    page.go_back()
    expect(rows).to_have_count(5)
    expect(page.locator(".st-key-hire_1_salary input")).to_have_count(1)


def test_a_copied_link_carries_the_team(
    page: Page, context: BrowserContext, live_server: LiveServer, new_context: CreateContext
) -> None:
    """Somebody else sees the same hires with the same figures."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    rows = opened(page, live_server, f"lang=en&{TEAM}")
    expect(rows.nth(1)).to_contain_text("$52,000")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query)["hires"] == ["6:0.5:52000:,12:1:60000:"]
    other = new_context().new_page()
    other.goto(link)
    theirs = other.locator("[data-table=steps] tbody tr")
    expect(theirs).to_have_count(5)
    assert theirs.all_inner_texts() == rows.all_inner_texts()


def test_a_salary_typed_wrong_is_told_beside_its_field(page: Page, live_server: LiveServer) -> None:
    """The last good team still counts, and a good salary is taken as people write it."""
    rows = opened(page, live_server, f"lang=en&{TEAM}")
    field = page.locator(".st-key-hire_0_salary input")
    field.fill("a lot")
    field.press("Enter")
    expect(page.locator(".pb-refused")).to_contain_text("is no salary")
    expect(rows.nth(1)).to_contain_text("$52,000")
    field.fill("55k")
    field.press("Enter")
    expect(page.locator(".pb-refused")).to_have_count(0)
    expect(rows.nth(1)).to_contain_text("$55,000")
    expect(page).to_have_url(re.compile("55000"))


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 844}, has_touch=True)
def test_a_table_is_a_list_on_a_phone(page: Page, live_server: LiveServer) -> None:
    """Each figure stands after the name of its column, and whoever hears the page still hears a table.

    At 320 px neither the page nor a table is wider than the screen; in French with three people.
    """
    rows = opened(page, live_server, f"lang=fr&{TEAM}")
    assert page.evaluate(TOO_WIDE) == []
    first = rows.first.locator("td").first
    label = "element => getComputedStyle(element, '::before').content.split('\"')[1]"
    assert first.evaluate(label) == first.get_attribute("data-label")
    name, figure = rows.first.locator("th").bounding_box(), first.bounding_box()
    assert name is not None
    assert figure is not None
    assert figure["y"] >= name["y"] + name["height"]
    table = page.locator("[data-table=steps]").get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(6)
    expect(table.get_by_role("columnheader")).to_have_count(8)
    expect(table.get_by_role("rowheader")).to_have_count(5)
    expect(table.get_by_role("cell")).to_have_count(35)
