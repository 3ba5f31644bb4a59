"""What would have come: months after a date, drawn from all that the months before allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaincinv

from payback.model.effect.jumps import EDGE, SIZE, carried, chances, pull
from payback.model.effect.possibilities import POINTS, covariances, restless

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.effect.scale import Scale
    from payback.model.types import Array

DRAWS = 4_000
SEED = 20_090_628
FORGOTTEN = 1e-4
"""Weight of a possibility below which it is passed over."""

TAILS = 5.0
"""Degrees of freedom by which a month that no possibility explains counts less."""

ROUNDS = (1e-6, 1e-5)
"""Months are weighed again so often; possibilities below these weights are then left out."""

STILL = 1e-3
"""Least noise of a series, as a share of how far its months lie apart; no series is without any."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Every possibility's fit to the known months before, without a jump of the level and with each.

    Attributes:
        weight: Posterior probability of each, without a jump first; shape ``(points, 1 + jumps)``.
        noise: Variance of the noise, of the same shape.
        jump: Expected size of the jump, of the same shape; `doubt` its variance in units of the noise.
        level: Level without a jump, shape ``(points,)``.
        solved: ``K^-1 (z - level)``, shape ``(points, known)``; `inverse` ``K^-1``.
    """

    weight: Array
    noise: Array
    jump: Array
    doubt: Array
    level: Array
    solved: Array
    inverse: Array


def fit(z: Array, covariance: Array) -> Fit:
    """Fit each possibility to known months, its level, noise and jump integrated out.

    Args:
        z: The months on their scale, shape ``(known,)``.
        covariance: Of those months, shape ``(points, known, known)``.
    """
    inverse = np.asarray(np.linalg.inv(covariance), dtype=float)
    ones = inverse.sum(axis=2)
    precision = ones.sum(axis=1)
    level = ones @ z / precision
    rest = z - level[:, None]
    solved = (inverse @ rest[:, :, None])[:, :, 0]
    floor = (STILL * np.std(z)) ** 2 * z.size + np.finfo(float).tiny
    said, own = pull(inverse, solved)
    doubt = np.where(own > 0, SIZE**2 / (1 + SIZE**2 * own), 0.0)
    squares = (solved * rest).sum(axis=1)[:, None] - doubt * said**2
    squares = np.maximum(squares, 0.0) + floor
    degrees = z.size - 1
    root = np.diagonal(np.linalg.cholesky(covariance), axis1=1, axis2=2)
    size = 2 * np.log(root).sum(axis=1) + np.log(precision)
    likelihood = -0.5 * (size[:, None] + np.log1p(SIZE**2 * own) + degrees * np.log(squares))
    weight = chances(own.shape[1] - 1) * np.exp(likelihood - likelihood.max())
    return Fit(weight / weight.sum(), squares / degrees, doubt * said, doubt, level, solved, inverse)


def _likely(found: Fit, least: float) -> NDArray[np.intp]:
    """The possibilities whose weight is above the least."""
    return np.flatnonzero(found.weight.sum(axis=1) > least)


def _unexplained(found: Fit, weights: Array) -> Array:
    """Weight of each month: below 1 where no possibility without a jump explains it from the others (Student's t)."""
    own = np.diagonal(found.inverse, axis1=1, axis2=2)
    left_out = found.noise[:, :1] * weights / own
    surprise = _still(found) @ ((found.solved / own) ** 2 / left_out)
    return np.asarray(np.minimum(1.0, (TAILS + 1) / (TAILS + surprise)))


def _shocks(found: Fit, weights: Array) -> Array:
    """What of each month the others do not explain, as far as it counts less; nothing in a month like all others."""
    apart = found.solved / np.diagonal(found.inverse, axis1=1, axis2=2)
    return np.asarray((1 - weights) * (_still(found) @ apart))


def _still(found: Fit) -> Array:
    """Probability of each possibility, given that the level did not jump."""
    still = found.weight[:, 0] + np.finfo(float).tiny
    return np.asarray(still / still.sum())


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would have come.

    Attributes:
        draws: Of the months after, on the series' own scale; shape ``(after, draws)``.
        jumped: Probability that the level jumped in each month before; shape ``(before,)``.
    """

    draws: Array
    jumped: Array


def forecast(y: Array, controls: Array, first_after: int, scale: Scale) -> Forecast:
    """Draw the months from `first_after` on, from those before; what is known after is never looked at.

    Args:
        y: Values of consecutive months, NaN where unknown; only those before count.
        controls: Shape ``(months, controls)``, all of them known where the series is; its length says how far to go.
        first_after: Position of the first month after.
        scale: On which the series is forecast.
    """
    before = np.flatnonzero(np.isfinite(y[:first_after]))
    z, weights = scale.to(y[before]), np.ones(before.size)
    points = np.arange(POINTS)
    known = covariances(controls[:first_after]).among(before)
    found = fit(z, known.weighed(weights))
    for least in () if scale.skewed else ROUNDS:
        weights = _unexplained(found, weights)
        kept = _likely(found, least)
        points, known = points[kept], known.of(kept)
        found = fit(z, known.weighed(weights))
    kept = _likely(found, FORGOTTEN)
    after = np.arange(first_after, len(controls))
    ahead = np.concatenate([weights, np.ones(after.size)])
    whole = covariances(controls, points[kept]).among(np.concatenate([before, after])).weighed(ahead)
    whole[:, before.size :, before.size :] += restless(points[kept], after.size)
    jumped = np.zeros(first_after)
    jumped[before[EDGE : before.size - EDGE + 1]] = found.weight[:, 1:].sum(axis=0)
    drawn = _drawn(found, kept, whole, before.size)
    again = _shocks(found, weights)[np.floor(_shares(after.size) * before.size).astype(np.intp)]
    return Forecast(scale.back(drawn + again), jumped)


def _drawn(found: Fit, kept: NDArray[np.intp], whole: Array, known: int) -> Array:
    """Draws of the months after on their scale, jointly; shape ``(after, draws)``."""
    cross, own, inverse = whole[:, known:, :known], whole[:, known:, known:], found.inverse[kept]
    mean = found.level[kept, None] + (cross @ found.solved[kept, :, None])[:, :, 0]
    gain = cross @ inverse
    ones = inverse.sum(axis=2)
    unsaid = 1 - gain.sum(axis=2)
    spread = own - gain @ cross.transpose(0, 2, 1)
    spread += (unsaid[:, :, None] * unsaid[:, None, :]) / ones.sum(axis=1)[:, None, None]
    root, moved = np.linalg.cholesky(spread), carried(gain, inverse)
    share = np.cumsum(found.weight[kept]) / found.weight[kept].sum()
    chosen = np.searchsorted(share, (np.arange(DRAWS) + 0.5) / DRAWS)
    point, jump = np.divmod(chosen, found.weight.shape[1])
    normal, tail = _numbers(own.shape[1] + 1)
    stretch = np.sqrt(found.noise[kept][point, jump] / _chi(tail, known - 1))
    size = found.jump[kept][point, jump] + stretch * np.sqrt(found.doubt[kept][point, jump]) * normal[-1]
    first = np.searchsorted(point, np.arange(kept.size + 1))
    parts = [each @ normal[:-1, begin:end] for each, (begin, end) in zip(root, pairwise(first), strict=True)]
    return np.asarray(mean[point].T + stretch * np.concatenate(parts, axis=1) + size * moved[point, jump].T)


@cache
def _numbers(months: int) -> tuple[Array, Array]:
    """Fixed standard normal numbers, shape ``(months, draws)``, and shares between 0 and 1, shape ``(draws,)``."""
    random = np.random.default_rng(SEED)
    tail = (random.permutation(DRAWS) + 0.5) / DRAWS
    half = random.standard_normal((months, DRAWS // 2))
    return np.concatenate([half, -half], axis=1)[:, random.permutation(DRAWS)], tail


@cache
def _shares(months: int) -> Array:
    """Fixed numbers between 0 and 1, shape ``(months, draws)``: which month before a month ahead is like."""
    return np.random.default_rng(SEED + 1).random((months, DRAWS))


def _chi(shares: Array, degrees: int) -> Array:
    """Quantiles of chi-square over its degrees of freedom."""
    return np.asarray(2 * gammaincinv(degrees / 2, shares) / degrees)
