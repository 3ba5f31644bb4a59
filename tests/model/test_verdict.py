"""The verdict: what is said in each state, and that no plan within its bounds ever gets a figure that is none."""

from dataclasses import fields, is_dataclass, replace
from math import inf, isfinite

import numpy as np
import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import Hire, Plan, PlanError, evaluate, finance, likely_case
from payback.wording.refusals import plan_refusal

CHAIN = Plan(followers=250_000, addressable=2_000_000)
LATE = replace(CHAIN, followers=150_000, follower_growth=0.02, wage_growth=0, reach_decay=0)


@pytest.mark.parametrize(
    ("state", "plan"),
    [
        ("pays_back", CHAIN),
        ("never", Plan()),
        ("not_within", replace(LATE, horizon=18)),
        ("at_once", replace(CHAIN, followers=2e6, addressable=2e7, ramp_start=1, half_life=0, order_value=400)),
        ("never", replace(CHAIN, streams=())),
    ],
)
def test_states(state: str, plan: Plan) -> None:
    """At once, pays back, not within the horizon, never: four answers, and only two of them have a month."""
    verdict = evaluate(plan, 50)

    assert verdict.state == state
    assert (verdict.payback_month is None) == (state in {"never", "not_within"})
    assert (verdict.payback_month == 0) == (state == "at_once")


def test_not_within_pays_back_later() -> None:
    """A plan that does not pay back within its horizon does within a longer one."""
    short, long = (likely_case(replace(LATE, horizon=months)) for months in (18, 60))
    assert (short.state, long.state) == ("not_within", "pays_back")
    assert long.payback_month is not None
    assert long.payback_month > 18


def test_a_month_that_earns_at_the_end_is_not_never() -> None:
    """A contract that is still earning when the horizon ends is late, not lost."""
    assert likely_case(replace(CHAIN, horizon=10)).state == "not_within"


def test_figures_of_a_verdict_agree() -> None:
    """The headline figures are those of the arrays that the chart draws."""
    verdict = evaluate(CHAIN, 100)

    assert verdict.cumulative == pytest.approx(verdict.flow.cumsum())
    assert verdict.payback_month == finance.payback_month(verdict.flow) == verdict.all.payback_month
    assert verdict.lasting_payback_month == finance.lasting_payback_month(verdict.flow)
    assert verdict.deepest_hole == -verdict.cumulative.min() == -verdict.cumulative[verdict.all.deepest_month]
    assert verdict.npv == pytest.approx(finance.npv(float(finance.monthly_rate(0.08)), verdict.flow))
    assert verdict.all.total == pytest.approx(verdict.cumulative[-1])
    start = verdict.plan.team[0].start
    assert verdict.first_year == pytest.approx(verdict.cost[start + 1 : start + 13].sum())
    month = verdict.all.break_even_month
    assert month is not None
    assert (verdict.flow[1:month] < 0).all()
    assert verdict.flow[month] >= 0
    assert verdict.followers[0] == verdict.followers_idle[0] == 250_000
    assert (verdict.followers >= verdict.followers_idle).all()
    assert {len(getattr(verdict, name)) for name in ("flow", "cumulative", "cost", "followers", "views")} == {61}


def test_no_month_covers_its_cost() -> None:
    """A plan that earns less than it costs in every month has no break-even, and its hole is the last month's."""
    answer = likely_case(replace(Plan(), streams=())).all
    assert answer.break_even_month is None
    assert (answer.deepest_month, answer.deepest_hole) == (60, -answer.total)


def test_the_verdict_is_the_likely_case_and_more() -> None:
    """What a caller of the likely case alone reads is what the whole verdict says."""
    case, verdict = likely_case(CHAIN), evaluate(CHAIN, 50)
    assert (case.all, case.hard, case.plan) == (verdict.all, verdict.hard, verdict.plan)
    assert (case.flow == verdict.flow).all()


@pytest.mark.parametrize(
    ("key", "name", "changes"),
    [
        ("nobody", "effort", {"effort": 0}),
        ("audience_above_ceiling", "addressable", {"followers": 400_000}),
        ("horizon_below_ramp", "horizon", {"horizon": 6, "ramp_months": 12}),
        ("horizon_before_start", "horizon", {"horizon": 12, "wait": 12}),
        ("no_margin", "margin", {"margin": 0}),
        ("not_a_number", "salary", {"salary": inf}),
        ("not_a_number", "churn", {"churn": float("nan")}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_answer_is_refused_in_words(key: str, name: str, changes: dict, language: str) -> None:
    """The error names the assumption to change and its sentence can be said."""
    with pytest.raises(PlanError) as refused:
        evaluate(Plan(**changes), 10)

    assert (refused.value.key, refused.value.name) == (key, name)
    assert Words(language)(f"error.{key}", **refused.value.facts)


def numbers(value: object) -> list[float]:
    """Every number in a result, however deep."""
    if is_dataclass(value):
        return [number for field in fields(value) for number in numbers(getattr(value, field.name))]
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers(each)]
    if isinstance(value, np.ndarray):
        return [float(number) for number in value.ravel()]
    return [float(value)] if isinstance(value, int | float) else []


def test_further_hires_are_in_the_verdict() -> None:
    """Two more people cost more, and every figure stays one."""
    verdict = evaluate(replace(CHAIN, hires=(Hire(6, 1, 62_000), Hire(12, 0.5, 50_000, months=12))), 200)
    assert verdict.cost.sum() > evaluate(CHAIN, 10).cost.sum() * 1.9
    assert all(isfinite(number) for number in numbers(verdict))


def test_seasonal_factors_are_read_as_multiples_of_their_mean() -> None:
    """Factors whose mean is 0.8 or 1.25 say the same as those whose mean is 1."""
    season = (1.4, 1.3, 1.2, 1.1, 1.0, 1.0, 1.0, 1.0, 0.9, 0.8, 0.7, 0.6)
    same = [likely_case(replace(CHAIN, season=tuple(c * factor for factor in season))).npv for c in (1, 0.8, 1.25)]
    assert same == pytest.approx([same[0]] * 3)
    assert same[0] != pytest.approx(likely_case(CHAIN).npv)


@pytest.mark.parametrize(
    ("key", "plan"),
    [
        ("not_whole", replace(CHAIN, wait=1.9)),
        ("not_whole", replace(CHAIN, horizon=59.9)),
        ("not_whole", replace(CHAIN, sales_cycle=0.5)),
        ("hires_impossible", replace(CHAIN, hires=(Hire(-5, 1, 62_000),))),
        ("hires_impossible", replace(CHAIN, hires=(Hire(3, 9, 62_000),))),
        ("hires_impossible", replace(CHAIN, hires=(Hire(3, 1, 62_000, 0),))),
        ("season_impossible", replace(CHAIN, season=(99.0, *[1.0] * 11))),
        ("season_impossible", replace(CHAIN, season=(2.0,) * 12)),
        ("season_impossible", replace(CHAIN, season=(1.0,) * 11)),
        ("season_impossible", replace(CHAIN, season=(float("nan"), *[1.0] * 11))),
    ],
)
def test_what_would_be_changed_in_silence_is_refused(key: str, plan: Plan) -> None:
    """Parts of months, teams and seasons that are none: a sentence in both languages."""
    with pytest.raises(PlanError) as refused:
        evaluate(plan, 50)
    assert refused.value.key == key
    sentences = [plan_refusal(refused.value, Words(language)) for language in LANGUAGES]
    assert all(sentences)
    assert not any("{" in sentence for sentence in sentences)
