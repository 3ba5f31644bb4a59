"""Shares counted in groups (campaigns, months): beta-binomial maximum likelihood, a Beta for every group.

Source: Casella, An Introduction to Empirical Bayes Data Analysis (1985); the method is compared with published
figures in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, betaln

from payback.model.estimation.likelihood import around, middle, peak

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.estimation.likelihood import Box, LogLikelihood
    from payback.model.types import Array

LARGEST = 0.999
"""Largest mean rate looked at."""

IMPROBABLE = 1e-3


@dataclass(frozen=True, slots=True)
class Beta:
    """How the groups' rates are distributed: mean ``alpha / (alpha + beta)``."""

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        """The mean rate."""
        return self.alpha / (self.alpha + self.beta)

    def after(self, successes: Array, trials: Array) -> tuple[Array, Array]:
        """Parameters of each group's own Beta once its figures are known, ``alpha + k`` and ``beta + n - k``."""
        return self.alpha + successes, self.beta + trials - successes

    def between(self, successes: Array, trials: Array, share: float = 0.9) -> tuple[Array, Array]:
        """The range that holds the middle `share` of each group's Beta."""
        alpha, beta = self.after(successes, trials)
        low, high = (1 - share) / 2, (1 + share) / 2
        return np.asarray(betaincinv(alpha, beta, low)), np.asarray(betaincinv(alpha, beta, high))

    def chance_of_none(self, trials: Array) -> Array:
        """Probability that a group of so many trials has no success, ``B(alpha, beta + n) / B(alpha, beta)``."""
        return np.asarray(np.exp(betaln(self.alpha, self.beta + trials) - betaln(self.alpha, self.beta)))


def beta_of(mean: float, variation: float) -> Beta:
    """The Beta of a mean and a coefficient of variation, ``alpha + beta = (1 - p) / (p c^2) - 1``."""
    weight = max((1 - mean) / (mean * variation**2) - 1, 1e-6)
    return Beta(mean * weight, (1 - mean) * weight)


def loglik(successes: Array, trials: Array) -> LogLikelihood:
    """Beta-binomial log likelihood of groups, ``sum ln B(alpha + k, beta + n - k) - ln B(alpha, beta)``."""
    pairs, times = np.unique(np.stack([successes, trials]), axis=1, return_counts=True)

    def of(mean: Array, variation: Array) -> Array:
        weight = np.maximum((1 - mean) / (mean * variation**2) - 1, 1e-6)
        alpha, beta = mean * weight, (1 - mean) * weight
        total = -times.sum() * betaln(alpha, beta)
        for (k, n), count in zip(pairs.T, times, strict=True):
            total = total + count * betaln(alpha + k, beta + n - k)
        return np.asarray(total)

    return of


def _box(successes: Array, trials: Array) -> Box:
    return around(float(successes.sum()), float(trials.sum()), LARGEST)


def fitted(successes: Array, trials: Array) -> Beta:
    """The Beta of maximum likelihood of groups with `successes` out of `trials`."""
    return beta_of(*peak(loglik(successes, trials), _box(successes, trials)))


def mean_between(successes: Array, trials: Array) -> tuple[float, float]:
    """The 90 % range of the mean rate of the groups."""
    return middle(loglik(successes, trials), _box(successes, trials))


def comparable(successes: Array, trials: Array) -> NDArray[np.bool_]:
    """Which groups may have been after the same thing: a group without a success must not be a miracle.

    Groups without any success are judged by the fit of those with one; where those are none, no group is left.
    """
    some = successes > 0
    if not some.any():
        return np.asarray(some)
    return np.asarray(some | (fitted(successes[some], trials[some]).chance_of_none(trials) > IMPROBABLE))
