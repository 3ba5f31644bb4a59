"""What must hold for every plan that sliders, links and files can make."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from math import inf, isfinite
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from payback.model import (
    ASSUMPTIONS,
    HEADLINE,
    REGIONS,
    VALUE_STREAMS,
    Hire,
    Plan,
    PlanError,
    Verdict,
    evaluate,
    likely_case,
)
from payback.model.activity import work_of
from payback.model.plan.assumptions import SURENESS
from payback.model.plan.plan import OBSERVABLE, kept
from payback.model.projection import likely, season_of
from tests.model.plain import PLAIN

if TYPE_CHECKING:
    from payback.model.verdict import Case

pytestmark = pytest.mark.uncounted

MONEY = [name for name, row in ASSUMPTIONS.items() if row.unit.startswith("money")]


def value_of(name: str) -> st.SearchStrategy[float]:
    """Any value on the assumption's slider, between its steps too; its ends and default more often."""
    row = ASSUMPTIONS[name]
    return st.one_of(st.sampled_from([row.likely, row.low, row.high]), st.floats(row.low, row.high).map(row.kept))


FEW = settings(max_examples=40)

HIRES = st.builds(
    Hire,
    start=st.integers(0, 60),
    effort=value_of("effort"),
    salary=value_of("salary"),
    months=st.none() | st.integers(1, 60),
)

PLANS = st.builds(
    Plan,
    **{name: value_of(name) for name in ASSUMPTIONS},
    region=st.sampled_from(REGIONS),
    streams=st.lists(st.sampled_from([*VALUE_STREAMS]), unique=True).map(tuple),
    hires=st.lists(HIRES, max_size=4).map(tuple),
    season=st.sampled_from([(1.0,) * 12, (0.5, 1.5) * 6]),
    sureness=st.dictionaries(st.sampled_from([*ASSUMPTIONS]), st.sampled_from([*SURENESS])).map(
        lambda chosen: tuple(chosen.items())
    ),
)


def numbers(value: object) -> list[float]:
    """Every number in a result, however deep."""
    if is_dataclass(value):
        return [
            number for field in fields(value) for number in numbers(getattr(value, field.name)) if field.name != "plan"
        ]
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers(each)]
    if isinstance(value, np.ndarray):
        return [float(number) for number in value.ravel()]
    return [float(value)] if isinstance(value, int | float) else []


def month(payback_month: float | None) -> float:
    """A month that can be compared: never comes after every month."""
    return inf if payback_month is None else payback_month


def lasting(plan: Plan) -> float:
    """Month after which the money stays back."""
    return month(likely_case(plan).lasting_payback_month)


def verdict_or_reason(plan: Plan) -> Verdict | PlanError:
    """The verdict, or why there is none."""
    try:
        return evaluate(plan, 40)
    except PlanError as reason:
        return reason


def answerable(plan: Plan) -> Plan:
    """The same plan, put right where it has no answer."""
    wide = replace(plan, addressable=max(plan.addressable, plan.followers), margin=max(plan.margin, 0.01))
    return replace(wide, horizon=max(wide.horizon, 12.0, wide.wait + 1))


@settings(max_examples=100)
@given(PLANS)
def test_a_plan_has_figures_or_a_reason(plan: Plan) -> None:
    """Every plan within the bounds gets finite figures, or an error that names the assumption to change."""
    verdict = verdict_or_reason(plan)
    if isinstance(verdict, PlanError):
        assert verdict.name in ASSUMPTIONS
    else:
        assert all(isfinite(number) for number in numbers(verdict))


@FEW
@given(PLANS, value_of("salary"))
def test_a_higher_salary_never_pays_back_sooner(plan: Plan, other: float) -> None:
    """Whatever the plan, more pay keeps the money out at least as long."""
    plan = answerable(plan)
    low, high = sorted((plan.salary, other))
    assert lasting(replace(plan, salary=low)) <= lasting(replace(plan, salary=high)) + 1e-6


@FEW
@given(PLANS, st.floats(0.01, 1))
def test_a_higher_margin_never_pays_back_later(plan: Plan, other: float) -> None:
    """Whatever the plan, more margin brings the money back at least as soon."""
    plan = answerable(plan)
    low, high = sorted((plan.margin, other))
    assert lasting(replace(plan, margin=high)) <= lasting(replace(plan, margin=low)) + 1e-6


@pytest.mark.parametrize("followers", [100_000, 250_000, 1_000_000])
def test_chances_follow_salary_and_margin(followers: int) -> None:
    """Over the draws too: more pay lowers, more margin raises the chance of being back by any month."""
    plan = Plan(followers=followers, addressable=5_000_000)
    by_pay = [
        evaluate(replace(plan, salary=salary), 500).probabilities.probability_within
        for salary in (50_000, 60_000, 70_000)
    ]
    by_margin = [
        evaluate(replace(plan, margin=margin), 500).probabilities.probability_within for margin in (0.5, 0.4, 0.3)
    ]
    for rows in (by_pay, by_margin):
        assert (np.diff(rows, axis=0) <= 0).all()


@FEW
@given(PLANS)
def test_no_effort_earns_nothing(plan: Plan) -> None:
    """Where nobody works no stream earns, in any month."""
    values = likely(replace(answerable(plan), current_effort=0))
    work = work_of(values, [()], plan.season)
    for stream in VALUE_STREAMS.values():
        assert (stream.monthly_value(values, work) == 0).all()


@pytest.mark.parametrize("slider", HEADLINE)
@FEW
@given(PLANS, st.floats(0, 1), st.floats(0, 1))
@example(Plan(lead_share=0.2, media_weight=0.3), 0.2, 0.4)
def test_a_stream_names_the_slider_that_it_scales_with(slider: str, plan: Plan, first: float, second: float) -> None:
    """For the same work a headline slider multiplies the value of the streams that name it, and moves no other one.

    The browser multiplies by the slider that a stream names and leaves the rest of its table alone.
    """
    row, values = ASSUMPTIONS[slider], likely(answerable(plan))
    work = work_of(values, [plan.team], season_of(plan, 24))
    low, high = (row.low + share * (row.high - row.low) for share in sorted((first, second)))
    for stream in VALUE_STREAMS.values():
        at_low, at_high = (stream.monthly_value({**values, slider: np.array([end])}, work) for end in (low, high))
        if stream.scales_with == slider:
            assert at_low * high == pytest.approx(at_high * low, rel=1e-9)
        else:
            assert (at_low == at_high).all()


@FEW
@given(PLANS, st.sampled_from([0.01, 0.7, 2.0, 60.0]))
def test_payback_knows_no_currency(plan: Plan, factor: float) -> None:
    """All amounts in another currency: the same months and multiples, where charges have no limits in money."""
    plan = replace(answerable(plan), region="us")
    scaled = replace(
        plan,
        **{name: getattr(plan, name) * factor for name in MONEY},
        hires=tuple(replace(hire, salary=hire.salary * factor) for hire in plan.hires),
    )
    case, scaled_case = likely_case(plan), likely_case(scaled)

    assert scaled_case.state == case.state
    assert month(scaled_case.payback_month) == pytest.approx(month(case.payback_month), abs=1e-5)
    assert scaled_case.npv == pytest.approx(case.npv * factor, rel=1e-9, abs=1e-6 * factor)


@FEW
@given(PLANS)
def test_streams_add_up(plan: Plan) -> None:
    """The flow is what the streams gain less what the team costs, and hard money is part of it."""
    case = likely_case(answerable(plan))
    assert set(case.gained) == set(plan.streams)
    total = sum(case.gained.values(), start=-case.cost)
    assert case.flow == pytest.approx(total, abs=1e-6)


@FEW
@given(st.integers(2, 5), value_of("order_value"), value_of("salary"))
def test_without_saturation_equal_hires_pay_back_alike(n: int, order_value: float, salary: float) -> None:
    """Where nothing saturates the n-th of n equal hires adds what the first one did."""
    still = {"follower_growth": 0, "new_followers": 0, "churn": 0, "half_effect_team": 1e12, "streams": ("sales",)}
    plan = Plan(**PLAIN, followers=250_000, order_value=order_value, salary=salary, **still)
    flow = [likely_case(replace(plan, hires=(Hire(0, 1, salary),) * k)).flow for k in range(n)]

    assert flow[-1] - flow[-2] == pytest.approx(flow[0], rel=1e-6, abs=1e-3)


@FEW
@given(st.integers(2, 5))
def test_with_saturation_each_hire_adds_less(n: int) -> None:
    """Where effort saturates the n-th hire adds less than the one before."""
    plan = Plan(followers=250_000, addressable=2_000_000)
    worth = [likely_case(replace(plan, hires=(Hire(0, 1, plan.salary),) * k)).npv for k in range(n + 1)]
    assert (np.diff(worth, n=2) < 0).all()


@given(st.fixed_dictionaries({name: st.floats(-1e9, 1e9) for name in ASSUMPTIONS}))
@example({name: row.maximum + row.step for name, row in ASSUMPTIONS.items()})
def test_a_kept_plan_is_a_fixed_point(wild: dict[str, float]) -> None:
    """Whatever a link says, what is kept of it is within bounds, and keeping that again changes nothing."""
    plan = kept(Plan(**wild))

    assert kept(plan) == plan
    for name, row in ASSUMPTIONS.items():
        assert row.minimum <= getattr(plan, name) <= row.maximum


@FEW
@given(PLANS, st.integers(1, 24))
def test_nothing_moves_before_the_first_day(plan: Plan, wait: int) -> None:
    """While everybody still waits nothing is spent and nothing gained."""
    later = tuple(replace(hire, start=hire.start + wait) for hire in plan.hires)
    case = likely_case(answerable(replace(plan, wait=wait, hires=later)))

    assert case.cost[: wait + 1] == pytest.approx(0)
    assert case.flow[: wait + 1] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", ASSUMPTIONS)
@settings(max_examples=6)
@given(share=st.floats(0, 1))
def test_a_value_beyond_its_slider_has_an_answer(name: str, share: float) -> None:
    """As far as the model takes it: finite figures, unless it is no plan (`check` names the assumption to change)."""
    row = ASSUMPTIONS[name]
    for value in (row.minimum, row.maximum, row.minimum + share * (row.maximum - row.minimum)):
        with suppress(PlanError):
            verdict = evaluate(replace(Plan(), **{name: row.kept(value)}), draws=2)
            assert all(np.isfinite(figure).all() for figure in (verdict.npv, verdict.cumulative, verdict.fan.p10))


def at_both(plan: Plan, name: str, share: float) -> list[Case]:
    """The likely case with an assumption at its lower bound, and a share of the way to its upper one."""
    row = ASSUMPTIONS[name]
    return [
        likely_case(replace(plan, **{name: row.kept(row.low + part * (row.high - row.low))})) for part in (0, share)
    ]


@pytest.mark.parametrize("name", ["overhead", "manager_hours", "accident_rate"])
@FEW
@given(PLANS, st.floats(0, 1))
def test_what_an_employer_bears_never_brings_money(name: str, plan: Plan, share: float) -> None:
    """More of it leaves less."""
    low, high = at_both(answerable(replace(plan, wait=0, hires=())), name, share)
    assert high.npv <= low.npv + 1e-6 * max(1.0, abs(low.npv))


@pytest.mark.parametrize("name", ["turnover", "vacancy"])
@FEW
@given(PLANS, st.floats(0, 1))
def test_a_desk_that_stands_empty_gains_nothing(name: str, plan: Plan, share: float) -> None:
    """More of it leaves less gained; what is saved in pay meanwhile may be more than that."""
    cases = at_both(answerable(replace(plan, wait=0, hires=())), name, share)
    low, high = (sum(float(series.sum()) for series in case.gained.values()) for case in cases)
    assert high <= low + 1e-6 * max(1.0, abs(low))


@pytest.mark.parametrize("name", ["own_growth", "reach_elasticity"])
@FEW
@given(PLANS, st.floats(0, 1))
def test_what_comes_by_itself_or_is_lost_to_more_posts_is_no_gain_of_the_hire(
    name: str, plan: Plan, share: float
) -> None:
    """With posts and growth as they are today, more of either promises less of a hire who doubles the work."""
    row = ASSUMPTIONS[name]
    plan = answerable(replace(plan, hires=(), wait=0, current_effort=0.5, effort=1, observed=OBSERVABLE))
    low, high = (replace(plan, **{name: row.kept(part * row.high)}) for part in (0, share))
    values = [sum(float(series.sum()) for series in likely_case(each).gained.values()) for each in (low, high)]
    assert values[1] <= values[0] + 1e-6 * max(1.0, abs(values[0]))


@FEW
@given(PLANS, value_of("price_growth"))
def test_rising_prices_raise_what_is_gained(plan: Plan, other: float) -> None:
    """Every stream brings at least as much in every month where prices rise faster."""
    plan = answerable(replace(plan, hires=()))
    low, high = (likely_case(replace(plan, price_growth=rate)) for rate in sorted((plan.price_growth, other)))
    for name, series in low.gained.items():
        assert (np.abs(high.gained[name]) >= np.abs(series) - 1e-9).all()
