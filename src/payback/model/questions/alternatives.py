"""Other ways to have the work done: each a row with its people and its own rule of cost. Source: data/SOURCES.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost
from payback.model.plan.plan import Hire
from payback.model.projection import FAR, likely
from payback.model.questions.outcomes import carried_flows, net_flows, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from payback.model.plan.plan import Plan
    from payback.model.questions.outcomes import Cost, Futures, Outcome
    from payback.model.types import Array, Values

FULL_TIME_HOURS = 162.5
"""Hours of a full-time month: 37.5 a week."""


def payroll(values: Values, plan: Plan, hire: Hire, months: int) -> Array:
    """Salary with charges, tools, recruiting and equipment; shape ``(months, draws)``."""
    return cost.monthly(values, plan.charges, [hire], months)


def agency(values: Values, plan: Plan, hire: Hire, months: int) -> Array:
    """A monthly fee that rises with wages; its own people, tools and desks; takes hours of a manager."""
    return _fee(values, plan.agency_fee, plan.agency_manager_hours, hire, months)


def freelancer(values: Values, plan: Plan, hire: Hire, months: int) -> Array:
    """Hours at a rate that rises with wages; brings the tools, and takes hours of a manager."""
    return _fee(values, plan.freelance_rate * plan.freelance_hours, plan.freelance_manager_hours, hire, months)


def _fee(values: Values, fee: float, manager_hours: float, hire: Hire, months: int) -> Array:
    guided = values["ads"] + manager_hours * values["manager_rate"]
    return np.asarray(cost.present(hire, months) * (fee * cost.raises(values["wage_growth"], months) + guided))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way to have the work done.

    Attributes:
        effort: What it is worth in full-time people.
        spent: Its cost of each month, shape ``(months, draws)``.
        months: How long it lasts; None to the end.
    """

    effort: Callable[[Plan], float]
    spent: Callable[[Values, Plan, Hire, int], Array]
    months: Callable[[Plan], int | None] = lambda _: None


ALTERNATIVE: Mapping[str, Alternative] = {
    "full_time": Alternative(lambda _: 1.0, payroll),
    "part_time": Alternative(lambda plan: plan.part_time, payroll),
    "agency": Alternative(lambda plan: plan.agency_effort, agency),
    "freelancer": Alternative(lambda plan: plan.freelance_hours / FULL_TIME_HOURS, freelancer),
    "trial": Alternative(lambda _: 1.0, payroll, lambda plan: int(plan.trial_months)),
}

NOTHING = "nothing"
"""The choice that costs nothing and brings nothing."""


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative worked out.

    Attributes:
        name: Key of `ALTERNATIVE`.
        hire: Who works, from when, how much.
        yearly_cost: Likely cost of the first twelve months of work (fewer for a shorter trial).
        outcome: What it brings over the horizon, against doing nothing.
    """

    name: str
    hire: Hire
    yearly_cost: float
    outcome: Outcome


def compare_alternatives(futures: Futures, outcomes: Mapping[str, Outcome] | None = None) -> tuple[Option, ...]:
    """Every alternative over the same streams and draws, in the order of `ALTERNATIVE`.

    Args:
        futures: What they meet.
        outcomes: Those that need not be worked out again: the first hire of a plan may be the full-time one.
    """
    hires = {name: _hire(futures.plan, row) for name, row in ALTERNATIVE.items()}
    costs = {name: _cost(futures.plan, row, hires[name], futures.months) for name, row in ALTERNATIVE.items()}
    outcomes = dict(outcomes or {})
    names = [name for name in ALTERNATIVE if name not in outcomes]
    crews, spent = [[hires[name]] for name in names], [costs[name] for name in names]
    spent_to_far = [_cost(futures.plan, ALTERNATIVE[name], hires[name], FAR) for name in names]
    net, carried = net_flows(futures, crews, spent), carried_flows(futures.plan, crews, spent_to_far)
    outcomes |= {name: outcome(net[:, k], carried[:, k], futures.rate) for k, name in enumerate(names)}
    return tuple(
        Option(name, hire, _first_year(costs[name](likely(futures.plan)), hire), outcomes[name])
        for name, hire in hires.items()
    )


def _hire(plan: Plan, row: Alternative) -> Hire:
    first = plan.team[0]
    return Hire(first.start, row.effort(plan), first.salary, row.months(plan))


def _cost(plan: Plan, row: Alternative, hire: Hire, months: int) -> Cost:
    return lambda values: row.spent(values, plan, hire, months)


def _first_year(spent: Array, hire: Hire) -> float:
    return float(spent[hire.start : hire.start + 12, 0].sum())


def best(options: Sequence[Option], chance_wanted: float) -> str:
    """The name of the option with the highest mean net value that is likely enough to pay back, else `NOTHING`."""
    good = [option for option in options if option.outcome.probability >= chance_wanted and option.outcome.expected > 0]
    return max(good, key=lambda option: option.outcome.expected).name if good else NOTHING
