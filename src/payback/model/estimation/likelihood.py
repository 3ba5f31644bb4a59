"""Groups whose true rates differ: the most likely mean rate, how much groups differ, and how sure the mean is.

Every likelihood here has two parameters: the mean of the groups' rates and their coefficient of variation (standard
deviation over mean). It is looked at on a grid that zooms in: no starting value, no step that can diverge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.model.types import Array

    LogLikelihood = Callable[[Array, Array], Array]

POINTS = 33
"""Points of the grid along each parameter; odd, so that the middle of the box is one of them."""

CLOSER = 0.25
"""How much of the box is looked at next."""

ROUNDS = 10
VARIATION = (1e-3, 3.0)
"""Coefficients of variation between groups that are thinkable: from "all the same" to "hardly alike"."""

TAIL = 1e-4
"""Probability on either side that is given up when the box is narrowed for integration."""


@dataclass(frozen=True, slots=True)
class Box:
    """Part of the plane of log mean (`low` to `high`) and variation (`least` to `most`)."""

    low: float
    high: float
    least: float = VARIATION[0]
    most: float = VARIATION[1]

    def closer(self, log_mean: float, variation: float) -> Box:
        """A smaller box around a point, within this one."""
        wide, tall = CLOSER * (self.high - self.low) / 2, CLOSER * (self.most - self.least) / 2
        return Box(
            max(self.low, log_mean - wide),
            min(self.high, log_mean + wide),
            max(self.least, variation - tall),
            min(self.most, variation + tall),
        )

    def much_wider(self, other: Box) -> bool:
        """Whether this box is more than twice the other along either parameter."""
        return self.high - self.low > 2 * (other.high - other.low) or self.most - self.least > 2 * (
            other.most - other.least
        )


def around(total: float, size: float, top: float = np.inf) -> Box:
    """Where to look: a hundredfold to either side of the pooled rate `total` over `size`, not beyond `top`."""
    pooled = max(total, 0.5) / size
    return Box(float(np.log(pooled / 100)), float(np.log(min(pooled * 100, top))))


def looked_at(loglik: LogLikelihood, box: Box) -> tuple[Array, Array, Array]:
    """Log means, variations, and the log likelihood of every pair, shape ``(POINTS, POINTS)``."""
    means, variations = np.linspace(box.low, box.high, POINTS), np.linspace(box.least, box.most, POINTS)
    return means, variations, loglik(np.exp(means)[:, None], variations[None, :])


def peak(loglik: LogLikelihood, box: Box) -> tuple[float, float]:
    """Mean and coefficient of variation of maximum likelihood."""
    mean = variation = 0.0
    for _ in range(ROUNDS):
        means, variations, height = looked_at(loglik, box)
        i, j = divmod(int(height.argmax()), POINTS)
        mean, variation = float(means[i]), float(variations[j])
        box = box.closer(mean, variation)
    return float(np.exp(mean)), variation


def middle(loglik: LogLikelihood, box: Box, share: float = 0.9) -> tuple[float, float]:
    """The range that holds the middle `share` of the probability of the mean, all variations considered.

    The likelihood is integrated over both parameters with equal weight on every log mean and on every variation.
    """
    means, by_mean, narrowed = _weighed(loglik, box)
    while box.much_wider(narrowed):
        box = narrowed
        means, by_mean, narrowed = _weighed(loglik, box)
    low, high = _ends(means, by_mean, (1 - share) / 2)
    return float(np.exp(low)), float(np.exp(high))


def _weighed(loglik: LogLikelihood, box: Box) -> tuple[Array, Array, Box]:
    """Log means of a box, the weight of each, and the smaller box that holds nearly all of the weight."""
    means, variations, height = looked_at(loglik, box)
    weight = np.exp(height - height.max())
    by_mean, by_variation = weight.sum(axis=1), weight.sum(axis=0)
    return means, by_mean, Box(*_ends(means, by_mean, TAIL), *_ends(variations, by_variation, TAIL))


def _ends(x: Array, weight: Array, tail: float) -> tuple[float, float]:
    """Points with probability `tail` below and above, the density being taken as straight between points."""
    area = np.concatenate([[0.0], np.cumsum((weight[1:] + weight[:-1]) / 2)])
    return float(np.interp(tail, area / area[-1], x)), float(np.interp(1 - tail, area / area[-1], x))
