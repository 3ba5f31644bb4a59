"""From a plan to its net flow: crews against nobody on the same draws, over (month, crew, draw)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost, occupancy
from payback.model.activity import FAR, USES, work_of
from payback.model.plan.plan import ASSUMPTIONS, YEAR
from payback.model.projection_cache import CACHE
from payback.model.sampling import with_structure
from payback.model.streams import VALUE_STREAMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from payback.model.plan.plan import Hire, Plan
    from payback.model.streams import Stream
    from payback.model.streams.work import Work
    from payback.model.types import Array, Term, Values

BLOCK = 12_288
"""Figures of an array that are worked on at a time: several such arrays fit into the processor's cache."""


def net_flow(gains: Iterable[Term], costs: Iterable[Term], out: Array | None = None) -> Array:
    """Net flow of each month, ``N_t = sum_s [worth price_t (volume_t - idle_t)] - C_t``; ``(months, crews, draws)``.

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
    """The likely value of every assumption, one draw each, and what `with_structure` adds."""
    return with_structure(plan, {name: np.array([getattr(plan, name)], dtype=float) for name in ASSUMPTIONS})


def season_of(plan: Plan, months: int) -> tuple[float, ...]:
    """Factor of each month, ``season_t = f_t / mean(f)``, f_t that of its calendar month; January without a start."""
    first, mean = plan.start.month - 1 if plan.start else 0, sum(plan.season) / YEAR
    return tuple(plan.season[(first + t) % YEAR] / mean for t in range(months))


def without_pay(team: Iterable[Hire]) -> tuple[Hire, ...]:
    """The team without its pay: all that the work depends on."""
    return tuple(replace(hire, salary=0.0) for hire in team)


def counted(plan: Plan) -> Mapping[str, Stream]:
    """The streams that a plan counts, in the order in which they are listed."""
    return {name: stream for name, stream in VALUE_STREAMS.items() if name in plan.streams}


def gain(volume: Array, prices: Array) -> Array:
    """What a volume of all paths is above doing nothing, which is the last; shape ``(months, crews, draws)``.

    A volume counts with the price of its month, ``price_t (volume_t - idle_t)``: what one of it is worth is at those of
    today.
    """
    above = volume[:, :-1] - volume[:, -1:]
    return np.asarray(above * prices)


def gains(plan: Plan, values: Values, work: Work) -> Mapping[str, Term]:
    """Volume of each counted stream above doing nothing, and what one of it is worth."""
    terms = {}
    for name, stream in counted(plan).items():
        worth = stream.worth(values)
        volume = stream.monthly_volume(values, work) if worth.any() else np.zeros(work.views.shape)
        terms[name] = (gain(volume, work.prices), worth)
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
    post = occupancy.employed(values, months)
    before_pay, pay = cost.before_pay(values, plan.team, post), cost.loaded(values, plan.charges, plan.team)
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
