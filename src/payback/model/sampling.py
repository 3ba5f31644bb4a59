"""Uncertainty: from ranges to draws. The uniforms are fixed, so that a moved slider moves the fan and nothing jumps.

Source of the shapes: data/SOURCES.md; ranges mean "90 % sure" (PERT: from the smallest to the largest thinkable).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, ndtri

from payback.model.plan.plan import ASSUMPTIONS
from payback.model.plan.ranges import TINY, Z90, Range, logit, ranges_of
from payback.model.projection_cache import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from payback.model.plan.assumptions import Shape
    from payback.model.plan.plan import Plan
    from payback.model.types import Array, Values

DRAWS = 10_000
SEED = 20_090_628
"""Of 250 the seed whose quantiles at 2,000, 10,000 and 20,000 draws lie nearest to those of 196,608 Sobol points."""


def uniform(name: str, draws: int = DRAWS) -> Array:
    """The fixed column of the Latin hypercube of one assumption: one draw in each of `draws` equal steps of (0, 1).

    The name seeds it, so that a new assumption leaves every other column as it was.
    """
    return CACHE.result("uniforms", _uniform, name, draws)


def _uniform(name: str, draws: int) -> Array:
    random = np.random.default_rng([SEED, *name.encode()])
    return np.asarray((random.permutation(draws) + random.random(draws)) / draws)


def lognormal(u: Array, limits: Range) -> Array:
    """Quantiles of the lognormal with the given 5 % and 95 % values; its median is their geometric mean.

    ``x = exp(mu + sigma z)`` with ``mu = (ln p5 + ln p95) / 2`` and ``sigma = (ln p95 - ln p5) / (2 * 1.6448536)``.
    """
    low, high = np.log(max(limits.low, TINY)), np.log(max(limits.high, TINY))
    return np.asarray(np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u)))


def rate(u: Array, limits: Range) -> Array:
    """Quantiles of the logit-normal with the given 5 % and 95 % values, as a fraction.

    ``ln(x / (1 - x)) = mu + sigma z``, with the odds of the two values in the place of the values.
    """
    low, high = logit(limits.low), logit(limits.high)
    odds = np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u))
    return np.asarray(odds / (1 + odds))


def _pert_shape(limits: Range) -> tuple[float, float]:
    """The two numbers of the Beta; rounded, so that a range that is only scaled has the same Beta again."""
    width = limits.high - limits.low
    return round(1 + 4 * (limits.likely - limits.low) / width, 9), round(
        1 + 4 * (limits.high - limits.likely) / width, 9
    )


def pert(u: Array, limits: Range) -> Array:
    """Quantiles of PERT (a Beta with weight 4 on the mode) between the smallest and the largest value.

    ``x = low + (high - low) Beta(1 + 4 (mode - low) / (high - low), 1 + 4 (high - mode) / (high - low))``.
    """
    return np.asarray(limits.low + (limits.high - limits.low) * betaincinv(*_pert_shape(limits), u))


QUANTILES: Mapping[Shape, Callable[[Array, Range], Array]] = {"lognormal": lognormal, "rate": rate, "pert": pert}


def quantiles(limits: Range, u: Array) -> Array:
    """Values of an assumption with shares `u` of its draws below them; shape of `u`."""
    return np.full_like(u, limits.likely) if limits.certain else QUANTILES[limits.shape](u, limits)


def _beta(name: str, draws: int, alpha: float, beta: float) -> Array:
    """The Beta below a PERT: the dearest quantiles of all, and the same for every salary."""
    return np.asarray(betaincinv(alpha, beta, uniform(name, draws)))


def column(name: str, limits: Range, draws: int = DRAWS) -> Array:
    """Draws of one assumption; ``(draws,)`` where it is uncertain, ``(1,)`` where it is not. Shares end at 1."""
    return CACHE.result("columns", _column, name, limits, draws)


def _column(name: str, limits: Range, draws: int) -> Array:
    if limits.certain:
        return np.array([limits.likely])
    if limits.shape == "pert":
        beta = CACHE.result("betas", _beta, name, draws, *_pert_shape(limits))
        values = limits.low + (limits.high - limits.low) * beta
    else:
        values = QUANTILES[limits.shape](uniform(name, draws), limits)
    return np.minimum(values, 1.0) if ASSUMPTIONS[name].unit.startswith("share") else values


def columns(ranges: Iterable[tuple[str, Range]], draws: int) -> Values:
    """Draws of several assumptions."""
    return {name: column(name, limits, draws) for name, limits in ranges}


def sample(plan: Plan, draws: int = DRAWS) -> Values:
    """Draws of every assumption of a plan: ``(draws,)`` where it is uncertain, ``(1,)`` where it is not.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    return with_pay_level(plan, columns(ranges_of(plan).items(), draws))


def with_pay_level(plan: Plan, values: Values) -> Values:
    """The draws, and ``pay_level``: the salary over its likely value, for who is hired later on the same market."""
    level = values["salary"] / plan.salary if plan.salary > 0 else np.ones(1)
    return {**values, "pay_level": level}
