"""From a plan to its net flow: the work with and without the hire, on the same draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.core import audience, cost, effort
from payback.core.plan import ASSUMPTIONS
from payback.core.streams import STREAM
from payback.core.streams.work import Work, reach_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.core.plan import Hire, Plan
    from payback.core.types import Array, Values


def likely(plan: Plan) -> Values:
    """The likely value of every assumption, one draw each."""
    return {name: np.array([getattr(plan, name)], dtype=float) for name in ASSUMPTIONS}


def season_path(plan: Plan, months: int) -> Array:
    """Seasonal factor of each month from the plan's start; shape ``(months, 1)``."""
    first = plan.start.month - 1 if plan.start else 0
    return np.array([plan.season[(first + t) % 12] for t in range(months)])[:, None]


def work_path(a: Values, team: Sequence[Hire], season: Array) -> Work:
    """What a team produces month by month, in steady use of everything learnt so far."""
    months = season.shape[0]
    at_work = effort.worked(a, team, months)
    return produced(a, at_work, effort.effect(a, effort.carried(a, at_work)), season)


def produced(a: Values, at_work: Array, effect: Array, season: Array) -> Work:
    """Followers, posts and views that an effect ``h_t`` gives."""
    people = audience.followers(a, effect, season)
    posts = a["posts"] * effect
    share = reach_path(a, season.shape[0])
    return Work(at_work, people, posts, share, people * posts * share, season)


def values(a: Values, work: Work, streams: Sequence[str]) -> Mapping[str, Array]:
    """What each counted stream earns, shape ``(months, draws)``, in the order of `STREAM`."""
    return {name: s.monthly(a, work) for name, s in STREAM.items() if name in streams}


@dataclass(frozen=True, slots=True)
class Flows:
    """A plan against doing nothing; every array has shape ``(months, draws)``.

    Attributes:
        gained: Value of each counted stream above doing nothing.
        cost: Cost above doing nothing.
        work: The path with the hire; `idle` the path without.
    """

    gained: Mapping[str, Array]
    cost: Array
    work: Work
    idle: Work

    def net(self, *, only_hard: bool = False) -> Array:
        """Net flow with today's flow, which is 0, in row 0; shape ``(months + 1, draws)``."""
        counted = [v for name, v in self.gained.items() if STREAM[name].hard or not only_hard]
        flow = sum(counted, start=-self.cost)
        return np.concatenate([np.zeros((1, flow.shape[1])), flow])


def flows(plan: Plan, a: Values, months: int) -> Flows:
    """The plan's team against nobody, on the same draws."""
    season = season_path(plan, months)
    work = work_path(a, plan.team, season)
    idle = work_path(a, (), season)
    with_team, without = values(a, work, plan.streams), values(a, idle, plan.streams)
    gained = {name: with_team[name] - without[name] for name in with_team}
    return Flows(gained, cost.monthly(a, plan.region, plan.team, months), work, idle)
