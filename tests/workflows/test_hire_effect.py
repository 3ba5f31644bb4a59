"""What the hire brought, of the demonstration's second act whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from demo_company import live, read_truth
from demo_company.by_month import history_of

from payback.errors import PaybackError
from payback.workflows.demo_company import DEMO
from payback.workflows.demo_second_act import HIRED
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_effect import hire_effect
from payback.workflows.starting_plan import plan_in_file
from tests.workflows.test_follow_up import PLAN, history

if TYPE_CHECKING:
    from payback.store import Store


def test_the_estimate_covers_the_truth(store: Store) -> None:
    """It claims that the hire brought something, and the orders that she adds lie within 95 %; the worth follows."""
    truth = read_truth(DEMO / "truth.toml", HIRED / "truth.toml")
    frozen = freeze(store, plan_in_file(DEMO / "plan.toml"), name="Hire", by="ada", day=date(2025, 12, 12))
    assert truth.hired
    effect = hire_effect(history_of(live(truth, truth.seed)), frozen, truth.hired, "orders")

    assert effect
    low, high = effect.dated.effect.interval_95
    assert effect.dated.effect.verdict == "brought"
    assert low <= truth.hired_orders <= high
    assert effect.dated.months[0] == date(2026, 1, 1)
    assert effect.worth == pytest.approx(effect.dated.effect.cumulative * frozen.plan.order_value * frozen.plan.margin)
    assert effect.worth_95[0] < effect.worth < effect.worth_95[1]


def test_what_cannot_be_told_is_said(store: Store) -> None:
    """A hire in the middle of a month leaves that month out; nothing since, and nothing ever measured."""
    frozen = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    moving = 100 + 10 * np.cos(np.arange(28.0) ** 2)
    known = history(date(2024, 1, 1), 28, messages=moving[np.newaxis], orders=moving)
    late = hire_effect(known, frozen, date(2026, 1, 19), "answers")

    assert late
    assert (late.dated.effect.notes[0].key, late.dated.months[0]) == ("inside", date(2026, 2, 1))
    unknown = np.full((1, 28), np.nan)
    assert hire_effect(replace(known, messages=unknown), frozen, date(2026, 1, 5), "answers") is None
    with pytest.raises(PaybackError, match="effect_no_after"):
        hire_effect(known, frozen, date(2026, 7, 1), "orders")
