"""What it would be worth to know better before deciding: perfect information, and one assumption at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.sampling import SEED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import ArrayLike

    from payback.model.types import Array

BINS = 50
DUMMIES = 8
"""Columns that mean nothing: what bins alone make of them is the noise that is taken off."""

NEAR_ZERO = 0.01
"""Part of the value of perfect information below which an assumption's own value counts as nothing."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing one assumption exactly is worth before the decision is taken.

    Attributes:
        value: Money, 0 where it would not change the decision.
        doubt: Share of the variance of the net value that it accounts for by itself.
    """

    name: str
    value: float
    doubt: float


def evpi(payoffs: ArrayLike, probabilities: ArrayLike | None = None) -> float:
    """Value of perfect information, ``E[max payoff] - max E[payoff]``; never negative.

    Args:
        payoffs: Shape ``(choices, states)``.
        probabilities: Probability of each state; all alike when None.
    """
    table = np.asarray(payoffs, dtype=float)
    weights = (
        np.full(table.shape[1], 1 / table.shape[1]) if probabilities is None else np.asarray(probabilities, dtype=float)
    )
    return max(0.0, float(table.max(axis=0) @ weights - (table @ weights).max()))


def _bin_means(columns: Array, x: Array, bins: int) -> tuple[Array, Array]:
    """Means of each row over equal slices of the draws in the order of `x`, and each slice's share of the draws."""
    starts = (np.arange(bins) * x.size) // bins
    sizes = np.diff(np.append(starts, x.size))
    ordered = columns[:, np.argsort(x, kind="stable")]
    return np.add.reduceat(ordered, starts, axis=1) / sizes, sizes / x.size


def evppi(payoffs: Array, x: Array, bins: int = BINS) -> float:
    """Value of knowing `x` alone: the best choice within each bin of it, against the best choice overall.

    Args:
        payoffs: Shape ``(choices, draws)``.
        x: The assumption's draws, shape ``(draws,)``.
        bins: Equal slices of the draws; biased up for small effects (see `worth_measuring`).
    """
    means, shares = _bin_means(payoffs, x, bins)
    return evpi(means, shares)


def first_order(y: Array, x: Array, bins: int = BINS) -> float:
    """Share of the variance of `y` that `x` explains by itself (first-order Sobol index), by bins, within 0 and 1."""
    means, shares = _bin_means(y[None], x, bins)
    total = float(y.var())
    if total == 0:
        return 0.0
    between = float(shares @ (means[0] - y.mean()) ** 2) / total
    noise = (bins - 1) / (y.size - 1)
    return min(1.0, max(0.0, (between - noise) / (1 - noise)))


def worth_measuring(payoffs: Array, assumptions: Mapping[str, Array]) -> tuple[Worth, ...]:
    """Every uncertain assumption, the one most worth knowing first.

    Bins see a little value in anything: the mean of what they see in meaningless columns is taken off, and what is
    not clearly above it, or under `NEAR_ZERO` of perfect information, counts as 0.

    Args:
        payoffs: Net present value of each choice, shape ``(choices, draws)``: nothing first, then the plan.
        assumptions: Draws of the assumptions; those with a single value are passed over.
    """
    noise = _dummy_values(payoffs)
    floor = max(2 * float(noise.max()), NEAR_ZERO * evpi(payoffs))
    worths = []
    for name, draws in assumptions.items():
        if draws.size > 1:
            by_bins = evppi(payoffs, draws)
            value = by_bins - float(noise.mean()) if by_bins > floor else 0.0
            worths.append(Worth(name, value, first_order(payoffs[1], draws)))
    return tuple(sorted(worths, key=lambda worth: (-worth.value, -worth.doubt)))


def _dummy_values(payoffs: Array) -> Array:
    random: Any = np.random.default_rng([SEED, DUMMIES])
    return np.array([evppi(payoffs, random.permutation(payoffs.shape[1]).astype(float)) for _ in range(DUMMIES)])
