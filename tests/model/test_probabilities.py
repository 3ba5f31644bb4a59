"""What the draws say: quantiles, shares, and months that are never reached."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import Plan, evaluate
from payback.model.probabilities import fan, probabilities


def paths(*totals: list[float]) -> np.ndarray:
    """Running sums, one draw each."""
    return np.array(totals).T


def test_ten_draws_by_hand() -> None:
    """Five draws back after months 1 to 5, one at once, two later than the horizon, two never."""
    back = [[0.0, *[-10.0] * n, *[10.0 * k for k in range(6 - n)]] for n in range(1, 6)]
    at_once = [[0.0, 1, 2, 3, 4, 5, 6]]
    late = [[0.0, -60, -50, -40, -30, -20, -10]] * 2
    never = [[0.0, -10, -20, -30, -40, -50, -60]] * 2
    total = paths(*back, *at_once, *late, *never)
    chances = probabilities(total, total[-1], later=np.array([0.0] * 6 + [5.0, 0.0, -1.0, -60.0]))

    assert chances.probability_within.tolist() == pytest.approx([0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    assert (chances.not_within, chances.never) == (0.2, 0.2)
    assert chances.payback_p10 == pytest.approx(0.9 * 2)
    assert chances.payback_p50 == pytest.approx(5.5)
    assert chances.payback_p90 is None
    assert chances.draws == 10


def test_what_comes_back_after_the_horizon_is_not_never() -> None:
    """A draw that is down at the horizon and comes back to zero in a later year is late, not lost."""
    total = paths([0.0, -1, -2, -3, -4, -5, -6])
    assert probabilities(total, total[-1], np.array([0.0])).not_within == 1
    assert probabilities(total, total[-1], np.array([-1.0])).never == 1


def test_all_back_has_every_quantile() -> None:
    """Where every draw comes back, 90 % do."""
    total = paths(*[[0.0, -1, 0, 1, 1, 1, 1]] * 3)
    chances = probabilities(total, total[-1], np.ones(3))
    assert (chances.payback_p10, chances.payback_p50, chances.payback_p90) == (2, 2, 2)


def test_present_value_by_hand() -> None:
    """Mean and quantiles of the net present value are those of the draws."""
    total = np.zeros((7, 101))
    total[1:] = np.arange(101.0)
    chances = probabilities(total, total[-1], np.zeros(101))

    assert chances.npv_mean == pytest.approx(50)
    assert (chances.npv_p10, chances.npv_p50, chances.npv_p90) == pytest.approx((10, 50, 90))
    assert chances.npv_quantiles == pytest.approx(np.arange(101))


def test_fan_by_hand() -> None:
    """Month by month the 10 %, 50 % and 90 % quantiles."""
    shape = fan(np.arange(11.0)[None].repeat(3, axis=0))
    assert (shape.p10.tolist(), shape.p50.tolist(), shape.p90.tolist()) == ([1] * 3, [5] * 3, [9] * 3)


@pytest.mark.parametrize("draws", [1, 2, 7, 1_000])
def test_quantiles_are_those_of_numpy(draws: int) -> None:
    """However few the draws, fan and present values have the quantiles that numpy would give, rounding apart."""
    total = np.random.default_rng(1).normal(size=(7, draws)).cumsum(axis=0)
    before = total.copy()
    shape, chances = fan(total), probabilities(total, total[-1], np.zeros(draws))

    assert np.array([shape.p10, shape.p50, shape.p90]) == pytest.approx(np.quantile(total, (0.1, 0.5, 0.9), axis=1))
    assert chances.npv_quantiles == pytest.approx(np.quantile(total[-1], np.linspace(0, 1, 101)))
    assert (total == before).all()


def test_a_verdict_holds_together() -> None:
    """Probabilities only grow with time, shares add up, the fan opens, and hard money is never surer than all of it."""
    plan = Plan(followers=250_000, addressable=2_000_000)
    verdict, hard = evaluate(plan, 2_000), evaluate(replace(plan, streams=("sales", "leads", "answers")), 2_000)
    for chances in (verdict.probabilities, hard.probabilities):
        assert chances.probability_within.shape == (61,)
        assert (np.diff(chances.probability_within) >= 0).all()
        assert chances.probability_within[-1] + chances.not_within + chances.never == pytest.approx(1)
        assert (np.diff(chances.npv_quantiles) >= 0).all()
    assert (hard.probabilities.probability_within <= verdict.probabilities.probability_within).all()
    assert hard.probabilities.npv_mean < verdict.probabilities.npv_mean
    assert (verdict.fan.p10 <= verdict.fan.p50).all()
    assert (verdict.fan.p50 <= verdict.fan.p90).all()
    assert verdict.fan.p50[0] == 0
