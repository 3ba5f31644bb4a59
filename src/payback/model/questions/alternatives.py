"""Other ways to have the work done: each a row with its people and its own rule of cost. Source: data/SOURCES.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost
from payback.model.plan.plan import Hire
from payback.model.team_projection import net_flow, outcome, steady_gains

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from payback.model.plan.plan import Plan
    from payback.model.team_projection import Baseline, Outcome
    from payback.model.types import Array, Values

FULL_TIME_HOURS = 162.5
"""Hours of a full-time month: 37.5 a week."""


def payroll(a: Values, plan: Plan, team: Sequence[Hire], months: int) -> Array:
    """Salary with charges, tools, recruiting and equipment; shape ``(months, draws)``."""
    return cost.monthly(a, plan.region, team, months)


def agency(a: Values, plan: Plan, team: Sequence[Hire], months: int) -> Array:
    """A monthly fee that rises with wages; its own people, tools and desks."""
    return _fee(a, plan.agency_fee, team, months)


def freelancer(a: Values, plan: Plan, team: Sequence[Hire], months: int) -> Array:
    """Hours at a rate that rises with wages; brings the tools."""
    return _fee(a, plan.freelance_rate * plan.freelance_hours, team, months)


def _fee(a: Values, fee: float, team: Sequence[Hire], months: int) -> Array:
    guided = a["ads"] + a["manager_hours"] * a["manager_rate"]
    there = cost.present(team[0], months)
    return np.asarray(there * (fee * cost.raises(a["wage_growth"], months) + guided))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way to have the work done.

    Attributes:
        effort: What it is worth in full-time people.
        spent: Its cost of each month, shape ``(months, draws)``.
        months: How long it lasts; None to the end.
    """

    effort: Callable[[Plan], float]
    spent: Callable[[Values, Plan, Sequence[Hire], int], Array]
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


def compare_alternatives(base: Baseline, known: Mapping[str, Outcome] | None = None) -> tuple[Option, ...]:
    """Every alternative over the same streams and draws, in the order of `ALTERNATIVE`.

    Args:
        base: What they are compared with.
        known: Outcomes that need not be worked out again: the first hire of a plan may be the full-time one.
    """
    first = base.plan.team[0]
    hires = {
        name: Hire(first.start, row.effort(base.plan), first.salary, row.months(base.plan))
        for name, row in ALTERNATIVE.items()
    }
    gains = steady_gains(base.plan, [(hire,) for hire in hires.values()])
    return tuple(
        _option(base, name, hire, float(gain), (known or {}).get(name))
        for (name, hire), gain in zip(hires.items(), gains, strict=True)
    )


def _option(base: Baseline, name: str, hire: Hire, steady_gain: float, known: Outcome | None) -> Option:
    spent = ALTERNATIVE[name].spent(base.a, base.plan, [hire], base.months)
    first_year = float(spent[hire.start : hire.start + 12, 0].sum())
    if known is None:
        known = outcome(base, net_flow(base, [hire], spent), steady_gain - float(spent[-1, 0]))
    return Option(name, hire, first_year, known)


def best(options: Sequence[Option], chance_wanted: float) -> str:
    """The name of the option with the highest mean net value that is likely enough to pay back, else `NOTHING`."""
    good = [o for o in options if o.outcome.probability >= chance_wanted and o.outcome.expected > 0]
    return max(good, key=lambda o: o.outcome.expected).name if good else NOTHING
