"""The record of frozen plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from payback.history.events import Event
from payback.i18n import Words
from payback.model import Plan
from payback.model.plan_record import record
from payback.model.tracking.kept_plan import term
from payback.model.tracking.rule import Rule
from payback.wording.plan_record import bin_rows, record_row
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_costs import Cost, note_costs
from payback.workflows.hire_record import hire_day, note_event
from payback.workflows.plan_record import plan_record
from tests.workflows.test_follow_up import TODAY, history

if TYPE_CHECKING:
    from payback.store import Store

FIRST, SECOND = Event("hire", date(2024, 6, 3)), Event("hire", date(2026, 3, 2))
CHEAP = Plan(followers=400_000, addressable=4_000_000, salary=40_000, horizon=24)
DEAR = replace(CHEAP, salary=900_000, horizon=12)


def test_every_plan_is_judged_by_its_own_hire_at_the_end_of_its_term(store: Store) -> None:
    """One over, one whose term ends with its horizon, one still running; what was paid decides what is back."""
    early = freeze(store, CHEAP, name="Early", by="ada", day=date(2024, 5, 1), rule=Rule(review_month=3))
    dear = freeze(store, DEAR, name="Dear", by="ada", day=date(2024, 5, 2), decision=False)
    late = freeze(store, CHEAP, name="Late", by="ada", day=date(2026, 2, 1), decision=False)
    assert [one.standing for one in plan_record(store, None, TODAY, with_costs=True)] == ["no_hire"] * 3
    for event in (FIRST, SECOND):
        note_event(store, event, by="ada")
    many = np.full((1, 40), 2e6)
    known = history(date(2023, 1, 1), 40, post_clicks=many, reached=many)
    kept = {one.frozen.name: one for one in plan_record(store, known, TODAY, with_costs=True)}

    assert [hire_day(store, plan.day) for plan in (early, late)] == [FIRST.day, SECOND.day]
    assert early.expected.payback_month is not None
    assert term(early) == max(3, int(np.ceil(early.expected.payback_month)))
    assert (term(dear), kept["Dear"].ends) == (12, date(2025, 5, 1))
    assert {name: one.standing for name, one in kept.items()} == {"Late": "running", "Dear": "over", "Early": "over"}
    outturn = kept["Early"].outturn
    assert outturn
    assert outturn.came_true
    assert outturn.chance == early.expected.probability_within[term(early)]
    assert outturn.came > outturn.planned > 0
    note_costs(store, [Cost(date(2024, 6, 1), "salary", 1e9)], by="ada")
    paid = [
        [one.outturn.came_true for one in plan_record(store, known, TODAY, with_costs=seen) if one.outturn]
        for seen in (True, False)
    ]
    assert paid == [[False, False], [True, True]]
    assert [one.standing for one in plan_record(store, None, TODAY, with_costs=False)] == [
        "running", "not_measured", "not_measured"
    ]  # fmt: skip


def test_the_record_in_words(store: Store) -> None:
    """A plan that is over says what came of it in a sign and words, a part of the chances how many plans it holds."""
    freeze(store, CHEAP, name="Early", by="ada", day=date(2024, 5, 1))
    note_event(store, FIRST, by="ada")
    many = np.full((1, 40), 2e6)
    (one,) = plan_record(store, history(date(2023, 1, 1), 40, post_clicks=many), TODAY, with_costs=True)
    assert one.outturn
    found = record([one.outturn] * 5)

    assert found
    assert [record_row(one, Words(language))[4] for language in ("en", "fr")] == ["✓ money back", "✓ argent revenu"]
    assert [row[1] for row in bin_rows(found.bins, Words("en"))] == ["5"]
