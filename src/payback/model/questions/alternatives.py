"""Other ways to have the work done: each a row with its people and its own rule of cost. Source: data/SOURCES.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost, occupancy
from payback.model.activity import FAR
from payback.model.plan.plan import Hire
from payback.model.projection import likely
from payback.model.questions.outcomes import carried_flows, net_flows, outcome
from payback.model.questions.trial import trial

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from payback.model.plan.plan import Plan
    from payback.model.questions.outcomes import Cost, Futures, Outcome
    from payback.model.questions.trial import Rule
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
    numbers = np.arange(1, months + 1)
    raises, prices = (cost.risen(values[name], numbers) for name in ("wage_growth", "price_growth"))
    paid = raises * (fee + manager_hours * values["manager_rate"])
    return np.asarray(occupancy.present(hire, months) * (paid + prices * values["ads"]))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way to have the work done.

    Attributes:
        effort: What it is worth in full-time people.
        spent: Its cost of each month, shape ``(months, draws)``.
        months: How long it lasts; None to the end.
        employed: Whether the post is on the payroll and falls vacant at times.
        ends: Names of the two alternatives that its months decide between, going on and stopping; None where there
            is nothing to decide.
    """

    effort: Callable[[Plan], float]
    spent: Callable[[Values, Plan, Hire, int], Array]
    months: Callable[[Plan], int | None] = lambda _: None
    employed: bool = True
    ends: tuple[str, str] | None = None


def _trial_months(plan: Plan) -> int:
    return int(plan.trial_months)


ALTERNATIVE: Mapping[str, Alternative] = {
    "full_time": Alternative(lambda _: 1.0, payroll),
    "part_time": Alternative(lambda plan: plan.part_time, payroll),
    "agency": Alternative(lambda plan: plan.agency_effort, agency, employed=False),
    "freelancer": Alternative(lambda plan: plan.freelance_hours / FULL_TIME_HOURS, freelancer, employed=False),
    "trial": Alternative(lambda _: 1.0, payroll, _trial_months),
    "trial_then_decide": Alternative(lambda _: 1.0, payroll, _trial_months, ends=("full_time", "trial")),
}

NOTHING = "nothing"
"""The choice that costs nothing and brings nothing."""


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative worked out.

    Attributes:
        name: Key of `ALTERNATIVE`.
        hire: Who works, from when, how much; until the decision where there is one.
        yearly_cost: Likely cost of the first twelve months of work (fewer for a shorter trial).
        outcome: What it brings over the horizon, against doing nothing.
        rule: How its months are judged where they decide what follows; else None.
    """

    name: str
    hire: Hire
    yearly_cost: float
    outcome: Outcome
    rule: Rule | None = None


def compare_alternatives(futures: Futures, outcomes: Mapping[str, Outcome] | None = None) -> tuple[Option, ...]:
    """Every alternative over the same streams and draws, in the order of `ALTERNATIVE`.

    Args:
        futures: What they meet.
        outcomes: Those that need not be worked out again: the first hire of a plan may be the full-time one.
    """
    hires = {name: _hire(futures.plan, row) for name, row in ALTERNATIVE.items()}
    costs = {name: _cost(futures.plan, row, hires[name], futures.months) for name, row in ALTERNATIVE.items()}
    outcomes = dict(outcomes or {})
    names = [name for name, row in ALTERNATIVE.items() if row.ends is None and name not in outcomes]
    crews, spent = [[hires[name]] for name in names], [costs[name] for name in names]
    spent_to_far = [_cost(futures.plan, ALTERNATIVE[name], hires[name], FAR) for name in names]
    net, carried = net_flows(futures, crews, spent), carried_flows(futures.plan, crews, spent_to_far)
    outcomes |= {name: outcome(net[:, k], carried[:, k], futures.rate) for k, name in enumerate(names)}
    first_years = {name: _first_year(costs[name](likely(futures.plan)), hire) for name, hire in hires.items()}

    def option(name: str) -> Option:
        ends = ALTERNATIVE[name].ends
        if ends is None:
            return Option(name, hires[name], first_years[name], outcomes[name])
        whole, rule = trial(futures, *(outcomes[end] for end in ends))
        return Option(name, hires[name], first_years[ends[0 if rule.likely_goes_on else 1]], whole, rule)

    return tuple(map(option, ALTERNATIVE))


def _hire(plan: Plan, row: Alternative) -> Hire:
    first = plan.team[0]
    return Hire(first.start, row.effort(plan), first.salary, row.months(plan), row.employed)


def _cost(plan: Plan, row: Alternative, hire: Hire, months: int) -> Cost:
    return lambda values: row.spent(values, plan, hire, months)


def _first_year(spent: Array, hire: Hire) -> float:
    return float(spent[hire.start : hire.start + 12, 0].sum())


def best(options: Sequence[Option], chance_wanted: float) -> str:
    """The name of the option with the highest mean net value that is likely enough to pay back, else `NOTHING`.

    Where months on trial decide what follows, the chance is asked of the draws that one goes on in: the others cost the
    trial, which the mean holds. One whose answer is all but certain beforehand is passed over.
    """
    good = [option for option in options if option.outcome.expected > 0 and _likely_enough(option, chance_wanted)]
    return max(good, key=lambda option: option.outcome.expected).name if good else NOTHING


def _likely_enough(option: Option, chance_wanted: float) -> bool:
    if option.rule is None:
        return option.outcome.probability >= chance_wanted
    return option.rule.decides and option.rule.chance >= chance_wanted
