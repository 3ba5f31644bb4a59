"""What a plan promises month by month, as it is frozen: later defaults and formulas leave it as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import finance
from payback.model.projection import likely, likely_work
from payback.model.streams import VALUE_STREAMS
from payback.model.streams.clicks import clicks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.streams.work import Work
    from payback.model.types import Array, Values
    from payback.model.verdict import Verdict

FIGURES = ("followers", "reach", "clicks", "orders", "answers")
"""What is laid beside the measured figures; orders are those that the hire adds, the others all there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The promise of a plan; arrays have shape ``(months + 1,)`` with today in row 0, money in the plan's currency.

    Attributes:
        cumulative: Running sum of the net flow in the likely case; `p10` and `p90` between what eight in ten lie.
        cost: What the hire costs in each month.
        gained: Value of each counted stream above doing nothing.
        figures: Each of `FIGURES`.
        state: Whether and how the plan pays back.
        payback_month: Of the likely case; None when not within the horizon.
        probability_within: Share of the futures with the money back by each month.
        npv: Net present value of the likely case.
    """

    cumulative: Array
    p10: Array
    p90: Array
    cost: Array
    gained: Mapping[str, Array]
    figures: Mapping[str, Array]
    state: str
    payback_month: float | None
    probability_within: Array
    npv: float

    @property
    def value(self) -> Array:
        """What all streams bring together."""
        return np.asarray(sum(self.gained.values(), np.zeros_like(self.cost)))


def expected(verdict: Verdict) -> Expected:
    """What a plan promises, out of the verdict on it."""
    return Expected(
        cumulative=verdict.cumulative,
        p10=verdict.fan.p10,
        p90=verdict.fan.p90,
        cost=verdict.cost,
        gained=dict(verdict.gained),
        figures=_figures(verdict),
        state=verdict.state,
        payback_month=verdict.payback_month,
        probability_within=verdict.probabilities.probability_within,
        npv=verdict.npv,
    )


def _figures(verdict: Verdict) -> Mapping[str, Array]:
    values, work = likely(verdict.plan), likely_work(verdict.plan)
    rows = slice(verdict.plan.months)
    of_work = {
        "reach": work.views,
        "clicks": work.views * values["click_rate"],
        "orders": _orders(values, work),
        "answers": VALUE_STREAMS["answers"].monthly_volume(values, work),
    }
    before = {"followers": verdict.followers}
    return before | {name: finance.from_today(series[rows, 0, 0]) for name, series in of_work.items()}


def _orders(values: Values, work: Work) -> Array:
    """Orders above doing nothing, ``c (1 - leads) (1 - gifts) (1 - jobs) v iota (O_t - idle_t)``; as `work`."""
    volume = VALUE_STREAMS["sales"].monthly_volume(values, work)
    each = clicks(values) * values["conversion"] * values["incremental"]
    return np.asarray((volume - volume[:, 1:2]) * each)
