"""Months that do not belong to a series: a purge of followers, a post that the whole world saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation.monthly_history import YEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.estimation.monthly_history import Months
    from payback.model.types import Array

FAR = 4.0
"""Robust standard deviations from which a month is set aside."""

AROUND = 3
"""Months to either side that a month is compared with: a new level of four months is no outlier."""

LEAST_BESIDE = 2
LEAST_MONTHS = 6

UNSEEN = 2.0
"""How many times as far off a month has to be that no year before or after shows: it may be a season."""

MAD = 1.4826
"""Standard deviation of a normal distribution over the median distance from its median."""

FINEST = 0.02
"""Spread, relative to the level, below which no series is taken to be."""


def outlying(ratio: Array, weight: Array, month: Months, least: float = 0.0) -> NDArray[np.bool_]:
    """Which months lie beyond `FAR` robust standard deviations from those before, those after, and all around them.

    A month that the same month of another year resembles is a season and stays. Where no other year is known, so does
    one that its neighbour or the whole series resembles.

    Args:
        ratio: Shape ``(months,)``.
        weight: Mean 1; a month varies as ``1 / sqrt(weight)``.
        month: Their numbers, rising.
        least: Variance at weight 1 that chance alone gives.
    """
    if ratio.size < LEAST_MONTHS:
        return np.zeros(ratio.size, dtype=bool)
    around, before, after = _medians(ratio)
    off, side = (ratio - around) * np.sqrt(weight), np.sign(ratio - around)
    finest = FINEST * abs(float(np.median(ratio)))
    far = FAR * max(MAD * float(np.median(np.abs(off))), finest, float(np.sqrt(least)))
    near = [(ratio - other) * np.sqrt(weight) * side <= far for other in (around, before, after)]
    alike = off * side[:, np.newaxis] > np.abs(off)[:, np.newaxis] / 2
    same = np.abs(ratio[:, np.newaxis] - ratio) < np.abs(off)[:, np.newaxis] / 2
    apart = np.abs(month[:, np.newaxis] - month)
    unseen = ~(apart == YEAR).any(axis=1)
    seasonal = ((alike | same) & (apart == YEAR)).any(axis=1)
    usual = np.abs(ratio - np.median(ratio)) * np.sqrt(weight) <= far
    perhaps = unseen & ((alike & (apart == 1)).any(axis=1) | usual | (np.abs(off) <= UNSEEN * far))
    return np.asarray(~(np.any(near, axis=0) | seasonal | perhaps), dtype=bool)


def _medians(ratio: Array) -> tuple[Array, Array, Array]:
    """Of the months on both sides of each, of those before it, of those after it; NaN where these are too few."""
    nothing = np.full(AROUND, np.nan)
    beside = np.lib.stride_tricks.sliding_window_view(np.concatenate([nothing, ratio, nothing]), 2 * AROUND + 1)
    before, after = beside[:, :AROUND], beside[:, AROUND + 1 :]
    return _median(np.concatenate([before, after], axis=1)), _median(before), _median(after)


def _median(rows: Array) -> Array:
    """Of what is known of each row; NaN where fewer than `LEAST_BESIDE` are."""
    known, ordered = np.isfinite(rows).sum(axis=1), np.sort(rows, axis=1)
    row = np.arange(len(rows))
    middle = (ordered[row, (known - 1) // 2] + ordered[row, known // 2]) / 2
    return np.where(known >= LEAST_BESIDE, middle, np.nan)
