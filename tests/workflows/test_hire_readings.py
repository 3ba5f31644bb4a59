"""What is kept month by month: readings of the rule, and answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.model.tracking.follow_up import FollowUp
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_readings import QUESTIONS, answers, keep_answer, keep_reading, readings
from payback.workflows.hire_record import note_event
from tests.store.readings import NOW
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from payback.store import Store


def test_the_record_keeps_what_was_said(store: Store) -> None:
    """A later reading of the month stands beside the first one; of answers the latest of each month counts."""
    plan = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    other = freeze(store, PLAN, name="Other", by="ada", day=date(2025, 12, 1), decision=False)
    note_event(store, HIRE, by="ada")
    now, later = (follow_up(store, history(date(2024, 1, 1), months), TODAY, with_costs=False) for months in (27, 28))
    for each in (now, later, later):
        keep_reading(store, each, by="ada")
    keep_answer(store, now, {"why": " A campaign ", "unknown": "x"}, by="ada")
    keep_answer(store, now, {"why": "Two campaigns"}, by="bob")

    assert [(kept.month, kept.reading.branch, kept.kept_on) for kept in readings(store, plan)] == [
        (date(2026, 4, 1), "wait", NOW.date())
    ] * 2
    (kept,) = answers(store, plan)
    assert (kept.by, kept.texts) == ("bob", {**dict.fromkeys(QUESTIONS, ""), "why": "Two campaigns"})
    assert readings(store, other) == answers(store, other) == ()
    for keep in (lambda: keep_reading(store, FollowUp(state="no_hire"), by="ada"),
                 lambda: keep_answer(store, FollowUp(state="no_hire"), {}, by="ada")):  # fmt: skip
        with pytest.raises(PaybackError, match="no_figures"):
            keep()
