"""One's own company: what was answered, and of everything else what the preset that fits says."""

from __future__ import annotations

from dataclasses import fields, replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.model import Plan, PlanError, evaluate
from payback.model.plan.own_company import KINDS, Answers, asked_worth, doubts, fitting_preset, own_company
from payback.model.plan.presets import BUSINESS, REGION, applied

ANSWERS = st.builds(
    Answers,
    st.sampled_from(sorted(REGION)),
    st.sampled_from(KINDS),
    st.none() | st.floats(1, 200_000),
    st.none() | st.integers(0, 5_000_000),
    st.none() | st.floats(0.01, 10_000),
    st.none() | st.floats(0, 40),
)


@given(ANSWERS)
def test_nothing_else_is_in_the_plan(answers: Answers) -> None:
    """Region, preset and answers make the plan, whatever was on screen; all who may follow are more than who do."""
    plan, preset = own_company(answers), fitting_preset(answers)
    usual = applied(applied(Plan(), REGION[answers.region]), preset)
    differs = {row.name for row in fields(Plan) if getattr(plan, row.name) != getattr(usual, row.name)}
    assert differs <= {"salary", "followers", "addressable", "current_effort", preset.worth}
    assert plan.addressable > plan.followers
    assert preset.kind == answers.kind


@given(ANSWERS)
def test_no_preset_of_the_kind_fits_better(answers: Answers) -> None:
    """The nearest audience in proportion; who has a quarter as many is as near as who has four times as many."""
    if answers.followers:
        sizes = [preset.values["followers"] for preset in BUSINESS.values() if preset.kind == answers.kind]
        nearest = min(abs(log(size / answers.followers)) for size in sizes)
        assert abs(log(fitting_preset(answers).values["followers"] / answers.followers)) == pytest.approx(nearest)


def test_a_small_company_is_told_that_it_is_futile() -> None:
    """4,200 followers do not pay a full-time person, and no figure of a bigger company says otherwise."""
    assert evaluate(own_company(Answers("quebec", "sells", 60_000, 4_200, 90, 4))).state == "never"


def test_in_france_pay_is_by_the_month() -> None:
    """Twelve of them are the plan's salary; hours are a part of a full week."""
    plan = own_company(Answers("france", "sells", pay=2_900, hours=15))
    assert (plan.salary, plan.currency, plan.current_effort) == (34_800, "EUR", 0.4)


@pytest.mark.parametrize(
    ("answers", "name", "low", "high"),
    [
        (Answers("france", "sells", pay=-1), "salary", 0, None),
        (Answers("quebec", "sells", hours=400), "current_effort", 0, 168),
    ],
)
def test_bounds_are_told_as_they_were_asked_for(answers: Answers, name: str, low: float, high: float | None) -> None:
    """A month's pay and hours a week, not a year's and parts of a person."""
    with pytest.raises(PlanError) as caught:
        own_company(answers)
    assert (caught.value.key, caught.value.name, caught.value.facts["low"]) == ("out_of_bounds", name, low)
    assert high in {None, caught.value.facts["high"]}


def test_what_may_have_been_meant_otherwise_is_named() -> None:
    """A salary of 1, an order worth 0.50 or 100,000, nobody who follows; a usual answer is not named."""
    odd = Answers("quebec", "sells", pay=1, followers=0, worth=0.5)
    named = [(doubt.key, doubt.name) for doubt in doubts(odd)]
    assert named == [("far_below", "salary"), ("far_below", asked_worth("sells")), ("nobody", "followers")]
    assert [doubt.key for doubt in doubts(replace(odd, pay=60_000, followers=10, worth=100_000))] == ["far_above"]
