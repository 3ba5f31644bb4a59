"""What a series may be made of."""

from __future__ import annotations

import numpy as np
import pytest

from payback.model.effect.possibilities import RESTLESS, possibilities, restless


def test_a_level_and_a_slope_may_wander_more_ahead() -> None:
    """What each month ahead adds has its own variance and a share more; what is still stays where it is.

    A slope keeps `lasting` of itself each month and turns by as much as keeps its size; a level sums slopes and steps.
    """
    may = possibilities()
    steps, slope, lasting = (each.ravel() for each in (may.steps, may.slope, may.lasting))
    points = np.array([np.argmin(steps + slope), np.argmax(steps - 99 * slope), np.argmax(slope - 99 * steps)])
    more, months = restless(points, 5), np.arange(5)
    assert more[0] == pytest.approx(np.zeros((5, 5)))
    for point, told in zip(points, more, strict=True):
        since = months[:, None] - months
        kept = np.where(since >= 0, np.cumsum(lasting[point] ** months)[since], 0.0)
        turns = slope[point] ** 2 * (1 - lasting[point] ** 2) * (kept @ kept.T)
        wandered = steps[point] ** 2 * np.minimum(months[:, None] + 1, months + 1)
        assert told == pytest.approx((RESTLESS - 1) * (turns + wandered))
