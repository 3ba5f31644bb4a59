"""Somebody who has never seen it: from the demonstration to one's own company and its verdict, in a few clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.at_rest import TOO_WIDE
from tests.e2e.curve import opened
from tests.e2e.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer

MOST_CLICKS = 8
COUNT = "addEventListener('click', (event) => { if (event.detail) window.clicks = (window.clicks ?? 0) + 1; }, true)"
"""Clicks of a pointer; what a key sets off, and what the browser passes on to a label's field, has no detail."""

TYPED = {"pay": "60000", "followers": "4,200", "worth": "85", "hours": "4"}


@pytest.fixture(scope="module")
def demo_server(tmp_path_factory: pytest.TempPathFactory, demo_store: Path) -> Iterator[LiveServer]:
    """A server whose demonstration may be left."""
    yield from serve(tmp_path_factory.mktemp("demo-server"), store=demo_store)


@pytest.mark.parametrize("width", [1440, 390])
def test_my_company_my_verdict(page: Page, demo_server: LiveServer, width: int) -> None:
    """Eight clicks at most, every question answered with a pointer; and the demonstration comes back for the next."""
    page.set_viewport_size({"width": width, "height": 900})
    curve = opened(page, demo_server)
    page.evaluate(COUNT)
    page.locator(".st-key-my_company button").click()
    page.get_by_role("radio", name="We sell to people").or_(page.get_by_text("We sell to people")).first.click()
    for name, text in TYPED.items():
        page.locator(f".st-key-company_{name} input").click()
        page.keyboard.type(text)
    page.locator(".st-key-answer_company button").click()
    notes = page.locator(".st-key-pb-company-notes")
    expect(notes).to_contain_text("4 answers of yours")
    expect(notes).to_contain_text("Shop (about 5,000 followers)")
    expect(page.locator(".st-key-board h1")).to_contain_text("never pays back")
    expect(curve).to_have_attribute("data-state", "settled")
    assert page.evaluate("window.clicks") <= MOST_CLICKS
    assert page.evaluate(TOO_WIDE) == []
    expect(page.locator(".st-key-pb-demo")).not_to_contain_text("invented figures")
    page.locator(".st-key-demo_back button").click()
    expect(page.locator(".st-key-pb-demo")).to_contain_text("invented figures")
