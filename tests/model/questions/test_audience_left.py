"""What the audience is worth after the horizon: by hand, with its range, and outside the answer."""

from dataclasses import replace

import pytest

from payback.model import Hire, Plan, likely_case
from payback.model.finance import monthly_rate, npv
from payback.model.projection import flows, likely
from payback.model.questions.audience_left import audience_left

CHAIN = Plan(followers=250_000, addressable=2_000_000, horizon=36)


def test_it_is_the_value_of_a_plan_that_ends_with_its_horizon() -> None:
    """Value of the months 37 to 60 of people who leave after month 36, discounted to today."""
    ends = replace(CHAIN, hires=(Hire(0, 1e-9, 0, months=36),), horizon=60)
    ended = replace(ends.team[0], months=36)
    paths = flows(_with_first(ends, ended), likely(ends), 60)
    value = sum(series[:, 0] for series in paths.gained().values())
    value[:36] = 0
    expected = npv(float(monthly_rate(CHAIN.discount_rate)), [0, *value])
    assert audience_left(CHAIN).likely == pytest.approx(expected, rel=1e-6)


def _with_first(plan: Plan, first: Hire) -> Plan:
    """The plan whose first hire stays for some months: as a further hire beside one who hardly works."""
    return replace(plan, effort=1e-9, hires=(first,))


def test_its_range_holds_it() -> None:
    """One draw in ten is below, one in ten above."""
    left = audience_left(CHAIN)
    assert left.low < left.likely < left.high


def test_nothing_gained_leaves_nothing() -> None:
    """Nobody there to follow, or nothing counted."""
    for plan in (replace(CHAIN, streams=()), replace(CHAIN, wait=35, effort=0.01, half_life=0, followers=0)):
        assert audience_left(plan).likely == pytest.approx(0, abs=50)


def test_it_is_no_part_of_the_answer() -> None:
    """The net value of the horizon is what its own months bring."""
    case = likely_case(CHAIN)
    assert case.npv == pytest.approx(npv(float(monthly_rate(CHAIN.discount_rate)), case.flow))
    assert audience_left(CHAIN).likely > 0


def test_who_comes_after_the_horizon_leaves_nothing() -> None:
    """A hire who would start later has built no audience by then."""
    later = replace(CHAIN, hires=(Hire(48, 1, 62_000),))
    assert audience_left(later).likely == pytest.approx(audience_left(CHAIN).likely)
