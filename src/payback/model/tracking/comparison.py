"""A frozen plan against what was measured: month by month, stream by stream, and added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.tracking.actuals import measured_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.tracking.actuals import Measured
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.types import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Plan against actuals over the months that are over; arrays have shape ``(months,)``, NaN where nothing is known.

    Attributes:
        planned: Value of each counted stream that was promised.
        actual: The same as measured.
        planned_cost: What the hire was to cost; `cost` what it did.
        value: What all streams brought, one that is not known as planned; NaN in a month of which nothing is known.
        cumulative: Running sum of value less cost, today's first, shape ``(months + 1,)``. Where a stream or a cost is
            not known the plan's figure stands in; NaN in a month of which nothing is known.
        stood_in: Counted streams of which nothing at all was measured.
        missing: Numbers of the months of which nothing is known, the first one 1.
    """

    planned: Mapping[str, Array]
    actual: Mapping[str, Array]
    planned_cost: Array
    cost: Array
    value: Array
    cumulative: Array
    stood_in: tuple[str, ...]
    missing: tuple[int, ...]

    @property
    def share(self) -> float | None:
        """Value to date over the planned one, of what was measured; None where nothing was."""
        return share(list(self.planned.values()), list(self.actual.values()))

    def share_of(self, stream: str) -> float | None:
        """The same of one stream."""
        return share([self.planned[stream]], [self.actual[stream]])


def share(planned: list[Array], actual: list[Array]) -> float | None:
    """Sum of what was measured over the plan's for the same; None where the plan promises nothing of it."""
    pairs = [
        (plan[known], real[known]) for plan, real in zip(planned, actual, strict=True) for known in [np.isfinite(real)]
    ]
    whole = sum(float(plan.sum()) for plan, _ in pairs)
    return sum(float(real.sum()) for _, real in pairs) / whole if whole > 0 else None


def compare(frozen: FrozenPlan, measured: Measured) -> Comparison:
    """Lay what was measured over a frozen plan."""
    promise, rows = frozen.expected, slice(1, measured.months + 1)
    actual = measured_value(frozen.plan, measured)
    planned = {name: promise.gained[name][rows] for name in actual}
    counted = {name: real for name, real in actual.items() if planned[name].any()}
    known = (
        np.any([np.isfinite(real) for real in counted.values()], axis=0) if counted else np.zeros(measured.months, bool)
    )
    value = sum((np.where(np.isfinite(real), real, planned[name]) for name, real in counted.items()), 0.0)
    cost = np.where(np.isfinite(measured.cost), measured.cost, promise.cost[rows])
    running = np.concatenate([promise.cumulative[:1], promise.cumulative[0] + np.cumsum(value - cost)])
    return Comparison(
        planned={name: planned[name] for name in counted},
        actual=counted,
        planned_cost=promise.cost[rows],
        cost=measured.cost,
        value=np.where(known, value, np.nan),
        cumulative=np.where(np.concatenate([[True], known]), running, np.nan),
        stood_in=tuple(name for name, real in counted.items() if not np.isfinite(real).any()),
        missing=tuple(int(month) + 1 for month in np.flatnonzero(~known)),
    )
