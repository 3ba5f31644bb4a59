"""Which assumption moves the answer, and what it would have to be."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.model import ASSUMPTIONS, VALUE_STREAMS, Plan
from payback.model.plan.ranges import range_of
from payback.model.questions.break_even import BreakEven, break_evens
from payback.model.questions.drivers import End, Swing, by_payback, tornado
from payback.model.questions.evidence_grades import by_stream, grade_of, weakest_of, without_each
from payback.model.sampling import quantiles
from payback.model.verdict import likely_case
from tests.model.plain import PLAIN

CHAIN = Plan(**PLAIN, followers=250_000, addressable=2_000_000)
BY_LAST_MONTH = 0.01


def break_even(plan: Plan, name: str, within: int | None = None) -> BreakEven:
    """The break-even value of one assumption."""
    return next(row for row in break_evens(plan, within) if row.name == name)


def test_tornado_puts_the_widest_effect_on_net_value_first() -> None:
    """The order of the picture is the order of importance."""
    widths = [swing.npv_width for swing in tornado(CHAIN)]

    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 0


def test_tornado_holds_what_the_plan_itself_would_say() -> None:
    """Each end is the verdict of the plan with that one value, and the value is the range's P10 or P90."""
    for swing in tornado(CHAIN)[:4]:
        limits = range_of(CHAIN, swing.name)
        assert limits is not None
        for end, share in ((swing.low, 0.1), (swing.high, 0.9)):
            plan = replace(CHAIN, **{swing.name: end.value})
            assert end.value == pytest.approx(float(quantiles(limits, np.array([share]))[0]))
            assert end.npv == pytest.approx(likely_case(plan).npv)
            assert end.payback_month == pytest.approx(likely_case(plan).payback_month)


def test_tornado_leaves_out_what_does_nothing() -> None:
    """Leads have ranges, but no click looks for a quote in this plan."""
    assert "lead_rate" not in [swing.name for swing in tornado(CHAIN)]


def test_the_order_by_payback_counts_never_as_one_month_too_late() -> None:
    """An end that never pays back moves the answer more than one that pays back in the last month."""
    never = Swing("reach", End(0.01, None, -1.0), End(0.1, 10.0, 1.0))
    last = Swing("churn", End(0.01, 60.0, -9.0), End(0.1, 10.0, 9.0))

    assert tuple(swing.name for swing in by_payback([last, never], 60)) == ("reach", "churn")
    assert never.payback_width(60) == 51.0


@pytest.mark.parametrize("within", [12, 36, 60])
def test_a_break_even_value_put_back_pays_back_by_that_month(within: int) -> None:
    """The running sum is back at zero in the month asked for, or it peaked before and just touches zero there."""
    rows = [row for row in break_evens(CHAIN, within) if row.state == "value"]
    assert rows
    for row in rows:
        assert row.value is not None
        verdict = likely_case(replace(CHAIN, horizon=within, **{row.name: row.value}))
        month = verdict.payback_month
        touches = verdict.cumulative.max() <= 1e-3 * verdict.cost.sum()
        assert month is not None, row
        assert month == pytest.approx(within, abs=BY_LAST_MONTH) or (month < within and touches), row


@given(
    followers=st.floats(1_000, 900_000),
    conversion=st.floats(0.001, 0.05),
    margin=st.floats(0.1, 0.9),
    churn=st.floats(0.001, 0.02),
    within=st.integers(8, 60),
)
@settings(max_examples=25, deadline=None)
def test_beyond_the_edge_the_answer_changes(
    followers: float, conversion: float, margin: float, churn: float, within: int
) -> None:
    """On one side of every break-even value the plan pays back by the month, on the other it does not."""
    plan = Plan(followers=followers, addressable=2_000_000, conversion=conversion, margin=margin, churn=churn)
    for row in break_evens(plan, within):
        if row.value is None:
            continue
        step = 1e-4 * (ASSUMPTIONS[row.name].high - ASSUMPTIONS[row.name].low)
        sides = [paid_by(plan, row.name, row.value + way * step, within) for way in (-1, 1)]
        assert sides[0] != sides[1], row


def paid_by(plan: Plan, name: str, value: float, within: int) -> bool:
    """Whether the plan with another value pays back by a month."""
    verdict = likely_case(replace(plan, horizon=within, **{name: max(value, 1e-12)}))
    return verdict.payback_month is not None and verdict.payback_month <= within


def test_the_straight_ones_agree_with_the_textbook() -> None:
    """Margin: ``v (C - V_other) / V_sales`` over the months asked for, when the last month is the one that counts."""
    plan = replace(CHAIN, customer_share=0.1)
    verdict = likely_case(plan)
    sales = float(verdict.gained["sales"].sum())
    other = sum(float(series.sum()) for name, series in verdict.gained.items() if name != "sales")
    expected = plan.margin * (float(verdict.cost.sum()) - other) / sales

    row = break_even(plan, "margin")
    if expected <= 1:
        assert row.value == pytest.approx(expected)
    else:
        assert row.state == "unreachable"


def test_more_order_value_than_the_bound_is_called_out_of_reach() -> None:
    """With 5,000 followers no order value within the bounds pays a salary."""
    row = break_even(Plan(followers=5_000, addressable=60_000), "order_value")

    assert (row.state, row.value, row.rises, row.holds) == ("unreachable", None, True, False)


def test_what_a_plan_can_do_without_is_said() -> None:
    """A chain of stores pays back on retention and answers: conversion may be zero."""
    row = break_even(CHAIN, "conversion")

    assert (row.state, row.value, row.worst, row.holds) == ("always", None, 0.0, True)


def test_a_salary_has_a_ceiling() -> None:
    """A cost is better when it is lower, and its edge lies above the plan that pays back."""
    row = break_even(CHAIN, "salary")

    assert not row.rises
    assert row.value is not None
    assert row.value > CHAIN.salary


def test_assumptions_that_do_not_move_the_money_are_left_out() -> None:
    """The discount rate, the price of an agency and the horizon itself do not change the payback month."""
    names = {row.name for row in break_evens(CHAIN)}

    assert names.isdisjoint({"discount_rate", "horizon", "agency_fee", "chance_wanted", "lead_rate", "cpm"})


def test_money_that_comes_first_and_runs_out_is_searched_for() -> None:
    """With nothing to recruit the sum may start above zero: the straight answer is checked, not trusted."""
    plan = replace(CHAIN, recruiting=0, equipment=0, ramp_start=1, ramp_months=0, half_life=0, reach_decay=0.5)
    for row in break_evens(plan, 24):
        if row.value is not None:
            step = 1e-4 * (ASSUMPTIONS[row.name].high - ASSUMPTIONS[row.name].low)
            assert paid_by(plan, row.name, row.value - step, 24) != paid_by(plan, row.name, row.value + step, 24), row


def test_a_month_far_off_needs_fewer_changes() -> None:
    """A tiny shop reaches payback through many more followers only."""
    names = [row.name for row in break_evens(Plan(followers=5_000, addressable=60_000)) if row.value is not None]

    assert "conversion" not in names


def test_streams_sum_to_the_value_and_their_shares_to_one() -> None:
    """Nothing is counted twice."""
    verdict = likely_case(CHAIN)
    rows = by_stream(verdict)

    assert sum(row.total for row in rows) == pytest.approx(
        sum(float(series.sum()) for series in verdict.gained.values())
    )
    assert sum(row.share for row in rows) == pytest.approx(1)


def test_without_a_stream_is_the_plan_that_does_not_count_it() -> None:
    """Leaving a stream out on the page and switching it off in the plan are the same."""
    answers = without_each(likely_case(CHAIN))

    assert set(answers) == set(CHAIN.streams)
    for name, without in answers.items():
        rest = tuple(other for other in CHAIN.streams if other != name)
        other = likely_case(replace(CHAIN, streams=rest))
        assert without.npv == pytest.approx(other.npv)
        assert (without.state, without.payback_month) == (other.state, pytest.approx(other.payback_month))


def test_a_stream_that_is_off_is_shown_as_not_counted() -> None:
    """It stays in the list, with nothing to its name."""
    rows = by_stream(likely_case(replace(CHAIN, streams=("sales",))))

    assert {row.name: row.counted for row in rows} == {name: name == "sales" for name in VALUE_STREAMS}
    assert {row.total for row in rows if not row.counted} == {0.0}


def test_shares_of_nothing_are_nothing() -> None:
    """A plan without value divides by nothing."""
    rows = by_stream(likely_case(replace(CHAIN, streams=())))

    assert {row.share for row in rows} == {0.0}


def test_a_stream_is_only_as_good_as_its_weakest_assumption() -> None:
    """One measured number among guesses changes nothing; all of them do."""
    needed = {"questions", "deflection", "contact_cost"}

    assert weakest_of(CHAIN, "answers", {"questions"}) == ("assumed", "deflection")
    assert weakest_of(CHAIN, "answers", needed)[0] == "measured"


def test_a_person_may_say_that_a_number_is_measured() -> None:
    """How sure somebody is belongs to the plan."""
    assert grade_of(replace(CHAIN, sureness=(("margin", "measured"),)), "margin") == "measured"
    assert grade_of(CHAIN, "margin") == "estimated"


def test_every_neighbour_in_the_order_by_payback_is_not_wider() -> None:
    """Sorted by months, then by money."""
    ordered = by_payback(tornado(CHAIN), CHAIN.months)

    assert all(wider.payback_width(60) >= narrower.payback_width(60) for wider, narrower in pairwise(ordered))
