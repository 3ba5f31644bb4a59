"""Print: a page on paper is the page and not the window around it, on A4 and on Letter."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from payback.i18n import Words
from tests.e2e.at_rest import at_rest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer

PRINTED = [("A4", ("", "data", "scenarios")), ("Letter", ("drivers", "team", "track", "method"))]
DRAWN = {"", "data", "drivers", "team"}
"""Pages that show a chart to whoever has kept nothing yet."""

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>')


@pytest.mark.parametrize(("paper", "paths"), PRINTED)
def test_a_page_prints_as_a_page(
    page: Page, live_server: LiveServer, tmp_path: Path, paper: str, paths: tuple[str, ...]
) -> None:
    """No word leaves the paper, also none of a chart; tables stand below charts, and nothing that is only pressed."""
    words = Words("fr")
    for path in paths:
        page.goto(f"{live_server.url}/{path}?lang=fr")
        at_rest(page, path)
        figures = page.locator("figure.pb-figure")
        if path in DRAWN:
            expect(figures).not_to_have_count(0)
        for place in range(figures.count()):
            figures.nth(place).scroll_into_view_if_needed()
            expect(figures.nth(place)).to_have_attribute("data-state", "settled")
        page.pdf(path=tmp_path / "page.pdf", format=paper)
        command = ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"]
        laid_out = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        width = float(re.findall(r'<page width="([\d.]+)"', laid_out)[0])
        found = WORD.findall(laid_out)
        assert [text for left, right, text in found if float(left) < 0 or float(right) > width] == []
        text = unescape(" ".join(text for _, _, text in found))
        assert all(" ".join(title.split()) in text for title in page.locator(".pb-title").all_inner_texts() if title)
        heads = page.locator(".pb-points th[scope=col]").all_text_contents()
        assert bool(heads) == (path in DRAWN)
        assert {*" ".join(heads).split()} <= {*text.split()}
        assert page.locator(".pb-points[open]").count() == 0
        assert words("header.copy") not in text
