"""How far an assumption may be off: the range that a person gave, or the table's own, moved and widened."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from payback.model.plan.assumption_groups import asked_groups
from payback.model.plan.assumptions import SURENESS
from payback.model.plan.plan import ASSUMPTIONS, PlanError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.plan.assumptions import Assumption, Shape
    from payback.model.plan.plan import Plan

TINY = 1e-9
"""Smallest value whose logarithm is taken."""

Z90 = 1.6448536269514722
"""Standard deviations from the middle to the 95 % point of a normal distribution."""

CHOICES = ("effort", "wait", "vacancy", "sales_cycle", "correlation", "discount_rate", "horizon", "chance_wanted")
"""Assumptions that shape the question itself, and have no range."""


@dataclass(frozen=True, slots=True)
class Range:
    """What an assumption may be: 5 % value (PERT: smallest), likely value, 95 % value (PERT: largest)."""

    low: float
    likely: float
    high: float
    shape: Shape = "fixed"

    @property
    def certain(self) -> bool:
        """Whether every draw is the likely value."""
        return self.shape == "fixed" or self.low >= self.high


def logit(p: float) -> float:
    """Logarithm of the odds of a share, ``odds(p) = p / (1 - p)``."""
    inside = min(max(p, TINY), 1 - TINY)
    return log(inside / (1 - inside))


def expit(x: float) -> float:
    """The share whose odds have this logarithm."""
    return 1 / (1 + exp(-x))


def moved(row: Assumption, likely: float) -> tuple[float, float]:
    """The table's range carried to another likely value: same ratios (rates: same odds ratios).

    ``end_1 = end_0 x / x_0``, for rates ``odds(end_1) = odds(end_0) odds(x) / odds(x_0)``.
    """
    low, high = row.p05 or 0.0, row.p95 or 0.0
    if row.shape == "rate":
        shift = logit(likely) - logit(row.likely)
        return expit(logit(low) + shift), expit(logit(high) + shift)
    factor = likely / row.likely
    return low * factor, high * factor


def widened(row: Assumption, likely: float, ends: tuple[float, float], factor: float) -> tuple[float, float]:
    """A range made wider (or narrower) around the likely value; ratios for lognormal, odds for rates.

    PERT: ``end = x + (end_1 - x) width``, lognormal: ``end = x (end_1 / x) ** width``, rates:
    ``odds(end) = odds(x) (odds(end_1) / odds(x)) ** width``.
    """
    if row.shape == "pert":
        low, high = (likely + (end - likely) * factor for end in ends)
    elif row.shape == "rate":
        low, high = (expit(logit(likely) + (logit(end) - logit(likely)) * factor) for end in ends)
    else:
        low, high = (likely * (end / likely) ** factor for end in ends)
    return max(row.minimum, low), min(high, row.maximum)


def _given(plan: Plan, name: str, low: float, high: float) -> Range:
    """A range that a person gave, refused where it is none.

    A likely value that its slider's step carried just outside is as good as the nearest end.
    """
    row, likely = ASSUMPTIONS[name], float(getattr(plan, name))
    if name in CHOICES:
        raise PlanError("no_range", name)
    if not all(row.minimum <= end <= row.maximum for end in (low, high)):
        raise PlanError("range_outside", name, low=low, high=high, least=row.minimum, most=row.maximum)
    if low > high:
        raise PlanError("range_out_of_order", name, low=low, high=high)
    if not low - row.step <= likely <= high + row.step:
        raise PlanError("likely_outside_range", name, low=low, high=high, likely=likely)
    shape: Shape = ("rate" if row.unit.startswith("share") else "lognormal") if row.shape == "fixed" else row.shape
    return Range(low, min(max(likely, low), high), high, shape)


def range_of(plan: Plan, name: str) -> Range | None:
    """The range of an assumption in a plan; None when it has none.

    A range that the person gave counts as it is; else the table's one is carried to the plan's likely value, and
    made wider or narrower by how sure the person is. What is likely nothing at all is taken as certain.

    Raises:
        PlanError: The range, or how sure somebody is, is none.
    """
    row, likely = ASSUMPTIONS[name], float(getattr(plan, name))
    for other, low, high in plan.ranges:
        if other == name:
            return _given(plan, name, low, high)
    if row.shape == "fixed" or likely <= 0:
        return None
    sure = dict(plan.sureness).get(name, "roughly")
    if sure not in SURENESS:
        raise PlanError("unknown_sureness", name, value=sure, choices=", ".join(SURENESS))
    low, high = widened(row, likely, moved(row, likely), SURENESS[sure])
    return Range(min(low, likely), likely, max(high, likely), row.shape)


def ranges_of(plan: Plan) -> Mapping[str, Range]:
    """The range of every assumption; a certain one where it has none, and where it bears on nothing that is counted.

    So nobody draws what moves no stream of the plan; a range that the person gave is drawn all the same.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    asked, given = asked_groups(plan), {name for name, _, _ in plan.ranges}
    ranges = {}
    for name, row in ASSUMPTIONS.items():
        likely = float(getattr(plan, name))
        limits = range_of(plan, name) if row.group in asked or name in given else None
        ranges[name] = limits or Range(likely, likely, likely)
    return ranges
