"""Uncertainty: from ranges to draws. The uniforms are fixed, so that a moved slider moves the fan and nothing jumps.

Source of the shapes: data/SOURCES.md; ranges mean "90 % sure" (PERT: from the smallest to the largest thinkable).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, ndtri

from payback.model.plan.plan import ASSUMPTIONS
from payback.model.plan.ranges import TINY, Z90, Range, logit, spreads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from payback.model.plan.assumptions import Shape
    from payback.model.plan.plan import Plan
    from payback.model.types import Array, Values

DRAWS = 10_000
SEED = 20_090_628
"""Of 250 the seed whose quantiles at 2,000, 10,000 and 20,000 draws lie nearest to those of 196,608 Sobol points."""


@lru_cache(maxsize=256)
def uniform(name: str, draws: int = DRAWS) -> Array:
    """The fixed column of the Latin hypercube of one assumption: one draw in each of `draws` equal steps of (0, 1).

    The name seeds it, so that a new assumption leaves every other column as it was.
    """
    random = np.random.default_rng([SEED, *name.encode()])
    return _kept((random.permutation(draws) + random.random(draws)) / draws)


def _kept(values: Array) -> Array:
    """The same array, which nobody may write to: it is handed out again."""
    values.setflags(write=False)
    return values


def lognormal(u: Array, spread: Range) -> Array:
    """Quantiles of the lognormal with the given 5 % and 95 % values; its median is their geometric mean.

    ``x = exp(mu + sigma z)`` with ``mu = (ln p5 + ln p95) / 2`` and ``sigma = (ln p95 - ln p5) / (2 * 1.6449)``.
    """
    low, high = np.log(max(spread.low, TINY)), np.log(max(spread.high, TINY))
    return np.asarray(np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u)))


def rate(u: Array, spread: Range) -> Array:
    """Quantiles of the logit-normal with the given 5 % and 95 % values, as a fraction.

    ``ln(x / (1 - x)) = mu + sigma z``, with the odds of the two values in the place of the values.
    """
    low, high = logit(spread.low), logit(spread.high)
    odds = np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u))
    return np.asarray(odds / (1 + odds))


def _pert_shape(spread: Range) -> tuple[float, float]:
    """The two numbers of the Beta; rounded, so that a range that is only scaled has the same Beta again."""
    width = spread.high - spread.low
    return round(1 + 4 * (spread.likely - spread.low) / width, 9), round(
        1 + 4 * (spread.high - spread.likely) / width, 9
    )


def pert(u: Array, spread: Range) -> Array:
    """Quantiles of PERT (a Beta with weight 4 on the mode) between the smallest and the largest value.

    ``x = a + (b - a) Beta(1 + 4 (m - a) / (b - a), 1 + 4 (b - m) / (b - a))`` with mode ``m``.
    """
    return np.asarray(spread.low + (spread.high - spread.low) * betaincinv(*_pert_shape(spread), u))


QUANTILES: Mapping[Shape, Callable[[Array, Range], Array]] = {"lognormal": lognormal, "rate": rate, "pert": pert}


def quantiles(spread: Range, u: Array) -> Array:
    """Values of an assumption with shares `u` of its draws below them; shape of `u`."""
    return np.full_like(u, spread.likely) if spread.certain else QUANTILES[spread.shape](u, spread)


@lru_cache(maxsize=64)
def _beta(name: str, draws: int, a: float, b: float) -> Array:
    """The Beta below a PERT: the dearest quantiles of all, and the same for every salary."""
    return _kept(betaincinv(a, b, uniform(name, draws)))


@lru_cache(maxsize=256)
def column(name: str, spread: Range, draws: int = DRAWS) -> Array:
    """Draws of one assumption; ``(draws,)`` where it is uncertain, ``(1,)`` where it is not. Shares end at 1."""
    if spread.certain:
        return _kept(np.array([spread.likely]))
    if spread.shape == "pert":
        values = spread.low + (spread.high - spread.low) * _beta(name, draws, *_pert_shape(spread))
    else:
        values = QUANTILES[spread.shape](uniform(name, draws), spread)
    return _kept(np.minimum(values, 1.0) if ASSUMPTIONS[name].unit.startswith("share") else values)


def columns(known: Iterable[tuple[str, Range]], draws: int) -> Values:
    """Draws of several assumptions."""
    return {name: column(name, spread, draws) for name, spread in known}


def drawn(plan: Plan, draws: int = DRAWS) -> Values:
    """Every assumption of a plan: ``(draws,)`` where it is uncertain, ``(1,)`` where it is not.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    return with_pay_level(plan, columns(spreads(plan).items(), draws))


def with_pay_level(plan: Plan, values: Values) -> Values:
    """The draws, and ``pay_level``: the salary over its likely value, for who is hired later on the same market."""
    level = values["salary"] / plan.salary if plan.salary > 0 else np.ones(1)
    return {**values, "pay_level": level}


def forget() -> None:
    """Empty everything that is kept here between two calls; what is drawn stays the same."""
    for kept in (uniform, _beta, column):
        kept.cache_clear()
