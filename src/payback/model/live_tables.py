"""What a browser needs to redraw the curve by itself: tables to multiply, add and interpolate, never a second model.

Every table holds the same monthly series, one after another: those of the `Part` s of the value, and the cost last. The
net flow of a month is always read off them in the same way::

    amount = factor * series                                        one series
    amount = factor * (min(wanted, capacity) - min(wanted_idle, capacity_idle))    four series
    hard   = sum of the amounts of hard parts - cost
    all    = hard + sum of the amounts of soft parts

The *headline* basis is exact in salary and conversion and interpolated in follower growth, all three at once; a
*slider* table runs along any one assumption, the others as they stand in the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost, occupancy
from payback.model.activity import work_of
from payback.model.interpolation import Table, steps, tabulated
from payback.model.plan.checks import check
from payback.model.plan.plan import ASSUMPTIONS, changed, slider_of
from payback.model.plan.presets import in_region
from payback.model.projection import counted, gain, likely, net_flow, season_of
from payback.model.streams import VALUE_STREAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.plan.assumptions import Assumption
    from payback.model.plan.plan import Plan
    from payback.model.streams import Stream
    from payback.model.streams.work import Work
    from payback.model.types import Array, Term, Values

STEPWISE = ("effort", "wait", "vacancy")
"""Assumptions that shape the team: only their own steps mean anything, as of those that a stream says so of."""

WITHOUT_TABLE = ("discount_rate", "horizon", "correlation")
"""Assumptions that do not move the curve itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the value, and the series of a table that it is read off.

    Attributes:
        streams: The value streams in it.
        series: Where it stands: one series; or four for what has a capacity, wanted and capacity with the team, then
            the same without, because a line between two tabulated points would cut the corner between them.
        factor: The headline slider that it is multiplied by; empty where it is in the currency already.
        hard: Money that somebody pays or saves.
    """

    streams: tuple[Stream, ...]
    series: tuple[int, ...]
    factor: str
    hard: bool


def parts(plan: Plan) -> tuple[Part, ...]:
    """How the streams of a plan are read off a table: those that need no more are added up, hard and soft apart."""
    groups: dict[object, list[Stream]] = {}
    for stream in counted(plan).values():
        alone = stream.capacity is not None or stream.scales_with
        groups.setdefault(stream.name if alone else stream.hard, []).append(stream)
    layout, first = [], 0
    for streams in groups.values():
        size = 1 if streams[0].capacity is None else 4
        layout.append(Part(tuple(streams), tuple(range(first, first + size)), streams[0].scales_with, streams[0].hard))
        first += size
    return tuple(layout)


@dataclass(frozen=True, slots=True)
class HeadlineBasis:
    """The net flow for any salary, follower growth and conversion, the others as in the plan.

    Attributes:
        growth: The series along follower growth, with the cost at a salary of nothing.
        loads: Along salary, one series of one month: what a year of the first hire costs, exact at every value.
        wage: Share of `loads` that falls on each month, shape ``(months,)``.
    """

    growth: Table
    loads: Table
    wage: Array


def _rows(plan: Plan, values: Values, draws: int) -> Array:
    """The series of a plan for assumptions of shape ``(draws,)``; shape ``(draws, series, months)``.

    A stream that the plan does not count is not worked out and has no series.
    """
    work = work_of(values, [plan.team], season_of(plan, plan.months), plan.observed)
    series = [each for part in parts(plan) for each in _series(part, values, work)]
    series.append(cost.monthly(values, plan.charges, plan.team, plan.months))
    return np.stack([np.broadcast_to(each, (plan.months, draws)) for each in series]).transpose(2, 0, 1)


def _series(part: Part, values: Values, work: Work) -> list[Array]:
    """The series of one part, one unit of its factor; shape ``(months, draws)`` each."""
    values = {**values, part.factor: np.ones(1)} if part.factor else values
    worth = [stream.worth(values) for stream in part.streams]
    if len(part.series) == 1:
        volumes = (gain(stream.volume(values, work), work.prices) for stream in part.streams)
        return [np.asarray(sum(volume * price for volume, price in zip(volumes, worth, strict=True)))[:, 0]]
    (stream,) = part.streams
    price = worth[0] * work.prices
    wanted, most = (quantity(values, work) * price for quantity in (stream.volume, stream.capacity) if quantity)
    return [series[:, path] for path in (0, 1) for series in (wanted, most)]


def _weights(plan: Plan) -> Array:
    """What one unit of each series is worth at most: a factor counts with the largest value that can be dragged."""
    most = [ASSUMPTIONS[part.factor].high if part.factor else 1.0 for part in parts(plan) for _ in part.series]
    return np.array([*most, 1.0])


def _allowed(plan: Plan, name: str) -> Assumption:
    """The assumption within the bounds that the rest of the plan leaves it: nobody follows beyond the audience."""
    row = in_region(slider_of(name, plan.observed), plan.region)
    if name == "followers":
        return replace(row, high=min(row.high, plan.addressable))
    if name == "addressable":
        return replace(row, low=max(row.low, plan.followers))
    return row


def slider_table(plan: Plan, name: str) -> Table | None:
    """The series along one assumption, the others as in the plan; None where it does not move the curve.

    Raises:
        PlanError: When the plan has no answer.
    """
    check(plan)
    if name in WITHOUT_TABLE:
        return None
    row, here = _allowed(plan, name), likely(plan)
    if _is_stepwise(plan, name):
        own = steps(row)
        plans = [changed(plan, {name: float(value)}) for value in own]
        return Table("linear", own, np.concatenate([_rows(each, likely(each), 1) for each in plans]))
    return tabulated(row, lambda values: _rows(plan, {**here, name: values}, values.size), _weights(plan))


def _is_stepwise(plan: Plan, name: str) -> bool:
    """Whether only the slider's own steps count: what is observed grows beyond all bounds as effort goes to nothing."""
    if name == "current_effort":
        return bool(plan.observed)
    return name in STEPWISE or any(name in stream.stepwise for stream in VALUE_STREAMS.values())


def headline_basis(plan: Plan) -> HeadlineBasis:
    """The net flow for any salary, follower growth and conversion, the others as in the plan.

    Raises:
        PlanError: When the plan has no answer.
    """
    check(plan)
    unpaid = {**likely(plan), "salary": np.zeros(1)}
    wage = cost.before_pay(unpaid, plan.team, occupancy.employed(unpaid, plan.months)).wages[0]
    return HeadlineBasis(
        growth=tabulated(
            slider_of("follower_growth", plan.observed),
            lambda values: _rows(plan, {**unpaid, "follower_growth": values}, values.size),
            _weights(plan),
        ),
        loads=_loads(plan),
        wage=wage[:, 0],
    )


def _loads(plan: Plan) -> Table:
    """Yearly cost of the first hire: straight between the points where a charge begins or ends.

    From no pay at all on, since what is typed may lie below the slider, up to where that or the plan ends.
    """
    most = max(in_region(ASSUMPTIONS["salary"], plan.region).high, plan.salary)
    bends = plan.charges.bends(plan.effort) / plan.effort
    nodes = np.unique([0.0, *bends[(bends > 0) & (bends < most)], most])
    loads = cost.loaded_salary(likely(plan), plan.charges, nodes, plan.effort)
    return Table("linear", nodes, loads[:, None, None])


def flow_of(plan: Plan, rows: Array, sliders: Mapping[str, float]) -> tuple[Array, Array]:
    """Net flow of each month of a plan read off rows of shape ``(series, months)``: all streams, hard money only."""
    spent = [(rows[-1][:, None, None], cost.ONE)]
    terms = [(part, _term(part, rows, sliders)) for part in parts(plan)]
    hard = net_flow([term for part, term in terms if part.hard], spent)
    return net_flow([term for _, term in terms], spent)[:, 0, 0], hard[:, 0, 0]


def _term(part: Part, rows: Array, sliders: Mapping[str, float]) -> Term:
    wanted, *others = rows[list(part.series)][:, :, None, None]
    if others:
        most, wanted_idle, most_idle = others
        wanted = np.minimum(wanted, most) - np.minimum(wanted_idle, most_idle)
    return wanted, np.array([sliders[part.factor] if part.factor else 1.0])
