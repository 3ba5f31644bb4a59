"""The simulation: the same model on every draw, kept where nothing changed, the same on every run."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, Hire, Plan, PlanError, evaluate, finance, likely_case
from payback.model.projection import flows
from payback.model.projection_cache import CACHE, LIMITS, ProjectionCache
from payback.model.sampling import sample
from payback.model.simulation import simulated

CHAIN = Plan(followers=250_000, addressable=2_000_000)
PLANS = (
    Plan(),
    CHAIN,
    replace(CHAIN, lead_share=0.3, media_weight=0.1, wait=2, horizon=36),
    replace(CHAIN, hires=(Hire(6, 0.5, 50_000), Hire(12, 1, 70_000, months=6))),
    replace(CHAIN, streams=("retention",), ranges=(("posts", 10, 30), ("half_life", 1, 6), ("followers", 2e5, 3e5))),
)


@pytest.mark.parametrize("plan", PLANS)
def test_the_simulation_is_the_model_on_every_draw(plan: Plan) -> None:
    """Running sums of the simulation are those of the flows on the same draws."""
    net = flows(plan, sample(plan, 300), plan.months).net()
    expected = np.broadcast_to(net, (plan.months, 300)).cumsum(axis=0)
    total = simulated(plan, 300).total
    assert not total[0].any()
    assert total[1:] == pytest.approx(expected, rel=1e-9, abs=1e-6)


def test_two_runs_agree_to_the_byte() -> None:
    """Nothing is left to chance, and nothing depends on what was worked out before."""
    CACHE.clear()
    first = simulated(CHAIN, 1_000)
    for other in PLANS:
        simulated(other, 1_000)
    kept = simulated(CHAIN, 1_000)
    CACHE.clear()
    again = simulated(CHAIN, 1_000)

    assert first.total.tobytes() == kept.total.tobytes() == again.total.tobytes()


def test_the_likely_case_is_the_same_whatever_was_asked_before() -> None:
    """What is kept of the likely case is that of the same work, not of another."""
    CACHE.clear()
    first = [likely_case(plan).cumulative for plan in PLANS]
    assert all((likely_case(plan).cumulative == before).all() for plan, before in zip(PLANS, first, strict=True))


def test_a_price_that_moves_does_not_work_the_months_out_again() -> None:
    """Salary, conversion, margin and prices are only multiplied in; growth is not."""
    simulated(CHAIN, 400)
    before = CACHE.made("work")
    for name in ("salary", "conversion", "margin", "order_value", "contact_cost", "uplift", "discount_rate"):
        simulated(replace(CHAIN, **{name: getattr(CHAIN, name) * 1.1}), 400)
    assert CACHE.made("work") == before

    simulated(replace(CHAIN, follower_growth=0.02), 400)
    assert CACHE.made("work") > before


def test_what_is_kept_is_bounded() -> None:
    """A server that runs for months keeps a fixed number of results of each kind."""
    cache = ProjectionCache({"squares": 2})
    for number in (1, 2, 3, 3, 1):
        assert cache.result("squares", abs, number) == number

    assert cache.made("squares") == 4
    assert all(LIMITS.values())


@pytest.mark.parametrize("followers", [250_000, 300_000, 400_000, 1_000_000])
def test_chances_hardly_move_with_more_draws(followers: int) -> None:
    """Between 2,000 and 20,000 draws the chance of being back by any month moves by less than a point and a half."""
    plan = replace(CHAIN, followers=followers, addressable=5_000_000)
    few, many = (evaluate(plan, n).probabilities.probability_within for n in (2_000, 20_000))
    assert few == pytest.approx(many, abs=0.015)


def test_present_values_are_those_of_each_draw() -> None:
    """Over draws the net present value is that of each draw's flows."""
    net = flows(CHAIN, sample(CHAIN, 50), 60).net()
    expected = [finance.npv(float(finance.monthly_rate(0.08)), [0, *column]) for column in net.T]
    assert simulated(CHAIN, 50).npv == pytest.approx(expected)


def test_without_uncertainty_every_draw_is_the_likely_case() -> None:
    """A plan whose ranges are points has one answer."""
    ranges = tuple(
        (name, getattr(CHAIN, name), getattr(CHAIN, name)) for name, row in ASSUMPTIONS.items() if row.shape != "fixed"
    )
    plan = replace(CHAIN, ranges=ranges)
    case, simulation = likely_case(plan), simulated(plan, 10)

    assert simulation.total == pytest.approx(np.repeat(case.cumulative[:, None], 10, axis=1))
    assert evaluate(plan, 10).probabilities.payback_p50 == pytest.approx(case.payback_month)


def test_a_range_that_is_none_is_refused() -> None:
    """The simulation says which range to put right; the likely case does not need it."""
    plan = replace(CHAIN, ranges=(("margin", 0.6, 0.3),))
    assert likely_case(plan).state == "pays_back"
    with pytest.raises(PlanError, match="range_out_of_order"):
        evaluate(plan, 10)
