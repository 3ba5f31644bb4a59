"""The years after the horizon: who comes back late, who never, and that the horizon does not decide it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.model import Hire, Plan, finance, likely_case
from payback.model.activity import FAR
from payback.model.plan.presets import BUSINESS, applied
from payback.model.probabilities import probabilities
from payback.model.projection import flows
from payback.model.sampling import sample
from payback.model.simulation import simulated

DRAWS = 1_000
VARIATIONS = (
    {},
    {"customer_churn": 0.005},
    {"follower_growth": 0.03, "horizon": 35},
    {"wage_growth": 0, "reach_decay": 0, "horizon": 24},
    {"lead_share": 0.4, "sales_cycle": 9, "hires": (Hire(6, 0.5, 50_000), Hire(50, 1, 70_000, months=24))},
)


@pytest.mark.parametrize("kind", BUSINESS)
@pytest.mark.parametrize("variation", VARIATIONS, ids=str)
def test_the_years_after_the_horizon_are_those_of_its_months(kind: str, variation: dict[str, float]) -> None:
    """By year, as many draws come back late or never as month by month, within 10 of 1,000."""
    plan = replace(applied(Plan(), BUSINESS[kind]), **variation)
    net = finance.from_today(flows(plan, sample(plan, DRAWS), FAR).net())
    back = finance.payback_months(finance.cumulative(np.broadcast_to(net, (FAR + 1, DRAWS))))
    simulation = simulated(plan, DRAWS)
    shares = probabilities(simulation.total, simulation.npv, simulation.later)

    assert shares.never == pytest.approx(float(np.isnan(back).mean()), abs=0.01)
    assert shares.not_within == pytest.approx(float((back > plan.months).mean()), abs=0.01)


@settings(max_examples=40)
@given(
    followers=st.sampled_from([5_000, 60_000, 120_000, 180_000, 250_000]),
    growth=st.floats(0, 0.04),
    horizons=st.tuples(st.integers(6, 60), st.integers(6, 60)),
)
def test_the_horizon_does_not_decide_whether_the_money_comes_back(
    followers: int, growth: float, horizons: tuple[int, int]
) -> None:
    """Never at one horizon is never at another; late at one is the same month at another."""
    plan = Plan(followers=followers, addressable=2_000_000, follower_growth=growth, ramp_months=3)
    one, other = (likely_case(replace(plan, horizon=months)) for months in horizons)

    assert (one.state == "never") == (other.state == "never")
    if one.state != "never":
        months = [case.payback_month if case.all.later_month is None else case.all.later_month for case in (one, other)]
        assert months[0] == pytest.approx(months[1])


def test_late_is_when_a_longer_horizon_has_it() -> None:
    """The month named for a plan that is late is its payback month over 240 months."""
    plan = Plan(followers=150_000, addressable=2_000_000, follower_growth=0.02, horizon=18)
    late = likely_case(plan)

    assert late.state == "not_within"
    assert late.all.later_month == pytest.approx(likely_case(replace(plan, horizon=FAR)).payback_month)


def test_a_last_month_that_earns_is_not_enough() -> None:
    """Reach that fades and pay that rises overtake a plan that covers its cost at the horizon and is far down."""
    plan = Plan(followers=360_000, addressable=2_000_000, reach_decay=0.3, recruiting=100_000, horizon=12)
    case = likely_case(plan)

    assert case.flow[-1] > 0
    assert case.state == "never"
