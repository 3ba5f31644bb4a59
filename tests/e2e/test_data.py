"""Data in a real browser: drop an export, see what it holds, keep it, take it out again, use the history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from payback.i18n import Words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer


def opened(page: Page, server: LiveServer, query: str = "lang=en") -> None:
    """Open the page and wait until its charts are drawn."""
    page.goto(f"{server.url}/data?{query}")
    expect(page.locator(".pb-plot .main-svg").first).to_be_visible()


def test_an_export_is_looked_at_kept_and_taken_out(
    page: Page, changing_server: LiveServer, root: Path, tmp_path: Path
) -> None:
    """Nothing is kept before the click; afterwards the import heads the list and can be taken out and put back."""
    export = tmp_path / "orders_export_2.csv"
    export.write_bytes((root / "data" / "demo" / "2026" / "orders_export_1.csv").read_bytes() + b"\n")
    opened(page, changing_server)
    newest = page.locator(".pb-batch").first
    expect(newest).not_to_contain_text("orders_export_2.csv")
    page.locator("input[type=file]").set_input_files(export)
    card = page.locator(".st-key-card-file-0")
    expect(card).to_contain_text("Shopify")
    expect(card).to_contain_text("1,356 rows")
    page.get_by_role("button", name="Read with these answers").click()
    page.get_by_role("button", name="Keep 1 file").click()
    expect(newest).to_contain_text("orders_export_2.csv")
    expect(card).to_have_count(0)
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.locator("[class*='st-key-batch_']").get_by_role("button", name="Undo").first.click()
    expect(newest).to_have_attribute("data-status", "undone")
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_role("button", name="Put back").first.click()
    expect(newest).to_have_attribute("data-status", "applied")


def test_several_files_are_told_apart(page: Page, changing_server: LiveServer, root: Path, tmp_path: Path) -> None:
    """A good one, an unknown one and a disguised one at once: each has its own card, only the good one can be kept."""
    known = next((root / "data" / "demo" / "2026").glob("LPB-Ads*.csv"))
    unknown, disguised = tmp_path / "list.csv", tmp_path / "photo.csv"
    unknown.write_text("Fruit,Colour\napple,red\npear,green\n")
    disguised.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    opened(page, changing_server, "lang=fr")
    page.locator("input[type=file]").set_input_files([known, unknown, disguised])
    expect(page.locator("[class*='st-key-card-file-']")).to_have_count(3)
    expect(page.get_by_text("Fruit, Colour")).to_be_visible()
    expect(page.get_by_text("Meta Ads").first).to_be_visible()
    expect(page.get_by_role("button", name="Garder 1 fichier")).to_be_enabled()


def test_the_history_moves_the_plan(page: Page, live_server: LiveServer) -> None:
    """Old and new stand side by side; a click, as early as can be, moves address and the plan of Decide."""
    opened(page, live_server)
    row = page.locator("[data-table=observed] tr").filter(has_text=Words("en")("assumption.conversion.label"))
    observed = row.locator("td").nth(1).inner_text()
    page.get_by_role("button", name="Use my history").click()
    expect(page).to_have_url(re.compile(r"conversion="))
    page.get_by_test_id("stTopNavLink").first.click()
    expect(page.locator(".pb-board [data-value-of=conversion]")).to_have_value(observed)
