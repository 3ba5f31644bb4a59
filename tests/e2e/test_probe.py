"""Our server around a small script: the policy breaks nothing, a failure leaks nothing, cold links work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.server import LiveServer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The server around the small script."""
    yield from serve(tmp_path_factory.mktemp("probe"), app=Path(__file__).parent / "probe" / "app.py")


def test_the_policy_breaks_neither_streamlit_nor_components(probe: LiveServer, page: Page) -> None:
    """Components, sparklines, tables and charts are drawn, and the console stays empty (the page fixture looks)."""
    page.goto(probe.url)
    expect(page.get_by_text("drawn 14")).to_be_visible()
    for element in ("stMetricChart", "stDataFrame", "stPlotlyChart", "stFileUploader"):
        expect(page.get_by_test_id(element).first).to_be_visible()
    expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()


@pytest.mark.first_visit
def test_a_deep_link_opens_without_searching_for_its_server(probe: LiveServer, page: Page) -> None:
    """The page asks the root of the host at once; the plan of the link is there, and the address stays."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(probe.url)))
    page.goto(f"{probe.url}/failing?salary=71000")
    expect(page.locator(".st-key-salary input[type=range]")).to_have_attribute("value", "71000")
    assert [address for address in asked if "_stcore/health" in address] == ["/_stcore/health"]
    assert page.url == f"{probe.url}/failing?salary=71000"


def test_a_failure_shows_a_reference_that_the_log_knows(probe: LiveServer, page: Page) -> None:
    """The person reads a sentence; the log has the place; the amount is in neither."""
    page.goto(f"{probe.url}/failing?salary=83500")
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("quote the reference")
    assert "83500" not in alert.inner_text()
    log = probe.log.read_text()
    entries = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    (entry,) = (one for one in entries if one.get("reference", "-") in alert.inner_text())
    assert entry["error"] == "LookupError"
    assert entry["where"][-1].endswith("failing")
    assert "83500" not in log
    assert "Traceback" not in log


@pytest.mark.first_visit
def test_a_second_visit_loads_no_file_again(probe: LiveServer, page: Page) -> None:
    """Hashed files stay in the browser; only the start page is asked for, and it has not changed."""
    page.goto(probe.url)
    expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
    transferred: dict[str, int] = page.evaluate(
        "Object.fromEntries(performance.getEntriesByType('resource').map(e => [e.name, e.transferSize]))"
    )
    files = {address: size for address, size in transferred.items() if "/static/" in address}
    assert len(files) > 50
    assert {address for address, size in files.items() if size > 0} == set()
