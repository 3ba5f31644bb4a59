"""What crews bring over the horizon against doing nothing: in the likely case and on every draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost, finance
from payback.model.activity import FAR, work_of
from payback.model.projection import gains, likely, net_flow, season_of
from payback.model.sampling import DRAWS, sample
from payback.model.verdict import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from payback.model.plan.plan import Hire, Plan
    from payback.model.types import Array, Values
    from payback.model.verdict import Answer

    Cost = Callable[[Values], Array]

FEW = 1_000
"""Draws where only differences of paths are shown. They share their draws, so that most of the noise cancels: about
2 % of a cost of waiting is left (measured against 10,000)."""

WIDE = 12_288
"""Most columns worked out at once: wider arrays leave the processor's cache and take longer than one after another."""


@dataclass(frozen=True, slots=True)
class Futures:
    """A plan's assumptions with the likely case in column 0 and the draws behind it.

    Attributes:
        values: Every assumption, shape ``(1 + draws,)``, or ``(1,)`` where all agree.
        season: Seasonal factor of each month.
        rate: Discount rate per month.
    """

    plan: Plan
    values: Values
    season: tuple[float, ...]
    rate: float

    @property
    def months(self) -> int:
        """Months worked out."""
        return len(self.season)

    @property
    def columns(self) -> int:
        """The likely case and the draws."""
        return max(column.size for column in self.values.values())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one choice brings over the horizon, against doing nothing.

    Attributes:
        likely: The answer of the likely case.
        expected: Mean net present value over the draws; nine in ten lie above `low`, one in ten above `high`.
        probability: Share of the draws that pay back within the horizon.
        worth: Net present value of each draw, shape ``(draws,)``.
        pays_back: Whether each draw pays back within the horizon, shape ``(draws,)``.
    """

    likely: Answer
    expected: float
    low: float
    high: float
    probability: float
    worth: Array = field(repr=False, compare=False)
    pays_back: NDArray[np.bool_] = field(repr=False, compare=False)


def futures_of(plan: Plan, draws: int = DRAWS, months: int | None = None) -> Futures:
    """What a plan's crews meet over `months` (the plan's horizon when None)."""
    first = likely(plan)
    values = {
        name: column if column.size == 1 else np.concatenate([first[name], column])
        for name, column in sample(plan, draws).items()
    }
    rate = float(finance.monthly_rate(plan.discount_rate))
    return Futures(plan, values, season_of(plan, months or plan.months), rate)


def net_flows(futures: Futures, crews: Sequence[Sequence[Hire]], costs: Sequence[Cost] | None = None) -> Array:
    """Net flows of several crews, today's 0 in row 0; shape ``(months + 1, crews, 1 + draws)``.

    Args:
        futures: What the crews meet.
        crews: Who does the work, from which month on.
        costs: What each of them costs, from the assumptions to ``(months, draws)``; None for a payroll.
    """
    costs = costs or _payroll(futures.plan, crews, futures.months)
    net = np.zeros((futures.months + 1, len(crews), futures.columns))
    for block in _blocks(futures.columns, len(crews) + 1):
        values = {name: column[block] if column.size > 1 else column for name, column in futures.values.items()}
        work = work_of(values, crews, futures.season, futures.plan.observed)
        spent = np.stack(np.broadcast_arrays(*(each(values) for each in costs)), axis=1)
        net_flow(gains(futures.plan, values, work).values(), [(spent, cost.ONE)], out=net[1:, :, block])
    return net


def _payroll(plan: Plan, crews: Sequence[Sequence[Hire]], months: int) -> list[Cost]:
    return [partial(cost.monthly, rules=plan.charges, team=crew, months=months) for crew in crews]


def _blocks(columns: int, paths: int) -> Iterator[slice]:
    """Parts of the columns that several paths fit into `WIDE` with."""
    width = max(1, WIDE // paths)
    return (slice(first, first + width) for first in range(0, columns, width))


def outcome(net: Array, carried: Array, rate: float) -> Outcome:
    """What a net flow says, in the likely case and over the draws.

    Args:
        net: Net flow, the likely case in column 0; shape ``(months + 1, 1 + draws)``.
        carried: That of the likely case, carried on beyond the horizon; shape ``(FAR + 1,)``.
        rate: Discount rate per month.
    """
    worth, pays_back = finance.present_values(rate, net)[1:], finance.paid_back(finance.cumulative(net))[1:]
    return outcome_of(answer(carried, len(net) - 1, rate), worth, pays_back)


def outcome_of(likely: Answer, worth: Array, pays_back: NDArray[np.bool_]) -> Outcome:
    """An outcome whose draws are known; the arguments are its attributes."""
    low, high = np.percentile(worth, [10, 90])
    return Outcome(
        likely=likely,
        expected=float(worth.mean()),
        low=float(low),
        high=float(high),
        probability=float(pays_back.mean()),
        worth=worth,
        pays_back=pays_back,
    )


def carried_flows(plan: Plan, crews: Sequence[Sequence[Hire]], costs: Sequence[Cost] | None = None) -> Array:
    """Net flows of several crews in the likely case, carried on beyond the horizon; shape ``(FAR + 1, crews)``."""
    futures = Futures(plan, likely(plan), season_of(plan, FAR), 0.0)
    return net_flows(futures, crews, costs)[:, :, 0]
