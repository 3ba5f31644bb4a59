"""The record of plans."""

from __future__ import annotations

import pytest

from payback.model import VALUE_STREAMS, Plan
from payback.model.plan_record import Bin, Outturn, corrected, record
from payback.model.verdict import likely_case

PLANS = [
    Outturn(0.9, came_true=True, planned=100, came=80),
    Outturn(0.8, came_true=False, planned=200, came=120),
    Outturn(0.5, came_true=True, planned=100, came=100),
    Outturn(0.1, came_true=False, planned=50, came=45),
    Outturn(1.0, came_true=True, planned=10, came=7),
]


def test_the_score_and_the_reliability_of_five_plans() -> None:
    """By hand: squares .01, .64, .25, .01, 0; three of five came true; the middle ratio is .8."""
    found = record(PLANS)
    assert found is not None
    assert found.brier == pytest.approx(0.182)
    assert found.reference == pytest.approx(0.24)
    assert (found.factor, found.hopeful) == (pytest.approx(0.8), pytest.approx(0.2))
    assert found.bins == (
        Bin(0.0, 0.2, 0.1, 0.0, 1),
        Bin(0.4, 0.6, 0.5, 1.0, 1),
        Bin(0.8, 1.0, pytest.approx(0.9), pytest.approx(2 / 3), 3),
    )


def test_four_plans_say_nothing() -> None:
    """A record begins with the fifth."""
    assert record(PLANS[:4]) is None


def test_a_correction_stays_within_reason() -> None:
    """Five plans that brought nothing leave a tenth, five that brought ten times as much a factor of three."""
    factors = [record([Outturn(0.5, came_true=True, planned=1, came=came)] * 5) for came in (0.0, 10.0)]
    assert [found and found.factor for found in factors] == [0.1, 3.0]


@pytest.mark.parametrize("name", VALUE_STREAMS)
def test_a_correction_moves_the_value_of_each_stream_alike_and_no_cost(name: str) -> None:
    """Every stream by itself at eight tenths of its value, its range as well; one that is not corrected stays."""
    weights = {"media_weight": 0.5, "lead_share": 0.2, "gift_share": 0.2, "job_share": 0.2}
    plan = Plan(followers=150_000, addressable=1_800_000, streams=(name,), ranges=(("margin", 0.3, 0.5),), **weights)
    before, after = (likely_case(each) for each in (plan, corrected(plan, 0.8)))

    assert before.gained[name].sum() > 0
    assert after.gained[name] == pytest.approx(0.8 * before.gained[name], rel=2e-3)
    assert after.cost == pytest.approx(before.cost)
    assert after.plan.ranges == plan.ranges


def test_a_corrected_range_moves_along() -> None:
    """A range that a person gave lies around the corrected value as it lay around the one before."""
    plan = Plan(ranges=(("conversion", 0.005, 0.02), ("salary", 60_000, 70_000)))
    assert corrected(plan, 0.5).ranges == (("conversion", 0.0025, 0.01), ("salary", 60_000, 70_000))
