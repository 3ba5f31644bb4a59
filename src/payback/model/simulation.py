"""The simulation: the plan against doing nothing on every draw at once, hire and no hire on the same draws.

What a slider did not change is not worked out again: the draws of each assumption, the work, what each stream gains
and what a team costs before pay are kept by the inputs that they are made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from payback.model import cost, finance
from payback.model.plan.plan import YEAR
from payback.model.plan.ranges import ranges_of
from payback.model.projection import (
    USES,
    counted,
    gain,
    later_work,
    later_years,
    net_flow,
    season_of,
    without_pay,
    work_of,
)
from payback.model.projection_cache import CACHE
from payback.model.sampling import DRAWS, columns, with_pay_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.model.plan.plan import Hire, Plan
    from payback.model.plan.ranges import Range
    from payback.model.streams import Stream
    from payback.model.streams.work import Work
    from payback.model.types import Array

NamedRanges: TypeAlias = tuple[tuple[str, "Range"], ...]
"""Assumptions by name with their ranges, in an order that does not change."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the work of a plan depends on; the same scene has the same work.

    Attributes:
        ranges: The assumptions behind the work, with their ranges.
        crew: The team without its pay.
        season: Factor of each month.
        observed: Assumptions whose value is what today's effort brings.
        draws: How many.
    """

    ranges: NamedRanges
    crew: tuple[Hire, ...]
    season: tuple[float, ...]
    observed: tuple[str, ...]
    draws: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """A plan against doing nothing on every draw.

    Attributes:
        total: Running sums of the net flow, today in row 0, every counted stream; shape ``(months + 1, draws)``.
        npv: Net present value of the horizon; shape ``(draws,)``.
        later: Largest running sum at the end of a year after the horizon, up to `FAR`; shape ``(draws,)``.
    """

    total: Array
    npv: Array
    later: Array


def simulated(plan: Plan, draws: int = DRAWS) -> Simulation:
    """The plan against doing nothing on every draw, month by month, and by year after its horizon.

    Raises:
        PlanError: A range that is none; it names the assumption.
    """
    ranges = ranges_of(plan)
    values = with_pay_level(plan, columns(ranges.items(), draws))
    crew, months = without_pay(plan.team), plan.months
    scene = Scene(_named_ranges(ranges, USES), crew, season_of(plan, months), plan.observed, draws)
    years, cost_ranges = later_years(months), _named_ranges(ranges, cost.USES)
    before_pay = CACHE.result("costs", _before_pay, cost_ranges, crew, int(years[-1]) + YEAR, draws)
    costs = before_pay.terms(cost.loaded(values, plan.charges, plan.team))
    gains, later_gains = [], []
    for stream in counted(plan).values():
        worth, moves = stream.worth(values), _named_ranges(ranges, stream.moves)
        if worth.any():  # what is worth nothing is not worked out
            gains.append((CACHE.result("gains", _gain, stream, scene, moves), worth))
            later_gains.append((CACHE.result("later_gains", _later_gain, stream, scene, moves), YEAR * worth))
    net = np.zeros((months + 1, 1, draws))
    net_flow(gains, [(quantity[:months], price) for quantity, price in costs], out=net[1:])
    npv = finance.present_values(float(finance.monthly_rate(plan.discount_rate)), net[:, 0])
    total = finance.cumulative(net[:, 0], out=net[:, 0])
    yearly = [(np.add.reduceat(quantity, years, axis=0), price) for quantity, price in costs]
    later = net_flow(later_gains, yearly, out=np.empty((years.size, 1, draws)))[:, 0]
    return Simulation(total, npv, total[-1] + finance.cumulative(later, out=later).max(axis=0))


def _named_ranges(ranges: Mapping[str, Range], names: Iterable[str]) -> NamedRanges:
    return tuple((name, ranges[name]) for name in names)


def _work(scene: Scene) -> Work:
    return work_of(columns(scene.ranges, scene.draws), [scene.crew], scene.season, scene.observed)


def _later_work(scene: Scene) -> Work:
    values = columns(scene.ranges, scene.draws)
    people = CACHE.result("work", _work, scene).followers[-1]
    return later_work(values, [scene.crew], people, len(scene.season), scene.observed)


def _gain(stream: Stream, scene: Scene, moves: NamedRanges) -> Array:
    """Volume of a stream above doing nothing; shape ``(months, 1, draws)``."""
    values = columns((*scene.ranges, *moves), scene.draws)
    return gain(stream.monthly_volume(values, CACHE.result("work", _work, scene)))


def _later_gain(stream: Stream, scene: Scene, moves: NamedRanges) -> Array:
    """The same in the middle of each year after the horizon; shape ``(years, 1, draws)``."""
    values = columns((*scene.ranges, *moves), scene.draws)
    return gain(stream.volume_later(values, CACHE.result("later_work", _later_work, scene)))


def _before_pay(ranges: NamedRanges, crew: tuple[Hire, ...], months: int, draws: int) -> cost.Cost:
    return cost.before_pay(columns(ranges, draws), crew, months)
