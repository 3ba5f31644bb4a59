"""Seasons: found where two years tell, drawn to 1 as far as chance could explain them."""

from __future__ import annotations

import numpy as np
import pytest

from payback.model.estimation.season import ratios, seasons, stein

FACTORS = np.array([0.85, 0.80, 0.80, 0.75, 0.75, 0.70, 0.75, 0.90, 1.15, 1.35, 1.60, 1.60])


def test_stein_shrinks_the_batters_of_1970_as_published() -> None:
    """Efron and Morris (1977): 18 batting averages, mean .265, shrinking factor .212."""
    averages = np.array([
        0.400, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244,
        0.244, 0.222, 0.222, 0.222, 0.222, 0.222, 0.200, 0.178, 0.156,
    ])  # fmt: skip
    mean = averages.mean()
    assert mean == pytest.approx(0.265, abs=0.0005)
    assert stein(averages, mean * (1 - mean) / 45) == pytest.approx(0.212, abs=0.0005)


def test_nothing_is_kept_of_what_chance_explains() -> None:
    """Equal values, or a variance above their spread, leave nothing."""
    assert stein(np.ones(12), 0.1) == 0
    assert stein(np.linspace(0.9, 1.1, 12), 1.0) == 0


def test_growth_is_no_season() -> None:
    """A series that only grows, by a steady percentage, has no good month."""
    assert ratios(100 * 1.02 ** np.arange(30)) == pytest.approx(np.zeros(30), abs=0.01)


@pytest.mark.parametrize("first_month", [1, 8])
def test_factors_come_back(first_month: int) -> None:
    """Thirty growing months with known factors, from whichever month on."""
    calendar = (first_month - 1 + np.arange(30)) % 12
    season = seasons([100 * 1.01 ** np.arange(30) * FACTORS[calendar]], first_month)
    assert season is not None
    assert season.factors == pytest.approx(FACTORS, rel=0.03)
    assert season.factors.mean() == pytest.approx(1)
    assert season.kept > 0.95
    assert season.months == 30


def test_noise_alone_is_mostly_drawn_to_one() -> None:
    """Three years without seasons: what is left of the ripples is small, and 1 is within the ranges."""
    series = np.random.default_rng(4).gamma(100, 1.0, 36)
    season = seasons([series], 1)
    assert season is not None
    assert np.abs(season.factors - 1).max() < 0.06
    assert ((season.low <= 1) & (season.high >= 1)).sum() >= 10


def test_two_series_share_their_seasons() -> None:
    """Orders and new followers are told apart by their level only."""
    chance = np.random.default_rng(6)
    year = np.tile(FACTORS, 3)
    both = [900 * year * chance.gamma(400, 1 / 400, 36), 4 * year * chance.gamma(400, 1 / 400, 36)]
    season = seasons(both, 1)
    assert season is not None
    assert season.factors == pytest.approx(FACTORS, rel=0.06)
    assert season.months == 36


@pytest.mark.parametrize(
    "series",
    [
        np.full(23, 5.0),
        np.concatenate([np.full(12, 5.0), [np.nan], np.full(13, 5.0)]),
        np.concatenate([np.full(12, 5.0), [0.0], np.full(13, 5.0)]),
        np.full(30, np.nan),
    ],
    ids=["short", "gap", "an empty month", "nothing"],
)
def test_seasons_are_not_guessed(series: np.ndarray) -> None:
    """Fewer than two years, a gap, a month with nothing: no factors."""
    assert seasons([series], 1) is None
