"""From a plan to its net flow: crews against nobody on the same draws, over (month, crew, draw)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from payback.model import audience, cost, effort
from payback.model.plan.plan import ASSUMPTIONS, YEAR
from payback.model.projection_cache import CACHE
from payback.model.streams import VALUE_STREAMS
from payback.model.streams.work import Work, reach_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from payback.model.plan.plan import Hire, Plan
    from payback.model.streams import Stream
    from payback.model.types import Array, Term, Values

USES = (*effort.USES, *audience.USES, "posts", "reach", "reach_decay")
"""The assumptions behind the work, whatever it earns."""

FAR = 240
"""Months that a plan's own path is carried on to: money that is not back by then does not come back."""

BLOCK = 12_288
"""Figures of an array that are worked on at a time: several such arrays fit into the processor's cache."""


def net_flow(gains: Iterable[Term], costs: Iterable[Term], out: Array | None = None) -> Array:
    """Net flow of each month, ``N_t = sum_s [worth (volume_t - idle_t)] - C_t``; shape ``(months, crews, draws)``.

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
    """Factor of each month, ``season_t = f_t / mean(f)``, f_t that of its calendar month; January without a start."""
    first, mean = plan.start.month - 1 if plan.start else 0, sum(plan.season) / YEAR
    return tuple(plan.season[(first + t) % YEAR] / mean for t in range(months))


def without_pay(team: Iterable[Hire]) -> tuple[Hire, ...]:
    """The team without its pay: all that the work depends on."""
    return tuple(replace(hire, salary=0.0) for hire in team)


def work_of(
    values: Values, crews: Sequence[Sequence[Hire]], season: Sequence[float], observed: Collection[str] = ()
) -> Work:
    """What crews produce month by month, nobody behind them; arrays of shape ``(months, crews + 1, draws)``.

    What counts is the effect of the effort that is felt, ``h_t = h(A_t)``.

    Args:
        values: The assumptions.
        crews: Who works.
        season: Factor of each month.
        observed: Assumptions whose value is what today's effort brings.
    """
    values = effort.at_full_time(values, observed)
    at_work = _side_by_side(effort.worked(values, crew, len(season)) for crew in (*crews, ()))
    effect = effort.effect(values, effort.carried(values, at_work))
    seasons = np.reshape(season, (-1, 1, 1))
    people = audience.followers(values, effect, seasons)
    return seen(values, at_work, effect, people, seasons, _column(np.arange(1, len(season) + 1)))


def later_years(months: int) -> NDArray[np.int_]:
    """Months that have passed when each of the years after a horizon begins, up to `FAR`; shape ``(years,)``."""
    return np.arange(months, max(FAR, months + 1), YEAR)


def later_work(
    values: Values, crews: Sequence[Sequence[Hire]], people: Array, months: int, observed: Collection[str] = ()
) -> Work:
    """The same in the middle of each year after the horizon, up to `FAR`; arrays of ``(years, crews + 1, draws)``.

    Seasons average out, and what was worked long before the horizon is not felt any more.

    Args:
        values: The assumptions.
        crews: Who works.
        people: Followers at the end of the horizon, shape ``(crews + 1, draws)``.
        months: The horizon.
        observed: Assumptions whose value is what today's effort brings.
    """
    values = effort.at_full_time(values, observed)
    middles = later_years(months) + YEAR // 2
    at_work = _side_by_side(effort.worked(values, crew, int(middles[-1]))[middles - 1] for crew in (*crews, ()))
    if (at_work == at_work[0]).all():  # nobody comes or goes any more: every year is like the first
        at_work = at_work[:1]
    effect = effort.effect(values, at_work)

    @cache
    def leap(year: int, months: float) -> audience.Leap:
        return audience.leap(values, effect[year], months)

    path = [leap(0, YEAR / 2).after(people)]
    for year in range(1, middles.size):
        path.append(leap(min(year, len(effect) - 1), YEAR).after(path[-1]))
    at_work, effect = (np.broadcast_to(each, (middles.size, *each.shape[1:])) for each in (at_work, effect))
    return seen(values, at_work, effect, np.stack(path), np.ones((1, 1, 1)), _column(middles))


def _column(months: NDArray[np.int_]) -> Array:
    return months.astype(float)[:, None, None]


def _side_by_side(efforts: Iterable[Array]) -> Array:
    return np.stack(np.broadcast_arrays(*efforts), axis=1)


def seen(values: Values, at_work: Array, effect: Array, people: Array, season: Array, month: Array) -> Work:
    """The work whose followers are known: ``posts_t = Np h_t`` and views ``V_t = F_t posts_t r_t``."""
    posts, reach = np.asarray(effect * values["posts"]), reach_path(values, month)
    return Work(at_work, people, posts, reach, people * posts * reach, season, month)


def counted(plan: Plan) -> Mapping[str, Stream]:
    """The streams that a plan counts, in the order in which they are listed."""
    return {name: stream for name, stream in VALUE_STREAMS.items() if name in plan.streams}


def gain(volume: Array) -> Array:
    """What a volume of all paths is above doing nothing, which is the last; shape ``(months, crews, draws)``."""
    return np.asarray(volume[:, :-1] - volume[:, -1:])


def gains(plan: Plan, values: Values, work: Work) -> Mapping[str, Term]:
    """Volume of each counted stream above doing nothing, and what one of it is worth."""
    terms = {}
    for name, stream in counted(plan).items():
        worth = stream.worth(values)
        volume = stream.monthly_volume(values, work) if worth.any() else np.zeros(work.views.shape)
        terms[name] = (gain(volume), worth)
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
        work = work_of(values, [plan.team], season_of(plan, months), plan.observed)
    before_pay, pay = cost.before_pay(values, plan.team, months), cost.loaded(values, plan.charges, plan.team)
    return Flows(gains(plan, values, work), before_pay.terms(pay))


def carried_on(plan: Plan) -> Flows:
    """The flows of the likely case up to `FAR`: the plan's own path, carried on beyond its horizon."""
    return flows(plan, likely(plan), FAR, likely_work(plan))


def likely_work(plan: Plan) -> Work:
    """What the team produces in the likely case up to `FAR`; a price that moves does not work the months out again."""
    values = tuple((name, float(getattr(plan, name))) for name in USES)
    crew, season = without_pay(plan.team), season_of(plan, FAR)
    return CACHE.result("likely_work", _likely_work, values, crew, season, plan.observed)


def _likely_work(
    values: tuple[tuple[str, float], ...], crew: tuple[Hire, ...], season: tuple[float, ...], observed: tuple[str, ...]
) -> Work:
    return work_of({name: np.array([value]) for name, value in values}, [crew], season, observed)
