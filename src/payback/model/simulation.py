"""The simulation: the plan against doing nothing on every draw at once, hire and no hire on the same draws.

What a slider did not change is not worked out again: the draws of each assumption, the work, what each stream gains
and what a team costs before pay are kept by the inputs that they are made from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from payback.model import cost, finance, occupancy
from payback.model.activity import ACTIVITY_USES, USES, activity_of, later_activity, later_work, later_years, work_of
from payback.model.plan.plan import YEAR
from payback.model.plan.ranges import ranges_of
from payback.model.projection import counted, gain, net_flow, season_of, without_pay
from payback.model.projection_cache import CACHE
from payback.model.sampling import DRAWS, columns, with_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.model.occupancy import Occupancy
    from payback.model.plan.plan import Hire, Plan
    from payback.model.plan.ranges import Range
    from payback.model.streams import Stream
    from payback.model.streams.work import Activity, Work
    from payback.model.types import Array, Values

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
        correlation: How much assumptions go together.
    """

    ranges: NamedRanges
    crew: tuple[Hire, ...]
    season: tuple[float, ...]
    observed: tuple[str, ...]
    draws: int
    correlation: float

    def values(self, more: NamedRanges = ()) -> Values:
        """Draws of the assumptions behind the work, and of others."""
        return columns((*self.ranges, *more), self.draws, self.correlation)

    @property
    def activity(self) -> Scene:
        """The same as far as what is done depends on it, whoever follows."""
        ranges = tuple((name, limits) for name, limits in self.ranges if name in ACTIVITY_USES)
        return replace(self, ranges=ranges, season=(1.0,) * len(self.season))


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
    ranges, months = ranges_of(plan), plan.months
    values = with_structure(plan, columns(ranges.items(), draws, plan.correlation))
    scene = Scene(
        _named_ranges(ranges, USES), without_pay(plan.team), season_of(plan, months), plan.observed, draws,
        plan.correlation,
    )  # fmt: skip
    pay = cost.loaded(values, plan.charges, plan.team)
    costs, later_costs = CACHE.result("costs", _costs, _named_ranges(ranges, cost.USES), scene.crew, months, draws)
    gains, later_gains = [], []
    for stream in counted(plan).values():
        worth, moves = stream.worth(values), _named_ranges(ranges, stream.moves)
        if worth.any():  # what is worth nothing is not worked out
            gains.append((CACHE.result("gains", _gain, stream, scene, moves), worth))
            later_gains.append((CACHE.result("later_gains", _later_gain, stream, scene, moves), YEAR * worth))
    net = np.zeros((months + 1, 1, draws))
    net_flow(gains, costs.terms(pay), out=net[1:])
    npv = finance.present_values(float(finance.monthly_rate(plan.discount_rate)), net[:, 0])
    total = finance.cumulative(net[:, 0], out=net[:, 0])
    later = np.empty((later_years(months).size, 1, draws))
    later = net_flow(later_gains, later_costs.terms(pay), out=later)[:, 0]
    return Simulation(total, npv, total[-1] + finance.cumulative(later, out=later).max(axis=0))


def _named_ranges(ranges: Mapping[str, Range], names: Iterable[str]) -> NamedRanges:
    return tuple((name, ranges[name]) for name in names)


def _post(ranges: NamedRanges, months: int, draws: int) -> Occupancy:
    return occupancy.employed(columns(ranges, draws, 0.0), months)


def _post_to_far(ranges: NamedRanges, months: int, draws: int) -> Occupancy:
    """How a post is filled until the last of the years after a horizon is over."""
    needed = tuple((name, limits) for name, limits in ranges if name in occupancy.USES)
    return CACHE.result("occupancy", _post, needed, int(later_years(months)[-1]) + YEAR, draws)


def _activity(scene: Scene) -> Activity:
    months = len(scene.season)
    post = _post_to_far(scene.ranges, months, scene.draws).until(months)
    return activity_of(scene.values(), [scene.crew], post, scene.observed)


def _later_activity(scene: Scene) -> Activity:
    months = len(scene.season)
    post = _post_to_far(scene.ranges, months, scene.draws)
    return later_activity(scene.values(), [scene.crew], post, months, scene.observed)


def _work(scene: Scene) -> Work:
    activity = CACHE.result("activity", _activity, scene.activity)
    return work_of(scene.values(), [scene.crew], scene.season, scene.observed, activity)


def _later_work(scene: Scene) -> Work:
    activity = CACHE.result("later_activity", _later_activity, scene.activity)
    people = CACHE.result("work", _work, scene).followers[-1]
    return later_work(scene.values(), activity, people, scene.observed)


def _gain(stream: Stream, scene: Scene, moves: NamedRanges) -> Array:
    """Volume of a stream above doing nothing; shape ``(months, 1, draws)``."""
    work = CACHE.result("work", _work, scene)
    return gain(stream.monthly_volume(scene.values(moves), work), work.prices)


def _later_gain(stream: Stream, scene: Scene, moves: NamedRanges) -> Array:
    """The same in the middle of each year after the horizon; shape ``(years, 1, draws)``."""
    work = CACHE.result("later_work", _later_work, scene)
    return gain(stream.volume_later(scene.values(moves), work), work.prices)


def _costs(ranges: NamedRanges, crew: tuple[Hire, ...], months: int, draws: int) -> tuple[cost.Cost, cost.Cost]:
    """What a team costs before pay: each month of the horizon, and each year after it."""
    spent = cost.before_pay(columns(ranges, draws, 0.0), crew, _post_to_far(ranges, months, draws))
    return spent.until(months), spent.by_year(later_years(months))
