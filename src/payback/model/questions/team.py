"""How many people: what each further hire brings, the team to recommend, and how much of a week is enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.model import cost
from payback.model.finance import cumulative, payback_months
from payback.model.plan.plan import Hire
from payback.model.team_projection import (
    FEW,
    baseline,
    net_flow,
    outcome,
    paid_back,
    payroll_flows,
    present_values,
    steady_gains,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Plan
    from payback.model.team_projection import Baseline, Outcome
    from payback.model.types import Array

LARGEST = 5
"""Most people that are compared."""

WEEK = 37.5
"""Hours of a full-time week."""

HOURS = (2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, WEEK)
"""Hours a week of the effort curve."""

Reason = Literal["first_loses", "first_unlikely", "next_loses", "next_unlikely", "all_pay"]


@dataclass(frozen=True, slots=True)
class Step:
    """The k-th hire.

    Attributes:
        size: People with this one.
        hire: Start, working time and pay.
        planned: Whether the plan holds this hire; else it is what one more like the first would bring.
        adds: What this hire adds to the ones before.
        together: What the whole team brings.
    """

    size: int
    hire: Hire
    planned: bool
    adds: Outcome
    together: Outcome


@dataclass(frozen=True, slots=True)
class Team:
    """One to five people on the same draws.

    Attributes:
        steps: One per size.
        worth: Net present value of each size from nobody on, shape ``(sizes + 1, draws)``.
    """

    steps: tuple[Step, ...]
    worth: Array


@dataclass(frozen=True, slots=True)
class Recommended:
    """The team to recommend, and why it is not larger."""

    size: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class EffortPoint:
    """One person for part of the week: payback of the likely case (None: not within the horizon), mean net value."""

    hours: float
    payback_month: float | None
    expected: float
    probability: float


def candidates(plan: Plan, size: int = LARGEST) -> tuple[Hire, ...]:
    """The plan's hires, then as many more like the first one as it takes, from when the last of the plan starts."""
    first = plan.team[0]
    more = (Hire(max(hire.start for hire in plan.team), first.effort, first.salary),) * size
    return (*plan.team, *more)[:size]


def compare_sizes(base: Baseline, size: int = LARGEST) -> Team:
    """What each of one to `size` hires adds, and what they bring together."""
    crew = candidates(base.plan, size)
    teams = [crew[:k] for k in range(size + 1)]
    rests = [0.0, *_steady_nets(base, teams[1:])]
    nets = [np.zeros((base.months + 1, base.idle.shape[1])), *(net_flow(base, team) for team in teams[1:])]
    worth = np.array([present_values(base, net) for net in nets])
    steps = tuple(
        _step(base, k, crew[k - 1], nets[k - 1 : k + 1], worth[k - 1 : k + 1], rests) for k in range(1, size + 1)
    )
    return Team(steps, worth[:, 1:])


def _step(base: Baseline, k: int, hire: Hire, nets: Sequence[Array], worth: Array, rests: Sequence[float]) -> Step:
    """The k-th hire from the flows and present values of the team before it and with it."""
    return Step(
        size=k,
        hire=hire,
        planned=k <= len(base.plan.team),
        adds=outcome(base, nets[1] - nets[0], rests[k] - rests[k - 1], worth[1] - worth[0]),
        together=outcome(base, nets[1], rests[k], worth[1]),
    )


def _steady_nets(base: Baseline, teams: Sequence[Sequence[Hire]]) -> Array:
    one = {name: column[:1] for name, column in base.a.items()}
    spent = [cost.monthly(one, base.plan.region, team, base.plan.months)[-1, 0] for team in teams]
    return np.asarray(steady_gains(base.plan, teams) - spent)


def recommended(team: Team, chance_wanted: float) -> Recommended:
    """The size with the highest mean net value among those whose every hire is likely enough to pay back."""
    likely_enough = 0
    for step in team.steps:
        if step.adds.probability < chance_wanted:
            break
        likely_enough = step.size
    size = int(team.worth[: likely_enough + 1].mean(axis=1).argmax())
    if size == len(team.steps):
        return Recommended(size, "all_pay")
    loses = team.steps[size].adds.expected <= 0
    if size == 0:
        return Recommended(0, "first_loses" if loses else "first_unlikely")
    return Recommended(size, "next_loses" if loses else "next_unlikely")


def effort_curve(plan: Plan, first: Outcome, hours: Sequence[float] = HOURS) -> tuple[EffortPoint, ...]:
    """One person, from two hours a week to full time.

    `FEW` draws give the difference to the plan's first hire alone; `first` is that hire on all draws.
    """
    base = baseline(plan, FEW)
    hire = plan.team[0]
    nets = payroll_flows(base, [[hire], *([replace(hire, effort=h / WEEK)] for h in hours)])
    worth = present_values(base, nets)[:, 1:].mean(axis=1)
    probability = paid_back(nets)[:, 1:].mean(axis=1)
    back = payback_months(cumulative(nets[:, :, 0]))
    return tuple(
        EffortPoint(
            hours=h,
            payback_month=None if np.isnan(back[k]) else float(back[k]),
            expected=first.expected + float(worth[k] - worth[0]),
            probability=min(1.0, max(0.0, first.probability + float(probability[k] - probability[0]))),
        )
        for k, h in enumerate(hours, start=1)
    )
