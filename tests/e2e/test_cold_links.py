"""A link that somebody sent opens on a server that nobody has visited yet: with navigation, page and plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.server import ROOT, serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

SALARY = 71_000
# Each page has its file's name in its address, and the one that answers the question has none.
PAGES = ["" if page.stem == "decide" else page.stem for page in sorted((ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("first", ["", "team"])
def test_a_cold_link_opens_with_navigation_and_plan(
    tmp_path_factory: pytest.TempPathFactory, demo_store: Path, page: Page, first: str
) -> None:
    """The very first visitor of a process sees every page in the navigation and the salary of the link.

    The first visitor of one process opens the page without a name in its address, that of another one a page with a
    name: the router knows no third kind. Every other page is opened after these, and must be like them.
    """
    others = [path for path in PAGES if path and path != first] if first else []
    for server in serve(tmp_path_factory.mktemp("cold"), store=demo_store):
        for path in (first, *others):
            page.goto(f"{server.url}/{path}?salary={SALARY}&lang=en")
            navigation = page.get_by_test_id("stTopNavLink").or_(page.get_by_test_id("stSidebarNavLink"))
            expect(navigation).to_have_count(len(PAGES))
            expect(page.locator(".st-key-salary input[type=range]")).to_have_attribute("value", str(SALARY))
            expect(page).to_have_url(re.compile(rf"^{re.escape(server.url)}/{path}\?.*salary={SALARY}"))
