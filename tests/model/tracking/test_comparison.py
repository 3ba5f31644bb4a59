"""A frozen plan against what was measured."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.model import VALUE_STREAMS, Plan, evaluate
from payback.model.plan.plan import changed
from payback.model.tracking.actuals import Measured, measured_value
from payback.model.tracking.comparison import compare
from payback.model.tracking.expected import expected
from payback.model.tracking.follow_up import FollowUp
from payback.model.tracking.frozen_plan import SHORT_HASH, FrozenPlan
from payback.model.tracking.rule import Rule

if TYPE_CHECKING:
    from payback.model.types import Array

MONTHS = 10
PLAN = Plan(
    followers=150_000, addressable=1_800_000, horizon=24, lead_share=0.2, gift_share=0.1, job_share=0.1, wait=1,
    media_weight=0.1, streams=tuple(VALUE_STREAMS),
)  # fmt: skip


def frozen(plan: Plan) -> FrozenPlan:
    """A plan as though it had been frozen."""
    return FrozenPlan(
        digest="a" * 64, name="Hire", author="ada", day=date(2025, 12, 1), plan=plan, model_version="1", rule=Rule(),
        expected=expected(evaluate(plan)),
    )  # fmt: skip


def as_planned(plan: FrozenPlan, **other: Array) -> Measured:
    """Months in which everything was measured as it was planned, but for what is given."""
    figures = {name: series[1 : MONTHS + 1] for name, series in plan.expected.figures.items()}
    asked = plan.expected.figures["followers"][1 : MONTHS + 1] * plan.plan.questions / 1_000
    posts = np.full(MONTHS, 1.0)
    unknown = np.full(MONTHS, np.nan)
    whole = {**figures, "answers": asked, "posts": posts, "orders_before": unknown, "spend": unknown, "cost": unknown}
    return Measured(**{**whole, **other})


def test_what_came_as_planned_is_worth_what_was_planned() -> None:
    """Every stream that clicks or questions tell of; the running sum is the plan's own, with the plan's costs."""
    plan = frozen(changed(PLAN, {"streams": ("sales", "leads", "answers", "donations", "recruitment")}))
    comparison = compare(plan, as_planned(plan))

    assert comparison.share == pytest.approx(1)
    assert comparison.share_of("sales") == pytest.approx(1)
    assert np.allclose(comparison.cumulative, plan.expected.cumulative[: MONTHS + 1])
    assert (comparison.stood_in, comparison.missing) == ((), ())


def test_reach_stands_in_for_clicks_that_nobody_counted() -> None:
    """As many people reached as planned are as many clicks."""
    plan = frozen(changed(PLAN, {"streams": ("sales",)}))
    unknown = np.full(MONTHS, np.nan)

    assert compare(plan, as_planned(plan, clicks=unknown)).share == pytest.approx(1)


def test_every_stream_is_measured_by_something() -> None:
    """More of everything that is measured is worth more in each of them."""
    plan = frozen(PLAN)
    once = as_planned(plan, posts=np.full(MONTHS, 20.0))
    twice = as_planned(
        plan, posts=np.full(MONTHS, 20.0), clicks=once.clicks * 2, answers=once.answers * 2, reach=once.reach * 2
    )
    low, high = (measured_value(PLAN, measured) for measured in (once, twice))
    assert all(
        (high[name] >= low[name]).all() and high[name].sum() > low[name].sum() for name in low if name != "answers"
    )
    assert (high["answers"] >= low["answers"]).all()


def test_a_month_without_a_measure_stays_missing() -> None:
    """Nothing is put in its place but in the running sum of later months, where the plan's figure is."""
    plan = frozen(changed(PLAN, {"streams": ("sales", "answers")}))
    known = as_planned(plan)
    gap = np.arange(MONTHS) == 3
    paid = np.where(gap, np.nan, 5_000.0)
    comparison = compare(
        plan, as_planned(plan, reach=known.reach, clicks=np.where(gap, np.nan, known.clicks * 0),
                         answers=np.full(MONTHS, np.nan), cost=paid)
    )  # fmt: skip
    without = compare(plan, as_planned(plan, reach=np.where(gap, np.nan, 0.0), clicks=np.full(MONTHS, np.nan),
                                       answers=np.full(MONTHS, np.nan)))  # fmt: skip

    assert comparison.missing == ()
    assert (without.missing, without.stood_in) == ((4,), ("answers",))
    assert np.isnan(without.cumulative[4])
    assert np.isfinite(without.cumulative[5])
    assert comparison.planned_cost[0] != comparison.cost[0] == 5_000


def test_nothing_measured_has_no_share() -> None:
    """A plan whose streams promise nothing, or of which nothing was measured, is no share of anything."""
    plan = frozen(changed(PLAN, {"streams": ()}))
    comparison = compare(plan, as_planned(plan))

    assert comparison.share is None
    assert comparison.missing == tuple(range(1, MONTHS + 1))


def test_months_of_work_begin_with_the_hire() -> None:
    """The months that the plan waits are none of work; without figures there are none."""
    plan = frozen(PLAN)
    follow_up = FollowUp(state="ready", frozen=plan, measured=as_planned(plan))

    assert follow_up.worked == MONTHS - 1
    assert as_planned(plan).until(4).months == 4
    assert plan.short == "a" * SHORT_HASH
    assert FollowUp(state="no_plan").worked == 0
