"""Growth as a regression, reach as it fades, mean amounts: against closed forms and known truths."""

from __future__ import annotations

import numpy as np
import pytest

from payback.model.estimation import amounts, trends


def test_growth_is_the_mean_rate_where_seasons_are_not_known() -> None:
    """With factors of 1 the regression through the origin is the mean, with Student's range."""
    people = np.array([1_000.0, 1_010.0, 1_020.0, 1_040.0])
    gained = people * np.array([0.010, 0.012, 0.014, 0.012])
    value, low, high = trends.growth(gained, people, np.ones(4))
    assert value == pytest.approx(0.012)
    # Three degrees of freedom: 2.353 standard errors either way.
    assert (low, high) == pytest.approx((0.0100785, 0.0139215), abs=1e-6)


def test_growth_is_told_apart_from_season() -> None:
    """Four good months alone would look like fast growth; their factors say what they are."""
    season = np.array([1.5, 1.6, 1.4, 1.5])
    value, low, high = trends.growth(0.02 * 500 * season, np.full(4, 500.0), season)
    assert (value, low, high) == pytest.approx((0.02, 0.02, 0.02))


def test_reach_fades_as_it_was_made_to() -> None:
    """Without noise, level and yearly loss come back exactly."""
    ago = np.arange(30) - 29
    fade = trends.fading(0.05 * 0.8 ** (ago / 12), np.full(30, 10.0))
    assert fade.level == pytest.approx(0.05)
    assert fade.decay == pytest.approx(0.2)
    assert fade.decay_between == pytest.approx((0.2, 0.2))


def test_a_short_history_takes_the_loss_as_known() -> None:
    """Then only the level is fitted, as of the last month; months without posts are passed over."""
    ago = np.arange(6) - 5
    shares = 0.05 * 0.9 ** (ago / 12)
    shares[2] = np.nan
    fade = trends.fading(shares, np.array([4.0, 4, 0, 4, 4, 4]), decay=0.1)
    assert fade.level == pytest.approx(0.05)
    assert (fade.decay, fade.decay_between) == (0.1, (0.1, 0.1))


def test_the_mean_is_fitted_and_not_the_mean_logarithm() -> None:
    """Few skewed posts a month: the mean logarithm would be a tenth too low."""
    chance = np.random.default_rng(3)
    shares = chance.gamma(4, 0.04 / 4, 2_000)
    assert trends.fading(shares, np.ones(2_000)).level == pytest.approx(0.04, rel=0.05)


def test_reach_and_its_loss_are_within_their_ranges_nine_times_out_of_ten() -> None:
    """Over 150 histories of skewed posts."""
    inside = np.zeros(2)
    ago = np.arange(34) - 33
    for seed in range(150):
        chance = np.random.default_rng(seed)
        posts = chance.poisson(15, 34)
        luck = np.array([chance.lognormal(-0.15, 0.55, n).mean() for n in posts])
        fade = trends.fading(0.03 * 0.9 ** (ago / 12) * luck, posts.astype(float))
        inside += (
            fade.level_between[0] <= 0.03 <= fade.level_between[1],
            (fade.decay_between[0] <= 0.1 <= fade.decay_between[1]),
        )
    assert (inside / 150 >= 0.84).all()
    assert (inside / 150 <= 0.97).all()


def test_a_mean_amount_is_weighed_by_its_pieces() -> None:
    """A month of three orders counts three times as much as one of one."""
    value, low, high = amounts.mean_amount(np.array([300.0, 50.0]), np.array([3.0, 1.0]))
    assert value == pytest.approx(87.5)
    assert low == 0
    assert high > 87.5
