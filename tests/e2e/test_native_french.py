"""What Streamlit has in English only is French in a real browser, and English again for who changes the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.e2e.at_rest import at_rest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer


def test_streamlits_own_words_are_french(page: Page, live_server: LiveServer) -> None:
    """Its skip link, its panel, the buttons of a number, and the file uploader, which is drawn when it is asked for."""
    page.goto(f"{live_server.url}/scenarios?lang=fr")
    at_rest(page, "scenarios")
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Aller au contenu principal")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_have_attribute("aria-label", "Ouvrir le panneau latéral")
    page.get_by_role("button", name="D’un fichier").click()
    uploader = page.get_by_test_id("stFileUploader")
    expect(uploader).to_contain_text("Parcourir")
    expect(uploader).to_contain_text("1 Mo par fichier")
    expect(uploader.locator("input")).to_have_attribute("aria-label", "Choisir un fichier")
    page.keyboard.press("Escape")

    page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Skip to main content")
    expect(page.get_by_test_id("stExpandSidebarButton")).to_have_attribute("aria-label", "Expand sidebar")
