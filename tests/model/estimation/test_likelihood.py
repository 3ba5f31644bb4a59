"""Rates of groups that differ: the most likely figures, and ranges that hold what they promise."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import betabinom

from payback.model.estimation import rates
from payback.model.estimation.rates import Beta


def grid_of(height: object) -> tuple[float, float]:
    """Where a fine brute-force grid of log mean and variation is highest."""
    means, variations = np.exp(np.linspace(np.log(0.02), np.log(0.04), 71)), np.linspace(0.3, 1.2, 46)
    heights = np.array([[height(mean, variation) for variation in variations] for mean in means])
    i, j = np.unravel_index(heights.argmax(), heights.shape)
    return float(means[i]), float(variations[j])


@pytest.fixture(scope="module")
def segments() -> tuple[np.ndarray, np.ndarray]:
    """275 advertising segments whose true rates follow Beta(1.93, 65)."""
    chance = np.random.default_rng(1178)
    trials = np.rint(chance.lognormal(3.9, 1.2, 275)) + 1
    return chance.binomial(trials.astype(int), chance.beta(1.93, 65.0, 275)).astype(float), trials


def test_the_beta_is_the_most_likely_one_by_brute_force(segments: tuple[np.ndarray, np.ndarray]) -> None:
    """Zooming finds the top that SciPy's beta-binomial has on a fine grid."""
    k, n = segments

    def height(mean: float, variation: float) -> float:
        beta = rates.beta_of(mean, variation)
        return float(betabinom.logpmf(k, n, beta.alpha, beta.beta).sum())

    mean, variation = grid_of(height)
    beta = rates.fitted(k, n)
    assert beta.mean == pytest.approx(mean, rel=0.01)
    assert beta.alpha == pytest.approx(rates.beta_of(mean, variation).alpha, rel=0.1)
    assert height(beta.mean, np.sqrt((1 - beta.mean) / beta.mean / (beta.alpha + beta.beta + 1))) >= height(
        mean, variation
    )


def test_275_segments_give_back_the_beta_they_were_drawn_from(segments: tuple[np.ndarray, np.ndarray]) -> None:
    """Rates from 0 to 100 % shrink to a few percent, as in the published advertising data."""
    beta = rates.fitted(*segments)
    own, others = beta.after(*segments)
    shrunk = own / (own + others)
    assert beta.mean == pytest.approx(1.93 / 66.93, rel=0.15)
    assert beta.alpha == pytest.approx(1.93, rel=0.35)
    assert 0 < shrunk.min() < 0.02
    assert shrunk.max() < 0.15


def test_each_group_keeps_its_own_beta() -> None:
    """A group's successes and failures are added to the common Beta."""
    common = Beta(2.0, 98.0)
    assert common.mean == pytest.approx(0.02)
    assert common.after(np.array([8.0]), np.array([100.0])) == (pytest.approx([10.0]), pytest.approx([190.0]))
    low, high = common.between(np.array([8.0]), np.array([100.0]))
    assert 0.02 < low[0] < 0.05 < high[0] < 0.09
    assert common.chance_of_none(np.array([0.0, 1.0])) == pytest.approx([1.0, 0.98])


def test_the_range_of_a_mean_rate_holds_it_nine_times_out_of_ten() -> None:
    """Over 120 sets of ten campaigns."""
    inside = 0
    for seed in range(120):
        chance = np.random.default_rng(seed)
        trials = chance.integers(300, 3_000, 10)
        successes = chance.binomial(trials, chance.beta(*vars_of(0.012, 0.4), 10))
        low, high = rates.mean_between(successes.astype(float), trials.astype(float))
        inside += low <= 0.012 <= high
    assert 0.85 <= inside / 120 <= 0.99


def vars_of(mean: float, variation: float) -> tuple[float, float]:
    """Alpha and beta of a mean and a coefficient of variation."""
    beta = rates.beta_of(mean, variation)
    return beta.alpha, beta.beta


def test_campaigns_with_another_aim_are_left_out() -> None:
    """A thousand clicks without an order are a miracle beside 5 %; twenty clicks are not."""
    successes = np.array([50.0, 45.0, 60.0, 0.0, 0.0])
    trials = np.array([1_000.0, 900.0, 1_100.0, 1_000.0, 20.0])
    assert rates.comparable(successes, trials).tolist() == [True, True, True, False, True]


def test_without_any_success_nothing_is_comparable() -> None:
    """Campaigns that never sold say nothing about selling."""
    assert not rates.comparable(np.zeros(4), np.full(4, 100.0)).any()
