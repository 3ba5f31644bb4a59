"""How many people: what each further hire brings, and how much of a week is enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.finance import cumulative, paid_back, present_values
from payback.model.plan.plan import WEEK, Hire
from payback.model.questions.outcomes import FEW, carried_flows, futures_of, net_flows, outcome
from payback.model.verdict import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Plan
    from payback.model.questions.outcomes import Futures, Outcome
    from payback.model.types import Array
    from payback.model.verdict import Answer

LARGEST = 5
"""Most people that are compared."""

HOURS = (2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, WEEK)
"""Hours a week of the effort curve."""


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

    @property
    def adds(self) -> tuple[Outcome, ...]:
        """What each hire adds to the ones before."""
        return tuple(step.adds for step in self.steps)


@dataclass(frozen=True, slots=True)
class EffortPoint:
    """One person for part of the week: the answer of the likely case, mean net present value, share that pays back."""

    hours: float
    likely: Answer
    expected: float
    probability: float

    @property
    def payback_month(self) -> float | None:
        """None when not within the horizon."""
        return self.likely.payback_month


def candidates(plan: Plan, size: int = LARGEST) -> tuple[Hire, ...]:
    """The plan's hires, then as many more like the first one as it takes, from when the last of the plan starts."""
    first = plan.team[0]
    more = (Hire(max(hire.start for hire in plan.team), first.effort, first.salary),) * size
    return (*plan.team, *more)[:size]


def compare_sizes(futures: Futures, size: int = LARGEST) -> Team:
    """What each of one to `size` hires adds, and what they bring together."""
    crew = candidates(futures.plan, size)
    teams = [crew[:k] for k in range(1, size + 1)]
    net, carried, rate = net_flows(futures, teams), carried_flows(futures.plan, teams), futures.rate
    together = [outcome(net[:, k], carried[:, k], rate) for k in range(size)]
    added = (outcome(net[:, k] - net[:, k - 1], carried[:, k] - carried[:, k - 1], rate) for k in range(1, size))
    steps = tuple(
        Step(size=k, hire=crew[k - 1], planned=k <= len(futures.plan.team), adds=adds, together=whole)
        for k, (adds, whole) in enumerate(zip([together[0], *added], together, strict=True), start=1)
    )
    worth = present_values(futures.rate, net)[:, 1:]
    return Team(steps, np.concatenate([np.zeros((1, worth.shape[1])), worth]))


def effort_curve(plan: Plan, full_time: Outcome, hours: Sequence[float] = HOURS) -> tuple[EffortPoint, ...]:
    """One person like the plan's first, from two hours a week to full time.

    `FEW` draws give the difference to full time; `full_time` is that on all draws.
    """
    futures, hire = futures_of(plan, FEW), plan.team[0]
    crews = [[replace(hire, effort=weekly_hours / WEEK)] for weekly_hours in (WEEK, *hours)]
    net, carried = net_flows(futures, crews), carried_flows(plan, crews)
    worth = present_values(futures.rate, net)[:, 1:].mean(axis=1)
    total = cumulative(net)
    probability = paid_back(total)[:, 1:].mean(axis=1)
    return tuple(
        EffortPoint(
            hours=weekly_hours,
            likely=answer(carried[:, k], plan.months, futures.rate),
            expected=full_time.expected + float(worth[k] - worth[0]),
            probability=min(1.0, max(0.0, full_time.probability + float(probability[k] - probability[0]))),
        )
        for k, weekly_hours in enumerate(hours, start=1)
    )
