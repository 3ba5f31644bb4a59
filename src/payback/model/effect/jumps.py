"""A level that jumped once, before anybody came: by how much, when, and what months ahead owe to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array

SIZE = 4.0
"""Standard deviation of a jump, in units of the noise."""

JUMPED = 0.15
"""Probability of one, the same in each month that may be its first."""

EDGE = 3
"""Fewest known months on either side of one: with fewer it is a month out of line, or the end of the series."""


def steps(known: int) -> Array:
    """Every jump that is possible: 0 in the months before it and 1 from it on, shape ``(known, jumps)``."""
    month, first = np.arange(known)[:, None], np.arange(EDGE, known - EDGE + 1)
    return np.asarray(month >= first, dtype=float)


def chances(jumps: int) -> Array:
    """Probability of no jump, then of each, before anything is known; shape ``(1 + jumps,)``."""
    return np.concatenate([[1 - JUMPED], np.full(jumps, JUMPED / max(1, jumps))])


def pull(inverse: Array, solved: Array) -> tuple[Array, Array]:
    """What the months say of each jump where the level is free: ``h' P z`` and ``h' P h``, with no jump first.

    Args:
        inverse: Of the months' covariance, shape ``(points, known, known)``.
        solved: ``P z``, shape ``(points, known)``.

    Returns:
        Two of shape ``(points, 1 + jumps)``; zeros for no jump.
    """
    step = steps(solved.shape[1])
    sums = inverse.sum(axis=2)
    through = sums @ step
    own = (step * (inverse @ step)).sum(axis=1) - through**2 / sums.sum(axis=1)[:, None]
    return _none_first(solved @ step), _none_first(own)


def carried(gain: Array, inverse: Array) -> Array:
    """How much of each jump the months ahead keep, beyond what months before make of it by themselves.

    Args:
        gain: Of months ahead on months before, shape ``(points, ahead, known)``.
        inverse: As for `pull`.

    Returns:
        Shape ``(points, 1 + jumps, ahead)``.
    """
    step = steps(gain.shape[2])
    sums = inverse.sum(axis=2)
    level = (sums @ step) / sums.sum(axis=1)[:, None]
    unsaid = 1 - gain.sum(axis=2)
    kept = 1 - (gain @ step).transpose(0, 2, 1) - level[:, :, None] * unsaid[:, None, :]
    return np.concatenate([np.zeros_like(kept[:, :1]), kept], axis=1)


def _none_first(table: Array) -> Array:
    return np.concatenate([np.zeros((len(table), 1)), table], axis=1)
