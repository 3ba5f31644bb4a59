"""Frozen plans: what was decided stays what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.i18n import Words
from payback.model import ASSUMPTIONS, Plan, evaluate
from payback.model.plan import ranges
from payback.wording.frozen_plans import frozen_line
from payback.workflows import frozen_plans
from payback.workflows.evaluation import verdict_on
from payback.workflows.frozen_plans import decide, freeze, frozen_plan, the_decision

if TYPE_CHECKING:
    from payback.store import Store

DAY = date(2026, 1, 20)
PLAN = Plan(followers=150_000, addressable=1_800_000, sureness=(("salary", "measured"), ("margin", "guess")))


def test_a_frozen_plan_answers_the_same_whatever_later_defaults_are(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wider ranges of a later table move the plan in the hand and leave the frozen one where it was."""
    before = verdict_on(PLAN)
    freeze(store, PLAN, name="Hire in January", by="ada", day=DAY)
    wider = {
        name: replace(row, p05=row.p05 * 0.8, p95=row.p95 * 1.2) if row.p05 and row.p95 else row
        for name, row in ASSUMPTIONS.items()
    }
    monkeypatch.setattr(ranges, "ASSUMPTIONS", wider)

    frozen = the_decision(store)

    assert frozen is not None
    assert not np.allclose(evaluate(PLAN).fan.p10, before.fan.p10, atol=1)
    assert np.allclose(evaluate(frozen.plan).fan.p10, before.fan.p10, atol=0.01)
    assert np.allclose(frozen.expected.p10, before.fan.p10, atol=0.01)
    assert frozen.plan.start == date(2026, 2, 1)


def test_what_was_frozen_is_known_by_its_hash(store: Store) -> None:
    """The same on the same day is one plan, another name another; the last one decided on is the decision."""
    first = freeze(store, PLAN, name=" Hire  in January ", by="ada", day=DAY)
    again = freeze(store, PLAN, name="Hire in January", by="ada", day=DAY)
    other = freeze(store, PLAN, name="Hire later", by="ada", day=DAY, decision=False)

    assert first == again
    assert [plan.name for plan in frozen_plans.frozen_plans(store)] == ["Hire later", "Hire in January"]
    assert the_decision(store) == first
    decide(store, other.short, by="bob")
    assert the_decision(store) == replace(other, is_decision=True)


def test_a_plan_that_nobody_signed_says_so_in_the_language_of_its_reader(store: Store) -> None:
    """Whoever froze it read another one, perhaps."""
    frozen = freeze(store, PLAN, name="Hire in January", by="", day=DAY)
    assert " par quelqu’un," in frozen_line(frozen, Words("fr"))
    assert " by somebody," in frozen_line(frozen, Words("en"))


def test_what_somebody_has_changed_is_not_believed(store: Store) -> None:
    """A text that is not that of its hash is refused, and so is an unknown hash and a plan without a name."""
    with pytest.raises(PaybackError, match="frozen_without_name"):
        freeze(store, PLAN, name=" ", by="ada", day=DAY)
    with pytest.raises(PaybackError, match="unknown_frozen"):
        frozen_plan(store, "abc")
    store.journal.write(frozen_plans.FROZEN, "0" * 64, "{}", by="eve")
    with pytest.raises(PaybackError, match="frozen_changed"):
        frozen_plans.frozen_plans(store)
