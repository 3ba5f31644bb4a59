"""The simulation: the plan against doing nothing on every draw at once, hire and no hire on the same draws.

What a slider did not change is not worked out again: the draws of each assumption, the work, and what each stream
gains are kept by the inputs they are made from, and are handed out read-only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from payback.model import cost, finance, projection, sampling, steady_state
from payback.model.plan.ranges import spreads
from payback.model.projection import USES, season_of, unpaid, work_path
from payback.model.sampling import DRAWS, columns, with_pay_level
from payback.model.streams import STREAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from payback.model.plan.plan import Hire, Plan
    from payback.model.plan.ranges import Range
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


Known: TypeAlias = tuple[tuple[str, "Range"], ...]
"""Assumptions by name with their ranges, in an order that does not change."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the work of a plan depends on; the same scene has the same work.

    Attributes:
        known: The assumptions behind the work, with their ranges.
        crew: The team without its pay.
        season: Factor of each month.
        draws: How many.
    """

    known: Known
    crew: tuple[Hire, ...]
    season: tuple[float, ...]
    draws: int


@lru_cache(maxsize=2)
def _work(scene: Scene) -> Work:
    return work_path(columns(scene.known, scene.draws), scene.crew, scene.season)


@lru_cache(maxsize=8)
def _gained(stream: str, scene: Scene, moves: Known) -> Array:
    """Volume of a stream above doing nothing, from today to the end of each month; ``(months, draws)``."""
    a = columns((*scene.known, *moves), scene.draws)
    work, idle = (STREAM[stream].volume(a, _work(path)) for path in (scene, replace(scene, crew=())))
    return _summed(work - idle)


@lru_cache(maxsize=2)
def _far(streams: tuple[str, ...], scene: Scene, moves: Known) -> Mapping[str, Array]:
    """Volume of each stream above doing nothing, in a month far out; ``(draws,)``."""
    a = columns((*scene.known, *moves), scene.draws)
    volumes = steady_state.gained(a, scene.crew, len(scene.season), streams)
    for volume in volumes.values():
        volume.setflags(write=False)
    return volumes


@lru_cache(maxsize=1)
def _spent(known: Known, crew: tuple[Hire, ...], months: int, draws: int) -> cost.Parts:
    """What a team has cost from today to the end of each month, whatever it is paid; ``(months, draws)``."""
    each_month = cost.parts(columns(known, draws), crew, months)
    return cost.Parts(tuple(_summed(rise) for rise in each_month.rises), _summed(each_month.beside))


def _summed(monthly: Array) -> Array:
    """Month by month the sum so far, read-only."""
    total = np.empty_like(monthly)
    total[0] = monthly[0]
    for t in range(1, monthly.shape[0]):
        np.add(total[t - 1], monthly[t], out=total[t])
    total.setflags(write=False)
    return total


@dataclass(frozen=True, slots=True)
class Totals:
    """What the draws add up to.

    Attributes:
        all: Running sums of the net flow, today in row 0, every counted stream; ``(months + 1, draws)``.
        far: Volume of each counted stream above doing nothing, in a month far out; ``(draws,)``.
        pay: What each hire costs in a year, charges and benefits included; ``(draws,)``.
        values: The draws, by assumption.
    """

    all: Array
    far: Mapping[str, Array]
    pay: Sequence[Array]
    values: Values


def totals(plan: Plan, draws: int = DRAWS) -> Totals:
    """The plan against doing nothing, from today to the end of each month, on every draw.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    known = spreads(plan)
    a = with_pay_level(plan, columns(known.items(), draws))
    season = season_of(plan, plan.months)
    crew = unpaid(plan.team)
    scene = Scene(_of(known, USES), crew, season, draws)
    spent = _spent(_of(known, cost.USES), crew, plan.months, draws)
    pay = cost.loaded(a, plan.region, plan.team)
    paid = [(rise, -each) for rise, each in zip(spent.rises, pay, strict=True)]
    total = _added(-spent.beside, [*paid, *_gains(plan, a, known, scene)], draws)
    moves = _of(known, [name for stream in plan.streams for name in STREAM[stream].moves])
    return Totals(total, _far(tuple(plan.streams), scene, moves), pay, a)


def _of(known: Mapping[str, Range], names: Iterable[str]) -> Known:
    return tuple((name, known[name]) for name in names)


def _gains(plan: Plan, a: Values, known: Mapping[str, Range], scene: Scene) -> Iterator[tuple[Array, Array]]:
    """What the counted streams gain and what one of it is worth; one that is worth nothing is not worked out."""
    for name, stream in STREAM.items():
        if name in plan.streams and (worth := stream.worth(a)).any():
            yield _gained(name, scene, _of(known, stream.moves)), worth


def _added(start: Array, terms: Sequence[tuple[Array, Array]], draws: int) -> Array:
    """Sums to start from and volumes times their worth, below a row of noughts; shape ``(months + 1, draws)``.

    Month by month, because a row stays in the processor's cache and a whole array does not.
    """
    total, room = np.empty((start.shape[0] + 1, draws)), np.empty(draws)
    total[0] = 0.0
    for t, row in enumerate(total[1:]):
        row[:] = start[t]
        for volume, worth in terms:
            np.multiply(volume[t], worth, out=room)
            np.add(row, room, out=row)
    return total


def present_values(plan: Plan, total: Array) -> Array:
    """Net present value of each draw, from its running sums; shape ``(draws,)``."""
    return finance.present_values(float(finance.monthly_rate(plan.discount_rate)), total)


def forget() -> None:
    """Empty everything that is kept between two calls; what comes out stays the same."""
    sampling.forget()
    projection.forget()
    for kept in (_work, _gained, _far, _spent):
        kept.cache_clear()
