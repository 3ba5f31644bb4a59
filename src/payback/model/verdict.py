"""The verdict: does the plan pay back, when, and how deep is the hole on the way."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.model import finance
from payback.model.plan.checks import check
from payback.model.plan.plan import YEAR
from payback.model.probabilities import fan, probabilities
from payback.model.projection import carried_on, likely_work
from payback.model.sampling import DRAWS
from payback.model.simulation import simulated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.plan.plan import Plan
    from payback.model.probabilities import Fan, Probabilities
    from payback.model.types import Array

State = Literal["at_once", "pays_back", "not_within", "never"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one series of net flows says, all in months from today.

    Attributes:
        state: ``not_within`` when the money comes back after the horizon, ``never`` when not in `FAR` months.
        payback_month: 0 when never below zero, None when not back within the horizon.
        later_month: The month in which it comes back after the horizon; None in every other state.
        lasting_payback_month: After it the running sum never goes below zero again; None when it ends below.
        break_even_month: First month whose value covers its cost; None when there is none.
        npv: Net present value of the horizon.
        deepest_hole: Largest amount by which money out exceeds money in on the way, 0 or more.
        deepest_month: The month of it; 0 when there is no hole.
        total: Undiscounted net value of the horizon.
    """

    state: State
    payback_month: float | None
    later_month: float | None
    lasting_payback_month: float | None
    break_even_month: int | None
    npv: float
    deepest_hole: float
    deepest_month: int
    total: float


@dataclass(frozen=True, slots=True)
class Case:
    """The likely case of a plan; arrays have shape ``(months + 1,)`` with today in row 0, in the plan's currency.

    Attributes:
        all: The answer with every counted stream; `hard` the one with hard money only.
        flow: Net flow of each month; `cumulative` its running sum; `cost` what the hire costs.
        gained: Value of each counted stream above doing nothing; `worth` what one of it brings at today's prices.
        prices: Factor of prices since today.
        followers: People, with the hire; `followers_idle` without.
        views: People reached in the month by all posts, with the hire, repeats counted.
    """

    plan: Plan
    all: Answer
    hard: Answer
    flow: Array
    cumulative: Array
    cost: Array
    gained: Mapping[str, Array]
    worth: Mapping[str, float]
    prices: Array
    followers: Array
    followers_idle: Array
    views: Array

    @property
    def state(self) -> State:
        """Whether and how the plan pays back."""
        return self.all.state

    @property
    def payback_month(self) -> float | None:
        """First month, interpolated, at which the money is back; None when not within the horizon."""
        return self.all.payback_month

    @property
    def lasting_payback_month(self) -> float | None:
        """The month after which the money stays back; None when it does not."""
        return self.all.lasting_payback_month

    @property
    def npv(self) -> float:
        """Net present value over the horizon."""
        return self.all.npv

    @property
    def deepest_hole(self) -> float:
        """Most money that is out at one time, 0 or more."""
        return self.all.deepest_hole

    @property
    def first_year(self) -> float:
        """What the first twelve months of work cost, as far as they lie within the horizon."""
        start = self.plan.team[0].start
        return float(self.cost[start + 1 : start + 1 + YEAR].sum())


def _state(payback: float | None, later: float | None) -> State:
    if payback is not None:
        return "at_once" if payback == 0 else "pays_back"
    return "never" if later is None else "not_within"


def answer(carried: Array, months: int, rate: float) -> Answer:
    """What net flows say; the deepest hole is ``hole = max(0, -min(P))``.

    Args:
        carried: Net flow of each month, today in row 0, carried on beyond the horizon; shape ``(FAR + 1,)``.
        months: The horizon.
        rate: Discount rate per month.
    """
    net = carried[: months + 1]
    payback = finance.payback_month(net)
    later = finance.payback_month(carried) if payback is None else None
    total = finance.cumulative(net)
    covered = np.flatnonzero(net[1:] >= 0)
    deepest = int(total.argmin())
    return Answer(
        state=_state(payback, later),
        payback_month=payback,
        later_month=later,
        lasting_payback_month=finance.lasting_payback_month(net),
        break_even_month=int(covered[0]) + 1 if covered.size else None,
        npv=finance.npv(rate, net),
        deepest_hole=max(0.0, -float(total[deepest])),
        deepest_month=deepest,
        total=float(total[-1]),
    )


@dataclass(frozen=True, slots=True)
class Verdict(Case):
    """The answer to a plan: its likely case, and what all the draws say.

    Attributes:
        probabilities: What the draws say with every counted stream.
        fan: Between what the running sum stays in most draws, every counted stream.
    """

    probabilities: Probabilities
    fan: Fan


def likely_case(plan: Plan) -> Case:
    """The likely case alone, month by month: what the work brings against what it costs.

    Raises:
        PlanError: When the plan has no answer; it names the assumption to change.
    """
    check(plan)
    work, paths, rate = likely_work(plan), carried_on(plan), float(finance.monthly_rate(plan.discount_rate))
    carried, hard = (finance.from_today(paths.net(only_hard=only_hard)[:, 0]) for only_hard in (False, True))
    rows = slice(plan.months)
    net = carried[: plan.months + 1]
    return Case(
        plan=plan,
        all=answer(carried, plan.months, rate),
        hard=answer(hard, plan.months, rate),
        flow=net,
        cumulative=finance.cumulative(net),
        cost=finance.from_today(paths.spent()[rows, 0]),
        gained={name: finance.from_today(series[rows, 0]) for name, series in paths.gained().items()},
        worth={name: float(worth.flat[0]) for name, (_, worth) in paths.gains.items()},
        prices=finance.from_today(work.prices[rows, 0, 0], 1.0),
        followers=finance.from_today(work.followers[rows, 0, 0], plan.followers),
        followers_idle=finance.from_today(work.followers[rows, 1, 0], plan.followers),
        views=finance.from_today(work.views[rows, 0, 0]),
    )


def evaluate(plan: Plan, draws: int = DRAWS) -> Verdict:
    """Compare what the work costs with what it brings, month by month: the likely case, and how sure it is.

    Raises:
        PlanError: When the plan has no answer; it names the assumption to change.
    """
    case, simulation = likely_case(plan), simulated(plan, draws)
    return Verdict(
        **{field.name: getattr(case, field.name) for field in fields(case)},
        probabilities=probabilities(simulation.total, simulation.npv, simulation.later),
        fan=fan(simulation.total),
    )
