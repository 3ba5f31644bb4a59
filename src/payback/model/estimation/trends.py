"""Straight lines: growth as the regression of gains on size, and reach as it fades from year to year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit

if TYPE_CHECKING:
    from payback.model.types import Array

ROUNDS = 30
P95 = 0.95


def t_value(degrees: float) -> float:
    """The 95 % point of Student's t: half the width of a 90 % range in standard errors."""
    return float(stdtrit(degrees, P95))


def growth(gained: Array, people: Array, season: Array) -> tuple[float, float, float]:
    """Gains per person and month: regression of ``dF / F`` on the seasonal factor through the origin, and 90 % range.

    Args:
        gained: People gained (or the net change) by month, shape ``(months,)``, at least two.
        people: Mean number of people in the month.
        season: Factors with mean 1; all 1 where seasons are not known.
    """
    y = gained / people
    square = float((season**2).sum())
    slope = float((season * y).sum()) / square
    residuals = y - slope * season
    error = np.sqrt(float((residuals**2).sum()) / (y.size - 1) / square)
    half = t_value(y.size - 1) * error
    return slope, slope - half, slope + half


@dataclass(frozen=True, slots=True)
class Fade:
    """A level that changes by a constant factor a month.

    Attributes:
        level: At the last month; `level_between` its 90 % range.
        decay: Share lost in a year; negative when it grows.
    """

    level: float
    level_between: tuple[float, float]
    decay: float
    decay_between: tuple[float, float]


def fading(rate: Array, weight: Array, *, decay: float | None = None) -> Fade:
    """Log-linear regression ``ln E[rate_t] = a + b t``, with a standard deviation proportional to the mean.

    Weighted by how many posts a month has; the mean is fitted and not the mean logarithm, which would be too low.

    Args:
        rate: Mean rate of each month in order, the last one the newest, shape ``(months,)``; NaN where there is none.
        weight: Posts of each month.
        decay: Yearly loss that is taken as known; None to fit it too, which needs at least three months.
    """
    known = np.isfinite(rate) & (weight > 0)
    months_ago = np.arange(rate.size)[known] - (rate.size - 1.0)
    fixed = 0.0 if decay is None else float(np.log1p(-decay)) / 12
    x = np.stack([np.ones_like(months_ago), months_ago])[: 2 if decay is None else 1]
    y, w = rate[known] * np.exp(-fixed * months_ago), weight[known]
    line, covariance = _gamma_line(x, y, w)
    half = t_value(max(y.size - len(x), 1)) * np.sqrt(np.diag(covariance))
    level = [float(np.exp(line[0] + side * half[0])) for side in (0, -1, 1)]
    if decay is not None:
        return Fade(level[0], (level[1], level[2]), decay, (decay, decay))
    lost = [float(-np.expm1(12 * (line[1] + side * half[1]))) for side in (0, 1, -1)]
    return Fade(level[0], (level[1], level[2]), lost[0], (lost[1], lost[2]))


def _gamma_line(x: Array, y: Array, weight: Array) -> tuple[Array, Array]:
    """Coefficients of ``ln E[y] = x'b`` by iterated least squares, and their covariance."""
    line = np.zeros(len(x))
    line[0] = np.log((y * weight).sum() / weight.sum())
    inverse = np.linalg.inv((x * weight) @ x.T)
    for _ in range(ROUNDS):
        line = line + inverse @ (x * weight) @ (y * np.exp(-(line @ x)) - 1)
    residuals = y * np.exp(-(line @ x)) - 1
    dispersion = float((weight * residuals**2).sum()) / max(y.size - len(x), 1)
    return np.asarray(line), np.asarray(dispersion * inverse)
