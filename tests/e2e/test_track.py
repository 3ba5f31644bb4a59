"""Track in a real browser, on the demonstration's company after its hire: page and shell say the same."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from payback.cli import app
from payback.history.calendar_months import later, months_between
from payback.store import open_store
from payback.ui.server_state import today
from payback.workflows.demo_second_act import HIRED, begin_second_act, known_truth
from payback.workflows.monthly_history import history_by_month
from tests.e2e.server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer

CAMPAIGN = date(2026, 5, 1)
"""Month of the second act's campaign, which is left out of what the hire brought."""

FEW = ("*/orders_export_1.csv", "2026/*7420000000000001.csv")
"""The second act's exports that the page's figures rest on: the orders, and the posts of one page since the hire."""


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """Where the orders by month are written, as somebody would have them."""
    return tmp_path / "orders.csv"


@pytest.fixture
def hired_server(tmp_path: Path, demo_store: Path, orders: Path) -> Iterator[LiveServer]:
    """A server with the company ten months after its hire."""
    folder = tmp_path / "hired"
    for path in (each for pattern in FEW for each in HIRED.glob(pattern)):
        (folder / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.parent.name)
    shutil.copy(HIRED / "journal.toml", folder)
    with closing(open_store(shutil.copy(demo_store, tmp_path / "hired.duckdb"))) as store:
        begin_second_act(store, folder)
        history = history_by_month(store, today(), "CAD")
    assert history
    months = [later(history.first, n) for n in range(history.months)]
    told = [(month, y) for month, y in zip(months, history.orders, strict=True) if np.isfinite(y)]
    rows = [f"{month},{y:.0f}" for month, y in told if month != CAMPAIGN]
    orders.write_text("\n".join(["date,y", *rows]), encoding="utf-8")
    yield from serve(tmp_path, store=tmp_path / "hired.duckdb")


def test_the_page_says_what_the_shell_says(hired_server: LiveServer, page: Page, orders: Path) -> None:
    """What the hire brought, sentence by sentence, and the frozen plan with its hash; and what came by month."""
    page.goto(f"{hired_server.url}/track?lang=en")
    brought = page.locator(".st-key-card-effect-orders")
    expect(brought.locator("figure")).to_have_attribute("data-state", "settled")
    shell = CliRunner()
    effect = shell.invoke(app, ["effect", str(orders), "--from", str(known_truth().hired), "--lang", "en"])
    plans = shell.invoke(app, ["plans", "--store", str(hired_server.store), "--lang", "en"])

    assert (effect.exit_code, plans.exit_code) == (0, 0)
    said = " ".join(brought.inner_text().split())
    assert [line for line in effect.stdout.splitlines() if line not in said] == []
    expect(page.locator(".st-key-card-frozen")).to_contain_text(plans.stdout.strip())
    months = months_between(known_truth().hired, today())  # those without an export yet among them
    expect(page.locator("[data-table=track_months] tbody tr")).to_have_count(months)
    expect(page.locator(".st-key-card-campaign")).to_contain_text("Mai: ")
    expect(page.locator(".st-key-card-plan-record")).to_contain_text("not over yet")
