"""What may have happened to a level over its months, and what it is now: every possibility weighed by its likelihood.

A month is the level of that month, plus noise in which neighbouring months may resemble each other, plus an effect of
its calendar month (of the time of the year, where less than two years are known). The level itself may have stayed,
wandered, followed a line, or stepped once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, stdtrit

from payback.model.estimation.monthly_history import YEAR

if TYPE_CHECKING:
    from payback.model.estimation.monthly_history import Months
    from payback.model.types import Array

P95 = 0.95

WALKS = (0.0, 0.01, 0.04, 0.16, 0.64)
"""Variance of a level's monthly steps over that of the noise; 0 for a level that does not wander."""

ALIKE = (0.0, 0.3, 0.6)
"""Correlation of the noise of neighbouring months."""

SEASONS = (0.0, 0.5, 2.0)
"""Variance of the calendar months' effects over that of the noise; of a wave of a year below `SEASON_MONTHS`."""

SIZES = (1.0, 4.0, 16.0, 64.0)
"""Variance of a step, or of a line's yearly change, over that of the noise."""

SLOPES = (0.25, 1.0, 4.0, 16.0)
"""Variance of the slope of a line, by year, over that of the noise, where the slope is asked for."""

SEASON_MONTHS = 24
HALF_OFF = (0.5, 0.25, 0.25)
"""Prior shares of `ALIKE` and of `SEASONS`: as likely absent as present."""

WANDERS, LINE, STEP = 0.4, 0.2, 0.4
"""Prior shares of a level that wanders, that follows a line, that stepped once in some month."""

STEP_BESIDE_LINE = 0.8
"""That of a step where a line's slope is asked for: a step that is not thought of becomes a slope."""

STEP_MONTHS = 3
"""Months that must lie on either side of a step: fewer are outlying months, not another level."""

TINY = 1e-6
"""Variance that is added to residuals, relative to the square of the level: no series is without any noise."""

POINTS, WIDE = 81, 5.0
"""How many points, and how many standard deviations to either side, ends of ranges are looked for among."""

FORGOTTEN = 1e-4
"""Share below which a possibility is passed over where ends of ranges are looked for."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A level as the months leave it.

    Attributes:
        value: Median of what it may be at the last month; with 90 % probability it lies between `low` and `high`.
        moved: Probability that the level did not stay where it was.
        step: Position of the first month of the present level, where a step explains most of that; else None.
    """

    value: float
    low: float
    high: float
    moved: float
    step: int | None


def t_value(degrees: float) -> float:
    """The 95 % point of Student's t: half the width of a 90 % range in standard errors."""
    return float(stdtrit(degrees, P95))


def level_now(ratio: Array, weight: Array, month: Months, least: float = 0.0) -> Movement:
    """The level at the last month, ``y_t = L + f_t + e_t``, f being nought in that month.

    Covariance of f is ``q min(T - t, T - u)`` where it wanders, ``v x_t x_u`` where it is a line or a step x; that of
    the noise ``r^|t - u| / sqrt(w_t w_u)``; all in units of the noise's own variance, which is integrated out.

    Args:
        ratio: Figures of the months, around 1, shape ``(months,)``, at least two.
        weight: How much each says, with mean 1.
        month: Their numbers, rising.
        least: Variance of the noise below which chance alone does not go.
    """
    years = (month[-1] - month) / YEAR
    asked = _Asked(np.ones((1, ratio.size)), years[np.newaxis])
    still, changed = _possibilities(ratio, weight, month, asked)
    values, errors, share = _weighed([still, changed], ratio.size - 1, least)
    moved = 1 - float(share[: still.xx[0].size].sum())
    by_step = share[still.xx.size :].reshape(changed.xx.shape).sum(axis=(0, 1, 2, 3))[1:]
    step = STEP_MONTHS + int(by_step.argmax()) if by_step.sum() > moved / 2 else None
    return Movement(*_middle(values, errors, share, ratio.size - 1), moved, step)


def yearly_change(ratio: Array, weight: Array, month: Months) -> tuple[float, float, float]:
    """The slope of a level on a line, by year, and its 90 % range, whatever step it took besides.

    The slope is drawn around nought with a variance of each of `SLOPES`, so that months which say little of it leave
    it there. For arguments see `level_now`.
    """
    free = np.stack([(month - month[-1]) / YEAR, np.ones(ratio.size)])
    asked = _Asked(free, np.empty((0, ratio.size)), walks=WALKS[:1], step=STEP_BESIDE_LINE)
    sums = [_drawn(each, size) for each in _possibilities(ratio, weight, month, asked) for size in SLOPES]
    return _middle(*_weighed(sums, ratio.size - 1, 0.0), ratio.size - 1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the months, and what else may have happened.

    Attributes:
        free: Regressors whose coefficients may be anything, shape ``(free, months)``; the first one's is asked for.
        line: One that is drawn around nought, or none; shape ``(0 or 1, months)``.
        step: Prior share of a step.
    """

    free: Array
    line: Array
    walks: tuple[float, ...] = WALKS
    step: float = STEP


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums of products under each possibility, all of one shape: of what is wanted (x) and of the figures (y).

    Attributes:
        log_size: Logarithm of the determinant of the covariance.
        prior: Probability beforehand.
    """

    xx: Array
    xy: Array
    yy: Array
    log_size: Array
    prior: Array


def _possibilities(ratio: Array, weight: Array, month: Months, asked: _Asked) -> tuple[_Sums, _Sums]:
    """Without line and step, shape ``(walks, alike, seasons)``; with one of them, ``(sizes, ..., lines and steps)``."""
    edges = np.arange(STEP_MONTHS, ratio.size - STEP_MONTHS + 1)
    steps = (np.arange(ratio.size) < edges[:, np.newaxis]).astype(float)
    columns = np.concatenate([asked.free[:1], ratio[np.newaxis], asked.free[1:], asked.line, steps])
    products, log_size, prior = _products(columns, *_covariances(weight, month, asked.walks))
    first = 1 + len(asked.free)
    for column in range(2, first):
        products, log_size = _freed(products, log_size, column)
    shares = np.array([LINE] * len(asked.line) + [asked.step / max(edges.size, 1)] * edges.size)
    still = _still(products, log_size, prior * (1 - shares.sum()))
    return still, _changed(products, log_size, prior, shares, first)


def _covariances(weight: Array, month: Months, walks: tuple[float, ...]) -> tuple[Array, Array]:
    """Of the months without line and step, shape ``(walks, alike, seasons, months, months)``, and their priors."""
    ago = (month[-1] - month).astype(float)
    spread = np.sqrt(weight)
    walk = np.minimum(ago[:, np.newaxis], ago)
    noise = np.array([rho ** np.abs(ago[:, np.newaxis] - ago) for rho in ALIKE]) / spread[:, np.newaxis] / spread
    seasons = SEASONS if month.size > YEAR else SEASONS[:1]
    apart = month[:, np.newaxis] - month
    wave = np.cos(2 * np.pi * apart / YEAR) / 2
    season = (apart % YEAR == 0) - 1 / YEAR if month.size >= SEASON_MONTHS else wave
    covariance = (
        np.multiply.outer(walks, walk)[:, np.newaxis, np.newaxis]
        + noise[:, np.newaxis]
        + np.multiply.outer(seasons, season)
    )
    others = len(walks) - 1
    wanders = [1 - WANDERS * bool(others), *[WANDERS / max(others, 1)] * others]
    by_season = np.array(HALF_OFF[: len(seasons)]) / sum(HALF_OFF[: len(seasons)])
    return covariance, np.multiply.outer(np.multiply.outer(wanders, HALF_OFF), by_season)


def _products(columns: Array, covariance: Array, prior: Array) -> tuple[Array, Array, Array]:
    """``x' K^-1 x`` of all pairs of columns, shape ``(..., columns, columns)``, ``ln det K`` and the priors."""
    root = np.linalg.cholesky(covariance)
    white = np.linalg.solve(root, np.broadcast_to(columns.T, (*prior.shape, *columns.T.shape)))
    return np.swapaxes(white, -1, -2) @ white, 2 * np.log(np.diagonal(root, axis1=-2, axis2=-1)).sum(axis=-1), prior


def _freed(products: Array, log_size: Array, column: int) -> tuple[Array, Array]:
    """The same with one column's coefficient free: what is left of the others beside it."""
    pivot = products[..., column, column]
    beside = products[..., :, [column]] * products[..., [column], :]
    return products - beside / pivot[..., np.newaxis, np.newaxis], log_size + np.log(pivot)


def _still(products: Array, log_size: Array, prior: Array) -> _Sums:
    return _Sums(products[..., 0, 0], products[..., 0, 1], products[..., 1, 1], log_size, prior)


def _changed(products: Array, log_size: Array, prior: Array, shares: Array, first: int) -> _Sums:
    """With each of the columns from `first` on as a change of each of `SIZES`; shape ``(sizes, ..., columns)``.

    Adding ``v z z'`` to K takes ``v (x' z) (y' z) / (1 + v z' z)`` off ``x' y``, all with K^-1 between.
    """
    size = np.array(SIZES).reshape(-1, 1, 1, 1, 1)
    x, y = products[..., 0, first:], products[..., 1, first:]
    grown = 1 + size * np.diagonal(products, axis1=-2, axis2=-1)[..., first:]
    part = size / grown
    return _Sums(
        products[..., 0, 0, np.newaxis] - part * x * x,
        products[..., 0, 1, np.newaxis] - part * x * y,
        products[..., 1, 1, np.newaxis] - part * y * y,
        log_size[..., np.newaxis] + np.log(grown),
        np.broadcast_to(prior[..., np.newaxis] * shares / len(SIZES), grown.shape),
    )


def _drawn(sums: _Sums, size: float) -> _Sums:
    """With what is wanted drawn around nought, its variance `size` times that of the noise, and not free."""
    return replace(sums, xx=sums.xx + 1 / size, log_size=sums.log_size + np.log(size), prior=sums.prior / len(SLOPES))


def _weighed(sums: list[_Sums], degrees: int, least: float) -> tuple[Array, Array, Array]:
    """Value, standard error and probability of every possibility, the variance of the noise being integrated out."""
    xx, xy, yy, log_size, prior = (
        np.concatenate([getattr(each, name).ravel() for each in sums])
        for name in ("xx", "xy", "yy", "log_size", "prior")
    )
    value = xy / xx
    square = np.maximum(yy - xy * value, 0.0) + (degrees + 1) * TINY
    height = np.log(prior) - (log_size + np.log(xx) + degrees * np.log(square)) / 2
    share = np.exp(height - height.max())
    return value, np.sqrt(np.maximum(square / degrees, least) / xx), share / share.sum()


def _middle(value: Array, error: Array, share: Array, degrees: int) -> tuple[float, float, float]:
    """Median and ends of the middle 90 % of all possibilities, each as wide as Student's range of it."""
    known = share > FORGOTTEN
    value, error, share = value[known], error[known] * t_value(degrees) / t_value(np.inf), share[known]
    mean = share @ value / share.sum()
    spread = float(np.sqrt(share @ ((value - mean) ** 2 + error**2) / share.sum()))
    x = mean + spread * np.linspace(-WIDE, WIDE, POINTS)
    below = ndtr((x[:, np.newaxis] - value) / error) @ share
    median, low, high = np.interp([0.5, 1 - P95, P95], below / below[-1], x)
    return float(median), float(low), float(high)
