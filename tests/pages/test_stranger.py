"""Whoever merely has the address looks and moves controls: what people of the house kept is in nothing that is sent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.history.events import Event
from payback.model import Plan
from payback.model.plan.plan import changed
from payback.ui import server_state
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_costs import Cost, note_costs
from payback.workflows.hire_record import HIRE, note_event
from payback.workflows.private_links import create
from payback.workflows.scenarios import Scenario, keep
from tests.pages.conftest import first_visit, html
from tests.store.readings import reading, table

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

DAY = date(2026, 1, 5)
KEPT = re.compile(r"zorro|87.{0,2}654|98.{0,2}765", re.IGNORECASE)
"""The names that people gave, and the two salaries."""


def sent_to(at: AppTest) -> str:
    """All that a page sent: every element as it goes over the wire."""
    parts = (getattr(node, "proto", None) for node in at._tree)
    return "\n".join(part.SerializeToString().decode("latin-1") for part in parts if part is not None)


@pytest.fixture
def house(own_store: Path) -> None:
    """A company that keeps whatever can be kept, each under a name of its own, beside the demonstration."""
    store, plan = server_state.store(), changed(Plan(), {"salary": 87_654.0})
    rows = [{"date_day": DAY, "platform": "facebook", "account_id": "1", "level": "account", "impressions": 7}]
    store.keep(replace(reading(table(store.inbox, rows)), file="zorro.csv"), by="ada")
    keep(store, Scenario("", "Zorro", "Zorro", "Zorro?", "Zorro", DAY, plan), by="ada")
    freeze(store, plan, name="Zorro", by="ada", day=DAY)
    note_event(store, Event(HIRE, DAY, None, "Zorro"), by="ada")
    note_event(store, Event("campaign", DAY, None, "Zorro"), by="ada")
    note_costs(store, [Cost(date(2026, 1, 1), "salary", 98_765)], by="ada")
    create(store, plan, title="Zorro", day=DAY, expires=None, by="ada")
    server_state.refresh()


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("name", ["", "track", "scenarios", "data"])
def test_nothing_that_was_kept_reaches_a_stranger(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Neither names of files, scenarios, events and links nor the salaries of frozen plans; the house has them."""
    if name:
        assert KEPT.search(sent_to(first_visit(name, lang="en")))
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    at = first_visit(name, lang="en")
    assert not at.exception
    assert KEPT.findall(sent_to(at)) == []
    assert f"Data version {server_state.data_version()}" in html(at)
