"""A table of one's own in a real browser: mapped once, read at once, kept, and the next one read by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.e2e.server import LiveServer

TABLE = """Suivi maison;;;
Date;Vues du mois;Clics;Humeur de l’équipe
2026-{month}-04;1 042;37;bonne
2026-{month}-05;988;41;bonne
2026-{month}-06;hier;28;moyenne
"""


def dropped(page: Page, folder: Path, name: str, month: str) -> Locator:
    """Drop the table of one month; give back its card."""
    path = folder / name
    path.write_text(TABLE.format(month=month), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)
    return page.locator(".st-key-card-file-0")


def choose(page: Page, card: Locator, label: str, choice: str) -> None:
    """Pick an answer from a list, which shows only what is typed and fits."""
    box = card.get_by_role("combobox", name=label)
    box.click()
    box.fill(choice)
    page.get_by_role("option", name=choice, exact=True).click()


def test_a_table_is_mapped_once(page: Page, changing_server: LiveServer, tmp_path: Path) -> None:
    """What is prefilled is read at once, and a choice again; once kept, it reads the next table, until forgotten."""
    page.goto(f"{changing_server.url}/data?lang=en")
    expect(page.locator(".pb-plot .main-svg").first).to_be_visible()
    card = dropped(page, tmp_path, "mai.csv", "05")
    expect(card.locator("[data-table=first-rows]").filter(has_text="moyenne").first).to_be_visible()
    expect(card.locator(".pb-file-table").filter(has_text="3 rows").first).to_be_visible()
    expect(card.locator(".pb-file-table").filter(has_text="106").first).to_be_visible()
    choose(page, card, "Vues du mois", "Views")
    expect(card.locator(".pb-file-table").filter(has_text="2 rows · 1 row kept out").first).to_be_visible()
    expect(card.locator(".pb-file-table").filter(has_text="2,030").first).to_be_visible()
    expect(page.get_by_role("button", name="Keep 0 files")).to_be_disabled()
    choose(page, card, "Which network is this from?", "TikTok")
    card.get_by_role("button", name="Read with these answers").click()
    page.get_by_role("button", name="Keep 1 file").click()
    expect(page.locator(".pb-batch").first).to_contain_text("mai.csv")
    expect(page.get_by_text("1 table mapped by hand")).to_be_visible()

    card = dropped(page, tmp_path, "juin.csv", "06")
    expect(card).to_contain_text("Read with the mapping of “mai.csv”")
    expect(card.locator(".pb-file-table").filter(has_text="2 rows · 1 row kept out").first).to_be_visible()
    expect(card).to_contain_text("Which network is this from? (as the last time)")
    card.get_by_role("button", name="Forget it").click()
    expect(card.get_by_text("Which column is what?")).to_be_visible()
    expect(card.locator(".pb-file-table").filter(has_text="3 rows").first).to_be_visible()
    expect(page.get_by_text("1 table mapped by hand")).to_have_count(0)


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, has_touch=True)
def test_the_form_fits_on_a_phone(page: Page, changing_server: LiveServer, tmp_path: Path) -> None:
    """At 390 px the first rows scroll by themselves, and nothing else is wider than the screen."""
    page.goto(f"{changing_server.url}/data?lang=fr")
    expect(page.locator(".pb-plot .main-svg").first).to_be_visible()
    card = dropped(page, tmp_path, "mai.csv", "05")
    expect(card.get_by_role("heading", name="Quelle colonne est quoi")).to_be_visible()
    expect(card.locator(".pb-file-table").filter(has_text="3 lignes").first).to_be_visible()
    widths = page.get_by_test_id("stMain").evaluate("main => [main.scrollWidth, main.clientWidth]")
    assert widths[0] <= widths[1]
