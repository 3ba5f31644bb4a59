"""Seasons: each month against the twelve around it, drawn towards 1 as far as chance could explain it.

All on the logarithmic scale, since a good month varies by as many percent as a bad one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation.movement import t_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.types import Array

YEAR = 12
LEAST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Season:
    """Twelve factors with mean 1, January first, and the ends of their 90 % ranges; each of shape ``(12,)``.

    Attributes:
        kept: Share of the factors' distance from 1 that was kept, 0 to 1.
        months: Months that were compared.
    """

    factors: Array
    low: Array
    high: Array
    kept: float
    months: int


def stein(values: Array, variance: float) -> float:
    """Share of the values' distance from their mean that is not chance, ``1 - (k - 3) s^2 / sum (y - mean)^2``.

    Source: Efron and Morris, Stein's Paradox in Statistics (1977): 18 batters, c = 0.212.
    """
    square = float(((values - values.mean()) ** 2).sum())
    return max(0.0, 1 - (values.size - 3) * variance / square) if square > 0 else 0.0


def ratios(series: Array) -> Array:
    """Logarithm of each month over the mean of the twelve months centred on it; shape of `series`.

    The mean takes half of each of the two outer months, so that it is centred. For the first and last six months
    it is carried on at the rate at which it changes in between.
    """
    weights = np.full(YEAR + 1, 1 / YEAR)
    weights[[0, -1]] /= 2
    level = np.log(np.convolve(series, weights, "valid"))
    drift = (level[-1] - level[0]) / (level.size - 1)
    off = np.arange(1, YEAR // 2 + 1)
    carried = np.concatenate([level[0] - drift * off[::-1], level, level[-1] + drift * off])
    return np.asarray(np.log(series) - carried)


def seasons(series: Sequence[Array], first_month: int) -> Season | None:
    """The factors that monthly series share; None when none of them has `LEAST_MONTHS` good months in a row.

    Args:
        series: Monthly figures, all from the same month on, NaN where nothing was measured.
        first_month: Calendar month of the first figure, 1 for January.
    """
    known = [usable for usable in map(_usable, series) if usable is not None]
    if not known:
        return None
    table = np.stack(known)
    calendar = (first_month - 1 + np.arange(table.shape[1])) % YEAR
    by_month = [table[:, calendar == month] for month in range(YEAR)]
    counts = np.array([np.isfinite(values).sum() for values in by_month])
    means = np.array([np.nanmean(values) for values in by_month])
    residuals = np.concatenate(
        [(values - mean)[np.isfinite(values)] for values, mean in zip(by_month, means, strict=True)]
    )
    levels = len(known) + residuals.size // YEAR
    degrees = residuals.size - YEAR - levels  # the twelve factors, and the levels that the means follow
    variance = float((residuals**2).sum()) / degrees / counts
    kept = stein(means, float(variance.mean()))
    logs = kept * (means - means.mean())
    half = t_value(degrees) * np.sqrt(variance * kept)
    mean_factor = np.exp(logs).mean()
    value, low, high = (np.exp(logs + side * half) / mean_factor for side in (0, -1, 1))
    return Season(value, low, high, kept, int(np.isfinite(table).any(axis=0).sum()))


def _usable(series: Array) -> Array | None:
    """Ratios of a series that is long enough and above nought in every month from its first to its last."""
    months = np.flatnonzero(np.isfinite(series))
    if months.size < LEAST_MONTHS or months[-1] - months[0] + 1 != months.size or (series[months] <= 0).any():
        return None
    out = np.full(series.size, np.nan)
    out[months] = ratios(series[months])
    return out
