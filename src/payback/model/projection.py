"""From a plan to its net flow: the work with and without the hire, on the same draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from payback.model import audience, cost, effort
from payback.model.plan.plan import ASSUMPTIONS
from payback.model.streams import STREAM
from payback.model.streams.work import Work, reach_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from payback.model.plan.plan import Hire, Plan
    from payback.model.types import Array, Values

USES = (*effort.USES, *audience.USES, "posts", "reach", "reach_decay")
"""The assumptions behind the work, whatever it earns."""


def likely(plan: Plan) -> Values:
    """The likely value of every assumption, one draw each; ``pay_level`` is 1."""
    values = {name: np.array([getattr(plan, name)], dtype=float) for name in ASSUMPTIONS}
    return values | {"pay_level": np.ones(1)}


def season_of(plan: Plan, months: int) -> tuple[float, ...]:
    """Seasonal factor of each month from the plan's start."""
    first = plan.start.month - 1 if plan.start else 0
    return tuple(plan.season[(first + t) % 12] for t in range(months))


def work_path(a: Values, team: Sequence[Hire], season: Sequence[float]) -> Work:
    """What a team produces month by month; arrays of shape ``(months, draws)``."""
    return produced(a, effort.worked(a, team, len(season)), season)


def produced(a: Values, at_work: Array, season: Sequence[float]) -> Work:
    """What effort of shape ``(months, draws)``, or ``(months, paths, draws)``, produces month by month."""
    effect = effort.effect(a, effort.carried(a, at_work))
    each_month = (-1, *[1] * (at_work.ndim - 1))
    seasons = np.reshape(season, each_month)
    people = audience.followers(a, effect, seasons)
    years = np.arange(1, len(season) + 1).reshape(each_month) / 12
    return seen(a, at_work, effect, people, reach_path(a, years), seasons)


def seen(a: Values, at_work: Array, effect: Array, people: Array, reach: Array, season: Array) -> Work:
    """The work whose followers are known: posts ``P_t = Np h_t`` and views ``V_t = F_t P_t r_t``."""
    posts = np.asarray(effect * a["posts"])
    return Work(at_work, people, posts, reach, people * posts * reach, season)


def values(a: Values, work: Work, streams: Sequence[str]) -> Mapping[str, Array]:
    """What each counted stream earns, shape of `work`, in the order of `STREAM`."""
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
    return _earned(plan, a, _side_by_side(a, plan.team, season_of(plan, months)))


def likely_flows(plan: Plan) -> Flows:
    """The flows of the likely case over the horizon; a price that moves does not work the months out again."""
    known = tuple((name, float(getattr(plan, name))) for name in USES)
    return _earned(plan, likely(plan), _likely_work(known, unpaid(plan.team), season_of(plan, plan.months)))


def unpaid(team: Iterable[Hire]) -> tuple[Hire, ...]:
    """The team without its pay: all that the work depends on."""
    return tuple(replace(hire, salary=0.0) for hire in team)


@lru_cache(maxsize=8)
def _likely_work(known: tuple[tuple[str, float], ...], crew: tuple[Hire, ...], season: tuple[float, ...]) -> Work:
    return _side_by_side({name: np.array([value]) for name, value in known}, crew, season)


def forget() -> None:
    """Empty what is kept here between two calls; what comes out stays the same."""
    _likely_work.cache_clear()


def _side_by_side(a: Values, team: Sequence[Hire], season: Sequence[float]) -> Work:
    """What a team produces, and what nobody does; arrays of shape ``(months, 2, draws)``."""
    crews = [effort.worked(a, crew, len(season)) for crew in (team, ())]
    return produced(a, np.stack(np.broadcast_arrays(*crews), axis=1), season)


def _earned(plan: Plan, a: Values, work: Work) -> Flows:
    """The flows of work with and without the team, side by side."""
    months = work.effort.shape[0]
    gained = {name: v[:, 0] - v[:, 1] for name, v in values(a, work, plan.streams).items()}
    return Flows(gained, cost.monthly(a, plan.region, plan.team, months), work.path(0), work.path(1))
