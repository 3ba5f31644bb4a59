"""Uncertainty: from ranges to draws. The uniforms are fixed, so that a moved slider moves the fan and nothing jumps.

Source of the shapes: data/SOURCES.md; ranges mean "90 % sure" (PERT: from the smallest to the largest thinkable).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, ndtri

from payback.core.assumptions import SURENESS
from payback.core.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.core.assumptions import Assumption, Shape
    from payback.core.plan import Plan
    from payback.core.types import Array, Values

DRAWS = 10_000
SEED = 20_090_401
Z90 = 1.6448536269514722
"""Standard deviations from the middle to the 95 % point of a normal distribution."""

TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Range:
    """What an assumption may be: 5 % value (PERT: smallest), likely value, 95 % value (PERT: largest)."""

    low: float
    likely: float
    high: float


def uniforms(draws: int = DRAWS) -> Mapping[str, Array]:
    """One fixed Latin hypercube column per uncertain assumption; each of shape ``(draws,)``, within (0, 1)."""
    return _uniforms(draws)


@lru_cache(maxsize=8)
def _uniforms(draws: int) -> Mapping[str, Array]:
    columns = {}
    for k, (name, row) in enumerate(ASSUMPTIONS.items()):
        if row.shape != "fixed":
            random = np.random.default_rng([SEED, k])
            columns[name] = (random.permutation(draws) + random.random(draws)) / draws
    return columns


def lognormal(u: Array, spread: Range) -> Array:
    """Quantiles of the lognormal with the given 5 % and 95 % values; its median is their geometric mean."""
    low, high = np.log(max(spread.low, TINY)), np.log(max(spread.high, TINY))
    return np.asarray(np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u)))


def rate(u: Array, spread: Range) -> Array:
    """Quantiles of the logit-normal with the given 5 % and 95 % values, as a fraction."""
    low, high = (_logit(x) for x in (spread.low, spread.high))
    odds = np.exp((low + high) / 2 + (high - low) / (2 * Z90) * ndtri(u))
    return np.asarray(odds / (1 + odds))


def pert(u: Array, spread: Range) -> Array:
    """Quantiles of PERT (a Beta with weight 4 on the mode) between the smallest and the largest value."""
    width = spread.high - spread.low
    if width <= 0:
        return np.full_like(u, spread.likely)
    a = 1 + 4 * (spread.likely - spread.low) / width
    b = 1 + 4 * (spread.high - spread.likely) / width
    return np.asarray(spread.low + width * betaincinv(a, b, u))


QUANTILES: Mapping[Shape, Callable[[Array, Range], Array]] = {
    "lognormal": lognormal,
    "rate": rate,
    "pert": pert,
}


def _logit(p: float) -> float:
    inside = min(max(p, TINY), 1 - TINY)
    return float(np.log(inside / (1 - inside)))


def _expit(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


def _moved(row: Assumption, likely: float) -> tuple[float, float]:
    """The table's range carried to another likely value: same ratios (rates: same odds ratios)."""
    low, high = row.p05 or 0.0, row.p95 or 0.0
    if row.shape == "rate":
        shift = _logit(likely) - _logit(row.likely)
        return _expit(_logit(low) + shift), _expit(_logit(high) + shift)
    factor = likely / row.likely
    return low * factor, high * factor


def _widened(row: Assumption, likely: float, ends: tuple[float, float], factor: float) -> tuple[float, float]:
    """A range made wider (or narrower) around the likely value; ratios for lognormal, odds for rates."""
    if row.shape == "pert":
        low, high = (likely + (x - likely) * factor for x in ends)
    elif row.shape == "rate":
        low, high = (_expit(_logit(likely) + (_logit(x) - _logit(likely)) * factor) for x in ends)
    else:
        low, high = (likely * (max(x, TINY) / max(likely, TINY)) ** factor for x in ends)
    top = 1.0 if row.unit.startswith("share") else np.inf
    return max(0.0, low), min(high, top)


def range_of(plan: Plan, name: str) -> Range | None:
    """The range of an assumption in a plan; None when it has none.

    A range that the person gave counts as it is; else the table's one is carried to the plan's likely value, and
    made wider or narrower by how sure the person is.
    """
    row, likely = ASSUMPTIONS[name], float(getattr(plan, name))
    for other, low, high in plan.ranges:
        if other == name:
            return Range(low, likely, high)
    if row.shape == "fixed":
        return None
    factor = SURENESS[dict(plan.sureness).get(name, "roughly")]
    low, high = _widened(row, likely, _moved(row, likely), factor)
    return Range(min(low, likely), likely, max(high, likely))


def drawn(plan: Plan, draws: int = DRAWS) -> Values:
    """Every assumption of a plan: ``(draws,)`` where it is uncertain, ``(1,)`` where it is not."""
    columns = uniforms(draws)
    out: dict[str, Array] = {}
    for name, row in ASSUMPTIONS.items():
        spread = range_of(plan, name)
        known = spread is None or row.shape == "fixed" or spread.likely <= 0
        out[name] = np.array([float(getattr(plan, name))]) if known else QUANTILES[row.shape](columns[name], spread)
    return out
