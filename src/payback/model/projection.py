"""From a plan to its net flow: crews against nobody on the same draws, over (month, crew, draw)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model import audience, cost, effort
from payback.model.plan.plan import ASSUMPTIONS, YEAR
from payback.model.projection_cache import CACHE
from payback.model.streams import VALUE_STREAMS
from payback.model.streams.work import Work, reach_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from payback.model.plan.plan import Hire, Plan
    from payback.model.streams import Stream
    from payback.model.types import Array, Term, Values

USES = (*effort.USES, *audience.USES, "posts", "reach", "reach_decay")
"""The assumptions behind the work, whatever it earns."""

BLOCK = 12_288
"""Figures of an array that are worked on at a time: several such arrays fit into the processor's cache."""


def net_flow(gains: Iterable[Term], costs: Iterable[Term], out: Array | None = None) -> Array:
    """Net flow of each month, ``N_t = sum_s (V_s,t - V0_s,t) w_s - C_t``; shape ``(months, crews, draws)``.

    A few months at a time, because a block stays in the processor's cache and a whole array does not.

    Args:
        gains: Volume of each counted stream above doing nothing, and what one of it is worth.
        costs: How much of each kind of cost there is, and what one of it costs; at least one.
        out: Where the net flow is written to, if not to an array of its own.
    """
    terms = [*((quantity, -price) for quantity, price in costs), *gains]
    if out is None:
        out = np.empty(np.broadcast(*(factor for term in terms for factor in term)).shape)
    months = min(len(out), max(1, BLOCK // out[0].size))
    amount = np.empty((months, *out.shape[1:]))
    for first in range(0, len(out), months):
        rows = slice(first, first + months)
        block = np.multiply(terms[0][0][rows], terms[0][1], out=out[rows])
        for quantity, price in terms[1:]:
            block += np.multiply(quantity[rows], price, out=amount[: len(block)])
    return out


def likely(plan: Plan) -> Values:
    """The likely value of every assumption, one draw each; ``pay_level`` is 1."""
    values = {name: np.array([getattr(plan, name)], dtype=float) for name in ASSUMPTIONS}
    return values | {"pay_level": np.ones(1)}


def season_of(plan: Plan, months: int) -> tuple[float, ...]:
    """Seasonal factor of each month from the plan's start; their mean over a year is 1."""
    first, mean = plan.start.month - 1 if plan.start else 0, sum(plan.season) / YEAR
    return tuple(plan.season[(first + t) % YEAR] / mean for t in range(months))


def without_pay(team: Iterable[Hire]) -> tuple[Hire, ...]:
    """The team without its pay: all that the work depends on."""
    return tuple(replace(hire, salary=0.0) for hire in team)


def work_of(values: Values, crews: Sequence[Sequence[Hire]], season: Sequence[float]) -> Work:
    """What crews produce month by month, nobody behind them; arrays of shape ``(months, crews + 1, draws)``."""
    at_work = _side_by_side(effort.worked(values, crew, len(season)) for crew in (*crews, ()))
    effect = effort.effect(values, effort.carried(values, at_work))
    seasons = np.reshape(season, (-1, 1, 1))
    people = audience.followers(values, effect, seasons)
    years = np.arange(1, len(season) + 1)[:, None, None] / 12
    return seen(values, at_work, effect, people, reach_path(values, years), seasons)


def steady_work(values: Values, crews: Sequence[Sequence[Hire]], months: int) -> Work:
    """The same of one month far out, when nothing changes any more; arrays of shape ``(1, crews + 1, draws)``.

    Crews and reach stay as in the last one of `months`, the audience is at rest, and seasons average out.
    """
    at_work = _side_by_side(effort.worked(values, crew, months)[-1:] for crew in (*crews, ()))
    effect = effort.effect(values, at_work)
    reach = reach_path(values, np.full((1, 1, 1), months / 12))
    return seen(values, at_work, effect, audience.resting(values, effect), reach, np.ones((1, 1, 1)))


def _side_by_side(efforts: Iterable[Array]) -> Array:
    return np.stack(np.broadcast_arrays(*efforts), axis=1)


def seen(values: Values, at_work: Array, effect: Array, people: Array, reach: Array, season: Array) -> Work:
    """The work whose followers are known: posts ``P_t = Np h_t`` and views ``V_t = F_t P_t r_t``."""
    posts = np.asarray(effect * values["posts"])
    return Work(at_work, people, posts, reach, people * posts * reach, season)


def counted(plan: Plan) -> Mapping[str, Stream]:
    """The streams that a plan counts, in the order in which they are listed."""
    return {name: stream for name, stream in VALUE_STREAMS.items() if name in plan.streams}


def gain(volume: Array) -> Array:
    """What a volume of all paths is above doing nothing, which is the last; shape ``(months, crews, draws)``."""
    return np.asarray(volume[:, :-1] - volume[:, -1:])


def gains(plan: Plan, values: Values, work: Work, *, steady: bool = False) -> Mapping[str, Term]:
    """Volume of each counted stream above doing nothing, and what one of it is worth.

    Args:
        plan: Says which streams count.
        values: The assumptions.
        work: What crews produce month by month, or far out.
        steady: Whether it is the work of a month far out.
    """
    terms = {}
    for name, stream in counted(plan).items():
        worth, volume = stream.worth(values), stream.far_volume if steady else stream.monthly_volume
        quantity = volume(values, work) if worth.any() else np.zeros(work.views.shape)  # else it is not worked out
        terms[name] = (gain(quantity), worth)
    return terms


@dataclass(frozen=True, slots=True)
class Flows:
    """A plan's team against nobody; every array has shape ``(months, 1, draws)``.

    Attributes:
        gains: Volume of each counted stream above doing nothing, and what one of it is worth.
        costs: How much of each kind of cost there is, and what one of it costs.
    """

    gains: Mapping[str, Term]
    costs: Sequence[Term]

    def net(self, *, only_hard: bool = False) -> Array:
        """Net flow of each month, with every counted stream or with hard money only; shape ``(months, draws)``."""
        counted = [term for name, term in self.gains.items() if VALUE_STREAMS[name].hard or not only_hard]
        return net_flow(counted, self.costs)[:, 0]

    def gained(self) -> Mapping[str, Array]:
        """Value of each counted stream above doing nothing; shape ``(months, draws)``."""
        return {name: (volume * worth)[:, 0] for name, (volume, worth) in self.gains.items()}

    def spent(self) -> Array:
        """Cost above doing nothing; shape ``(months, draws)``."""
        return np.asarray(sum(quantity * price for quantity, price in self.costs))[:, 0]


def flows(plan: Plan, values: Values, months: int, work: Work | None = None) -> Flows:
    """The plan's team against nobody, on the same draws; `work` is what they produce where that is known."""
    if work is None:
        work = work_of(values, [plan.team], season_of(plan, months))
    before_pay, pay = cost.before_pay(values, plan.team, months), cost.loaded(values, plan.charges, plan.team)
    return Flows(gains(plan, values, work), before_pay.terms(pay))


def steady_flows(plan: Plan, values: Values) -> Flows:
    """The flows of one month far out, with the wages of the horizon's last month: tells "not yet" from "never"."""
    work = steady_work(values, [plan.team], plan.months)
    before_pay, pay = cost.before_pay(values, plan.team, plan.months), cost.loaded(values, plan.charges, plan.team)
    return Flows(gains(plan, values, work, steady=True), last_month(before_pay.terms(pay)))


def last_month(terms: Iterable[Term]) -> list[Term]:
    """The same quantities of the last month alone."""
    return [(quantity[-1:], price) for quantity, price in terms]


def likely_work(plan: Plan) -> Work:
    """What the team produces in the likely case; a price that moves does not work the months out again."""
    values = tuple((name, float(getattr(plan, name))) for name in USES)
    return CACHE.result("likely_work", _likely_work, values, without_pay(plan.team), season_of(plan, plan.months))


def _likely_work(values: tuple[tuple[str, float], ...], crew: tuple[Hire, ...], season: tuple[float, ...]) -> Work:
    return work_of({name: np.array([value]) for name, value in values}, [crew], season)
