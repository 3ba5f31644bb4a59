"""Which assumption moves the answer: each uncertain one at its P10 and P90, the others at their likely values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import finance
from payback.model.plan.ranges import ranges_of
from payback.model.projection import flows, likely
from payback.model.sampling import quantiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.model.plan.plan import Plan
    from payback.model.types import Array, Values

P10_P90 = np.array([0.1, 0.9])


@dataclass(frozen=True, slots=True)
class End:
    """One end of an assumption's range.

    Attributes:
        value: The assumption's value there, in its unit.
        payback_month: None when it does not pay back within the horizon.
        npv: Net present value of the horizon.
    """

    value: float
    payback_month: float | None
    npv: float


@dataclass(frozen=True, slots=True)
class Swing:
    """What an assumption does to the answer when it is low (P10) and when it is high (P90)."""

    name: str
    low: End
    high: End

    @property
    def npv_width(self) -> float:
        """Distance between the two net values."""
        return abs(self.high.npv - self.low.npv)

    def payback_width(self, months: int) -> float:
        """Distance between the two payback months; an end that does not pay back counts as one month too late."""
        late = months + 1.0
        ends = (late if end.payback_month is None else end.payback_month for end in (self.low, self.high))
        first, second = ends
        return abs(first - second)


def cases(plan: Plan, varied: Sequence[tuple[str, float]]) -> Values:
    """The likely case once per entry, each with one assumption at another value; shape ``(len(varied),)``."""
    values = dict(likely(plan))
    for name in {name for name, _ in varied}:
        values[name] = np.array([value if other == name else values[name][0] for other, value in varied])
    return values


def net_cases(plan: Plan, varied: Sequence[tuple[str, float]], months: int) -> Array:
    """Net flow of each case, today's 0 in row 0; shape ``(months + 1, len(varied))``."""
    net = flows(plan, cases(plan, varied), months).net()
    return finance.from_today(np.broadcast_to(net, (months, len(varied))))


def tornado(plan: Plan) -> tuple[Swing, ...]:
    """Every uncertain assumption at P10 and P90, the widest effect on net value first; all in one run."""
    range_ends = _range_ends(plan)
    varied = [(name, value) for name, pair in range_ends.items() for value in pair]
    net = net_cases(plan, varied, plan.months)
    worth = finance.present_values(float(finance.monthly_rate(plan.discount_rate)), net)
    ends = [
        End(value, None if np.isnan(back) else float(back), float(npv))
        for (_, value), back, npv in zip(varied, finance.payback_months(finance.cumulative(net)), worth, strict=True)
    ]
    swings = [Swing(name, ends[2 * k], ends[2 * k + 1]) for k, name in enumerate(range_ends)]
    return tuple(sorted((swing for swing in swings if swing.npv_width > 0), key=lambda swing: -swing.npv_width))


def by_payback(swings: Sequence[Swing], months: int) -> tuple[Swing, ...]:
    """The same swings, the widest effect on the payback month first."""
    return tuple(sorted(swings, key=lambda swing: (-swing.payback_width(months), -swing.npv_width)))


def _range_ends(plan: Plan) -> Mapping[str, tuple[float, float]]:
    pairs = {name: quantiles(limits, P10_P90) for name, limits in ranges_of(plan).items() if not limits.certain}
    return {name: (float(low), float(high)) for name, (low, high) in pairs.items()}
