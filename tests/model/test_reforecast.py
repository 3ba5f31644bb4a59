"""A plan told again after some months."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.model import Plan, evaluate
from payback.model.plan.presets import BUSINESS, applied
from payback.model.reforecast import Paths, paths_of, payback_band, posterior, reforecast

PLAN = applied(Plan(), BUSINESS["chain"])
DRAWS = 1_000


@cache
def paths() -> Paths:
    """A plan that may pay back or not."""
    return paths_of(PLAN, draws=DRAWS)


def middle(share: float, months: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A share of what half of the draws say of the first months."""
    return np.asarray(share * np.median(paths().gained, axis=1)[:months])


def test_before_anything_came_the_plan_stands() -> None:
    """Without a month the planned payback month is the verdict's, and the level is about the plan's."""
    now, verdict = reforecast(paths(), np.array([])), evaluate(PLAN, DRAWS)
    assert now.planned == pytest.approx(verdict.probabilities.payback_p50, abs=0.2)
    assert now.level == pytest.approx(1.0, abs=0.05)
    assert now.fan.p10[-1] < verdict.fan.p50[-1] < now.fan.p90[-1]


def test_what_comes_decides_more_with_every_month() -> None:
    """Bands narrow, and months that bring half bring the level down and the payback month back."""
    bands = [reforecast(paths(), middle(0.5, months)) for months in (3, 6, 12)]
    widths = [now.fan.p90[-1] - now.fan.p10[-1] for now in bands]
    assert sorted(widths, reverse=True) == widths
    assert bands[-1].level is not None
    assert bands[-1].level < 0.75
    assert bands[-1].chance < bands[-1].chance_planned
    more = reforecast(paths(), middle(1.5, 12))
    assert more.payback_p50 is not None
    assert more.planned is not None
    assert more.payback_p50 < more.planned
    assert (bands[-1].payback_80[1], more.months_known) == (None, 12)


@pytest.mark.parametrize("never", [5, 30, 90])
def test_the_band_of_the_payback_month_holds_four_fifths(never: int) -> None:
    """Of a hundred draws 80, whether it ends within the horizon, has no end, or lies beyond it as a whole."""
    back = np.arange(1.0, 101.0)
    back[100 - never :] = np.nan
    low, high = (np.inf if end is None else end for end in payback_band(back))
    counted = np.nan_to_num(back, nan=np.inf)
    inside = float(((low <= counted) & (counted <= high)).mean())
    assert inside == pytest.approx(0.9 if never == 90 else 0.8, abs=0.02)


def test_known_months_are_what_came_and_what_was_paid() -> None:
    """The running sum is certain where both are known; an unknown month is as wide as it is."""
    value, cost = np.array([100.0, np.nan, 300.0]), np.array([5_000.0, 5_000.0, np.nan])
    now = reforecast(paths(), value, cost)
    assert now.months_known == 2
    assert (now.fan.p10[1], now.fan.p90[1]) == (pytest.approx(-4_900), pytest.approx(-4_900))
    assert now.fan.p10[2] < now.fan.p90[2]


def test_draws_that_said_what_came_weigh_more() -> None:
    """Of three draws the one that foresaw the shape wins; where all are as wrong, the multiple takes it up."""
    gained = np.array([[10.0, 10.0, 30.0], [20.0, 10.0, 20.0], [30.0, 10.0, 10.0]])
    weight, (mean, spread) = posterior(np.array([5.0, 10.0, 15.0]), gained, 0.1)
    assert int(weight.argmax()) == 0
    assert weight.sum() == pytest.approx(1.0)
    assert mean[0] == pytest.approx(0.5, abs=0.05)
    assert (spread > 0).all()


@pytest.mark.parametrize("share", [0.5, 2.0])
def test_a_level_is_that_of_the_months_ahead_whichever_draw_foresaw_it(share: float) -> None:
    """Draws of half, once and twice the plan: whoever is at half of it goes on at half."""
    gained = np.repeat([[50.0, 100.0, 200.0]], 24, axis=0)
    scattered = Paths(np.repeat(gained, 400, axis=1), np.full((24, 1_200), 80.0), scatter=0.1)
    now = reforecast(scattered, np.full(12, share * 100))
    assert now.level == pytest.approx(share, abs=0.05 * share)
    assert now.level_80
    assert now.level_80[0] < now.level < now.level_80[1]


def test_a_level_needs_months_ahead_of_which_something_was_promised() -> None:
    """At the end of the horizon, and of a plan that brings nothing, none is told."""
    assert reforecast(paths(), middle(1.0, PLAN.months)).level is None
    nothing = Paths(np.zeros((24, 9)), np.full((24, 9), 80.0), scatter=0.1)
    assert reforecast(nothing, np.zeros(3)).level_80 is None


def test_a_correction_lowers_what_is_expected_and_only_when_asked() -> None:
    """Four fifths of the value, at the same cost."""
    asked = paths_of(PLAN, correction=0.8, draws=DRAWS)
    assert asked.gained == pytest.approx(0.8 * paths().gained)
    assert asked.spent == pytest.approx(paths().spent)


def test_more_months_than_a_plan_has_are_refused() -> None:
    """What comes after its horizon says nothing of it."""
    with pytest.raises(PaybackError, match="reforecast_beyond"):
        reforecast(paths(), np.ones(PLAN.months + 1))
