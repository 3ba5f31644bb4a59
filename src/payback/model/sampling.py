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
"""Of 250 the one whose quantiles lay nearest to those of 196,608 Sobol points, before assumptions went together; since
then chances of 10,000 draws lie within half a point of those of 100,000 (the demonstration and the chain)."""


TOGETHER = ("reach", "click_rate", "conversion", "new_followers", "follower_growth")
"""Assumptions that are high and low together, as far as the plan says: who is good at one of them is at the others."""


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


def correlated(name: str, draws: int, correlation: float) -> Array:
    """The column of one of `TOGETHER`, its numbers in an order that goes along with what they all have in common.

    ``z_i = correlation ** 0.5 z_0 + (1 - correlation) ** 0.5 e_i`` with standard normal ``z_0`` and ``e_i``; the draws
    stand in the order of z_i.
    """
    own = uniform(name, draws)
    common, rest = ndtri(uniform("correlation", draws)), ndtri(own)
    order = np.argsort(np.sqrt(correlation) * common + np.sqrt(1 - correlation) * rest)
    mixed = np.empty(draws)
    mixed[order] = np.sort(own)
    return mixed


def _column_of(name: str, draws: int, correlation: float) -> Array:
    """The uniform column of an assumption, which goes along with others or not."""
    if name in TOGETHER and correlation > 0:
        return CACHE.result("correlated", correlated, name, draws, correlation)
    return uniform(name, draws)


def _beta(name: str, draws: int, alpha: float, beta: float) -> Array:
    """The Beta below a PERT: the dearest quantiles of all, and the same for every salary."""
    return np.asarray(betaincinv(alpha, beta, uniform(name, draws)))


def column(name: str, limits: Range, draws: int, correlation: float) -> Array:
    """Draws of one assumption; ``(draws,)`` where it is uncertain, ``(1,)`` where it is not.

    None is beyond what the model takes.
    """
    together = correlation if name in TOGETHER else 0.0
    return CACHE.result("columns", _column, name, limits, draws, together)


def _column(name: str, limits: Range, draws: int, correlation: float) -> Array:
    if limits.certain:
        return np.array([limits.likely])
    if limits.shape == "pert":
        beta = CACHE.result("betas", _beta, name, draws, *_pert_shape(limits))
        values = limits.low + (limits.high - limits.low) * beta
    else:
        values = QUANTILES[limits.shape](_column_of(name, draws, correlation), limits)
    row = ASSUMPTIONS[name]
    return np.clip(values, row.minimum, row.maximum)


def columns(ranges: Iterable[tuple[str, Range]], draws: int, correlation: float) -> Values:
    """Draws of several assumptions, those of `TOGETHER` correlated."""
    return {name: column(name, limits, draws, correlation) for name, limits in ranges}


def sample(plan: Plan, draws: int = DRAWS) -> Values:
    """Draws of every assumption of a plan: ``(draws,)`` where it is uncertain, ``(1,)`` where it is not.

    With what `with_structure` adds.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    return with_structure(plan, columns(ranges_of(plan).items(), draws, plan.correlation))


def with_structure(plan: Plan, values: Values) -> Values:
    """The assumptions, and what follows from how a plan is built.

    ``pay_level`` is the salary over its likely value, for who is hired later on the same market. ``retention_counts``
    is 1 where the plan counts what customers among the followers buy more, else 0.
    """
    level = values["salary"] / plan.salary if plan.salary > 0 else np.ones(1)
    return {**values, "pay_level": level, "retention_counts": np.array([float("retention" in plan.streams)])}
