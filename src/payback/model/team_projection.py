"""What any team is compared with: the path without a hire, worked out once for the likely case and every draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost, effort, finance
from payback.model.projection import likely, produced, season_of, values
from payback.model.sampling import DRAWS, drawn
from payback.model.steady_state import at_rest, settled
from payback.model.streams import STREAM
from payback.model.verdict import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from payback.model.plan.plan import Hire, Plan
    from payback.model.types import Array, Values
    from payback.model.verdict import Answer

FEW = 1_000
"""Draws where only differences of paths are shown. They share their draws, so that most of the noise cancels: about
2 % of a cost of waiting is left (measured against 10,000)."""

WIDE = 10_001
"""Most columns worked out at once: wider arrays leave the processor's cache and take longer than one after another."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A plan's assumptions with the likely case in column 0 and the draws behind it.

    Attributes:
        a: Every assumption, shape ``(1 + draws,)``, or ``(1,)`` where all agree.
        idle: Value of the counted streams without a hire, shape ``(months, 1 + draws)``.
        season: Seasonal factor of each month.
        rate: Discount rate per month.
    """

    plan: Plan
    a: Values
    idle: Array
    season: tuple[float, ...]
    rate: float

    @property
    def months(self) -> int:
        """Months worked out."""
        return len(self.season)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one choice brings over the horizon, against doing nothing.

    Attributes:
        likely: The answer of the likely case.
        expected: Mean net present value over the draws; nine in ten lie above `low`, one in ten above `high`.
        probability: Share of the draws that pay back within the horizon.
    """

    likely: Answer
    expected: float
    low: float
    high: float
    probability: float


def beside_likely(plan: Plan, draws: int) -> Values:
    """Every assumption of a plan, its likely value in front of its draws."""
    first = likely(plan)
    return {
        name: column if column.size == 1 else np.concatenate([first.get(name, np.ones(1)), column])
        for name, column in drawn(plan, draws).items()
    }


def add_value(net: Array, plan: Plan, a: Values, crews: Sequence[Sequence[Hire]], season: Sequence[float]) -> None:
    """Add the value of all counted streams with each team to `net`, shape ``(months, teams, 1 + draws)``."""
    months, columns = net.shape[0], net.shape[-1]
    at_once = max(1, WIDE // columns)
    for first in range(0, len(crews), at_once):
        some = crews[first : first + at_once]
        at_work = np.stack([effort.worked(a, crew, months) for crew in some], axis=1)
        work = produced(a, at_work, season)
        room = np.empty((months, len(some), columns))
        for name in plan.streams:
            worth = STREAM[name].worth(a)
            if worth.any():
                np.multiply(STREAM[name].volume(a, work), worth, out=room)
                net[:, first : first + len(some)] += room


def baseline(plan: Plan, draws: int = DRAWS, months: int | None = None) -> Baseline:
    """The path without a hire over `months` (the plan's horizon when None)."""
    a, season = beside_likely(plan, draws), season_of(plan, months or plan.months)
    idle = np.zeros((len(season), 1, max(column.size for column in a.values())))
    add_value(idle, plan, a, [()], season)
    return Baseline(plan, a, idle[:, 0], season, float(finance.monthly_rate(plan.discount_rate)))


def net_flow(base: Baseline, team: Sequence[Hire], spent: Array | None = None) -> Array:
    """Net flow of a team against nobody, today's 0 in row 0; shape ``(months + 1, 1 + draws)``.

    Args:
        base: The path to compare with.
        team: Who does the work, from which month on.
        spent: Its cost when it is not a team on the payroll, shape ``(months, 1 + draws)``.
    """
    if spent is None:
        spent = cost.monthly(base.a, base.plan.region, team, base.months)
    return net_flows(base, [team], [spent])[:, 0]


def net_flows(base: Baseline, crews: Sequence[Sequence[Hire]], spent: Sequence[Array]) -> Array:
    """Net flows of several teams side by side; shape ``(months + 1, teams, 1 + draws)``."""
    net = np.empty((base.months + 1, len(crews), base.idle.shape[1]))
    net[0] = 0.0
    for k, each in enumerate(spent):
        np.add(base.idle, each, out=net[1:, k])
    np.negative(net[1:], out=net[1:])
    add_value(net[1:], base.plan, base.a, crews, base.season)
    return net


def payroll_flows(base: Baseline, crews: Sequence[Sequence[Hire]]) -> Array:
    """Net flows of several teams on the payroll; shape ``(months + 1, teams, 1 + draws)``."""
    return net_flows(base, crews, [cost.monthly(base.a, base.plan.region, crew, base.months) for crew in crews])


def present_values(base: Baseline, net: Array) -> Array:
    """Net present value of each column; shape of one row of `net`."""
    weights = (1 + base.rate) ** -np.arange(net.shape[0], dtype=float)
    return np.asarray(np.einsum("t,t...->...", weights, net))


def paid_back(net: Array) -> NDArray[np.bool_]:
    """Whether each column comes back to zero from below, or never is below; booleans, shape of one row of `net`.

    The same answer as `finance.payback_months`, without the month: row by row, so that it stays in the cache.
    """
    slack = finance.ROUNDING * np.maximum(np.abs(net).sum(axis=0), 1.0)
    total = slack.copy()
    below = np.zeros(net.shape[1:], dtype=bool)
    back, ever = below.copy(), below.copy()
    for flow in net:
        total += flow
        now = total < 0
        back |= below & ~now
        ever |= now
        below = now
    return back | ~ever


def outcome(base: Baseline, net: Array, steady: float, present: Array | None = None) -> Outcome:
    """What a net flow says, in the likely case and over the draws.

    Args:
        base: The path it was compared with.
        net: Net flow, shape ``(months + 1, 1 + draws)``.
        steady: Likely net flow of a month far out: tells "not yet" from "never".
        present: Its present values, when they are known already, shape ``(1 + draws,)``.
    """
    worth = (present_values(base, net) if present is None else present)[1:]
    low, high = np.percentile(worth, [10, 90])
    return Outcome(
        likely=answer(net[:, 0], base.rate, steady),
        expected=float(worth.mean()),
        low=float(low),
        high=float(high),
        probability=float(paid_back(net)[1:].mean()),
    )


def steady_gains(plan: Plan, teams: Sequence[Sequence[Hire]]) -> Array:
    """Likely value of a month far out with each team, above doing nothing; shape ``(teams,)``."""
    a = settled(likely(plan), plan.months)
    crews = np.array([[effort.worked(a, team, plan.months)[-1, 0] for team in (*teams, ())]])
    earned = values(a, at_rest(a, crews), plan.streams).values()
    total = np.asarray(sum(earned, start=np.zeros(crews.shape)))[0]
    return np.asarray(total[:-1] - total[-1])
