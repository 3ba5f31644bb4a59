"""The demonstration's second act: there and back, and nothing of it left among one's own."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

from payback.model import Plan
from payback.workflows import demo_second_act
from payback.workflows.demo_company import BY, DEMO, is_demo
from payback.workflows.demo_second_act import HIRED, begin_second_act, end_second_act, known_truth
from payback.workflows.frozen_plans import freeze, the_decision
from payback.workflows.hire_costs import costs
from payback.workflows.hire_record import hire_day
from payback.workflows.imports import take_in
from payback.workflows.journal_entries import is_second_act
from payback.workflows.starting_plan import save_starting_plan

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store


def test_there_and_back(store: Store, tmp_path: Path) -> None:
    """What is frozen in one is not there in the other; the second time nothing is read again."""
    (first,) = DEMO.glob("2026/Reach.csv")
    take_in(store, first, first.name, by=BY, answers={"account": "Facebook"})
    own = freeze(store, Plan(), name="Own", by="ada", day=date(2026, 1, 1))
    folder = tmp_path / "hired"
    (one,) = HIRED.glob("2026/*0001.csv")
    (folder / "2026").mkdir(parents=True)
    shutil.copy(one, folder / "2026" / one.name)
    shutil.copy(HIRED / "journal.toml", folder / "journal.toml")

    save_starting_plan(store, Plan(), by=BY)
    whose: list[bool] = []

    begin_second_act(store, folder, report=lambda _: whose.append(is_demo(store)))
    assert whose == [True]
    invented = the_decision(store)
    assert invented
    assert (invented.name, hire_day(store, invented.day)) == ("Hire in January", known_truth().hired)
    assert is_second_act(store)
    assert is_demo(store)
    assert {batch.status for batch in store.batches() if batch.created_by == BY} == {"undone"}
    assert len(costs(store)) == 2 * demo_second_act.MONTHS

    end_second_act(store)
    assert the_decision(store) == own
    assert hire_day(store, own.day) is None
    assert costs(store) == ()
    begin_second_act(store, folder)
    assert the_decision(store) == invented
    assert len(store.batches()) == 2
