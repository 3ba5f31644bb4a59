"""Every page as axe sees it: names of controls, landmarks, order of headings, contrast in both themes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.e2e.at_rest import FITS, SETTLED, TOO_WIDE, at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.e2e.server import LiveServer

GROUND = "element => getComputedStyle(element).backgroundColor"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const { width, height } = at.getBoundingClientRect();
  const seen = width > 1 && height > 1 && at.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const skips = at.dataset.testid === "stSkipToContent";
  const shown = at.tagName !== "A" || skips || getComputedStyle(at).outlineStyle !== "none";
  return { what: at.outerHTML.slice(0, 90), ok: seen && shown };
}"""
"""Where the keyboard stands: none once it has left the page. The link that skips the header is seen by being there."""

MOST_STOPS = 200

NOT_OURS = {
    "presentation-role-conflict": {"enabled": False},  # Streamlit names its drop zone and calls it decoration
}


@pytest.mark.parametrize("name", SETTLED)
def test_axe_finds_nothing(page: Page, live_server: LiveServer, name: str) -> None:
    """Rules of WCAG 2.2 A and AA and axe's own good practice: English in the light, French in the dark, on a phone.

    One visit of each page: language, theme and width are changed on the page, as a person may.
    """
    page.emulate_media(color_scheme="light")
    page.goto(f"{live_server.url}/{name}?lang=en")
    at_rest(page, name)
    assert violations(page) == []

    ground = page.locator(".stApp").evaluate(GROUND)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).not_to_have_css("background-color", ground)
    page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    at_rest(page, name)
    assert violations(page) == []

    page.emulate_media(color_scheme="light")
    expect(page.locator(".stApp")).to_have_css("background-color", ground)
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function(FITS, arg=390)
    at_rest(page, name)
    assert violations(page) == []

    page.set_viewport_size({"width": 320, "height": 900})
    page.wait_for_function(FITS, arg=320)
    at_rest(page, name)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("name", ["scenarios", "method"])
def test_every_stop_of_the_keyboard_is_seen(page: Page, live_server: LiveServer, name: str) -> None:
    """Nobody presses Tab and stands nowhere: each stop has a size, and a link shows that the keyboard is there."""
    page.goto(f"{live_server.url}/{name}?lang=en")
    at_rest(page, name)
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > len(SETTLED)
    assert [stop["what"] for stop in stops if not stop["ok"]] == []


@pytest.mark.first_visit
def test_the_header_is_right_before_its_script_is_there(page: Page, live_server: LiveServer) -> None:
    """A slow line brings the script of the header late: what has no words yet is not offered to anybody."""
    late: list[Route] = []
    page.route("**/topbar.js", lambda route: late.append(route))  # noqa: PLW0108  (Playwright marks what it is given)
    page.goto(f"{live_server.url}/method?lang=en")
    button = page.locator(".pb-copy")
    expect(button).to_be_attached()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(button).to_be_hidden()
    assert violations(page) == []
    for route in late:
        route.continue_()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, each with the elements that break it."""
    page.evaluate(AXE)
    result = page.evaluate("rules => axe.run(document, { resultTypes: ['violations'], rules })", NOT_OURS)
    assert result["passes"]
    return [_with_elements(rule) for rule in result["violations"]]


def _with_elements(rule: dict[str, Any]) -> tuple[str, list[str]]:
    """A broken rule with the elements that break it."""
    return rule["id"], [node["html"][:160] for node in rule["nodes"]]
