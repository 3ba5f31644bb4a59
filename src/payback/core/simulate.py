"""The simulation: the plan against doing nothing on every draw at once, hire and no hire on the same draws.

What a slider did not change is not worked out again: the draws of each assumption, the work, and what each stream
gains are kept by the inputs they are made from, and are handed out read-only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from payback.core import cost, draw, finance
from payback.core.draw import DRAWS, columns, drawn
from payback.core.flow import USES, season_of, work_path
from payback.core.spread import spreads
from payback.core.streams import STREAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.core.plan import Hire, Plan
    from payback.core.spread import Range
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


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


def _summed(flow: Array) -> Array:
    """Month by month the sum so far, read-only."""
    total = np.empty_like(flow)
    total[0] = flow[0]
    for t in range(1, flow.shape[0]):
        np.add(total[t - 1], flow[t], out=total[t])
    total.setflags(write=False)
    return total


@dataclass(frozen=True, slots=True)
class Totals:
    """Running sums of the net flow, today in row 0; shape ``(months + 1, draws)``.

    Attributes:
        all: Every counted stream; `hard` hard money only.
        values: The draws, by assumption.
    """

    all: Array
    hard: Array
    values: Values


def totals(plan: Plan, draws: int = DRAWS) -> Totals:
    """The plan against doing nothing, from today to the end of each month, on every draw.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    known, a = spreads(plan), drawn(plan, draws)
    season = season_of(plan, plan.months)
    crew = tuple(replace(hire, salary=0.0) for hire in plan.team)
    scene = Scene(_of(known, USES), crew, season, draws)
    hard = np.zeros((plan.months + 1, draws))
    np.negative(_summed(cost.monthly(a, plan.region, plan.team, plan.months)), out=hard[1:])
    gains = {name: (STREAM[name].worth(a), _of(known, STREAM[name].moves)) for name in STREAM if name in plan.streams}
    _add(hard, scene, {name: gain for name, gain in gains.items() if STREAM[name].hard})
    both = hard.copy()
    _add(both, scene, {name: gain for name, gain in gains.items() if not STREAM[name].hard})
    return Totals(both, hard, a)


def _of(known: Mapping[str, Range], names: Iterable[str]) -> Known:
    return tuple((name, known[name]) for name in names)


def _add(total: Array, scene: Scene, gains: Mapping[str, tuple[Array, Known]]) -> None:
    """Add what some streams gain; one that is worth nothing is not worked out."""
    room = np.empty_like(total[1:])
    for name, (worth, moves) in gains.items():
        if worth.any():
            total[1:] += np.multiply(_gained(name, scene, moves), worth, out=room)


def present_values(plan: Plan, total: Array) -> Array:
    """Net present value of each draw, from its running sums; shape ``(draws,)``."""
    return finance.present_values(float(finance.monthly_rate(plan.discount_rate)), total)


def forget() -> None:
    """Empty everything that is kept between two calls; what comes out stays the same."""
    draw.forget()
    _work.cache_clear()
    _gained.cache_clear()
