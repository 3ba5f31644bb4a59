"""What a browser needs to redraw the curve by itself: tables to multiply, add and interpolate, never a second model.

Every table holds the same monthly `SERIES`, and the net flow of a month is always read off them in the same way::

    answers = min(asked, capacity) - min(asked_idle, capacity_idle)
    hard    = conversion * sales + leads + answers - cost
    all     = hard + soft

The *headline* basis is exact in salary and conversion and interpolated in follower growth, all three at once; a
*slider* table runs along any one assumption, the others as they stand in the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model import cost
from payback.model.interpolation import Table, steps, tabulated
from payback.model.plan.charges import CHARGES
from payback.model.plan.plan import ASSUMPTIONS, changed, check
from payback.model.projection import flows, likely, net_flow, season_of, work_of
from payback.model.streams import STREAM, answers

if TYPE_CHECKING:
    from payback.model.plan.assumptions import Assumption
    from payback.model.plan.plan import Plan
    from payback.model.types import Array, Values

SERIES = ("sales", "leads", "asked", "capacity", "asked_idle", "capacity_idle", "soft", "cost")
"""Order of the series in a table; ``sales`` is per unit of conversion, the others in the plan's currency."""

STEPWISE = ("effort", "wait", "sales_cycle")
"""Assumptions that shape the team or shift months: only their own steps mean anything."""

STILL = ("discount_rate", "horizon")
"""Assumptions that do not move the curve itself."""


@dataclass(frozen=True, slots=True)
class HeadlineBasis:
    """The net flow for any salary, follower growth and conversion, the others as in the plan.

    Attributes:
        growth: `SERIES` along follower growth, with the cost at a salary of nothing.
        loads: Along salary, one series of one month: what a year of the first hire costs, exact at every value.
        wage: Share of `loads` that falls on each month, shape ``(months,)``.
    """

    growth: Table
    loads: Table
    wage: Array


def _rows(plan: Plan, values: Values, draws: int) -> Array:
    """`SERIES` of a plan for assumptions of shape ``(draws,)``; shape ``(draws, series, months)``."""
    values = {**values, "conversion": np.ones(1)}
    work = work_of(values, [plan.team], season_of(plan, plan.months))
    paths = flows(plan, values, plan.months, work)
    gained, zero = paths.gained(), np.zeros(1)
    worth = answers.worth(values) if "answers" in gained else zero
    asked, capacity = (part(values, work) * worth for part in (answers.asked, answers.capacity))
    series = {
        "sales": gained.get("sales", zero),
        "leads": gained.get("leads", zero),
        "asked": asked[:, 0],
        "capacity": capacity[:, 0],
        "asked_idle": asked[:, 1],
        "capacity_idle": capacity[:, 1],
        "soft": sum(value for name, value in gained.items() if not STREAM[name].hard) + zero,
        "cost": paths.spent(),
    }
    stacked = [np.broadcast_to(series[name], (plan.months, draws)) for name in SERIES]
    return np.stack(stacked).transpose(2, 0, 1)


def _weights() -> Array:
    """One unit of ``sales`` is a conversion of 100 %: its error counts at the largest that can be dragged."""
    unit = np.ones(len(SERIES))
    unit[SERIES.index("sales")] = ASSUMPTIONS["conversion"].high
    return unit


def _allowed(plan: Plan, name: str) -> Assumption:
    """The assumption within the bounds that the rest of the plan leaves it: nobody follows beyond the audience."""
    row = ASSUMPTIONS[name]
    if name == "followers":
        return replace(row, high=min(row.high, plan.addressable))
    if name == "addressable":
        return replace(row, low=max(row.low, plan.followers))
    return row


def slider_table(plan: Plan, name: str) -> Table | None:
    """`SERIES` along one assumption, the others as in the plan; None where it does not move the curve.

    Raises:
        PlanError: When the plan has no answer.
    """
    check(plan)
    if name in STILL:
        return None
    row, here = _allowed(plan, name), likely(plan)
    if name in STEPWISE:
        own = steps(row)
        plans = [changed(plan, {name: float(value)}) for value in own]
        return Table("linear", own, np.concatenate([_rows(p, likely(p), 1) for p in plans]))
    return tabulated(row, lambda values: _rows(plan, {**here, name: values}, values.size), _weights())


def headline_basis(plan: Plan) -> HeadlineBasis:
    """The net flow for any salary, follower growth and conversion, the others as in the plan.

    Raises:
        PlanError: When the plan has no answer.
    """
    check(plan)
    unpaid = {**likely(plan), "salary": np.zeros(1)}
    first = plan.team[0]
    wage = cost.raises(unpaid["wage_growth"], plan.months) * cost.present(first, plan.months) / 12
    return HeadlineBasis(
        growth=tabulated(
            ASSUMPTIONS["follower_growth"],
            lambda values: _rows(plan, {**unpaid, "follower_growth": values}, values.size),
            _weights(),
        ),
        loads=_loads(plan),
        wage=wage[:, 0],
    )


def _loads(plan: Plan) -> Table:
    """Yearly cost of the first hire: straight between the points where a charge begins or ends."""
    row = ASSUMPTIONS["salary"]
    bends = [x / plan.effort for band in CHARGES[plan.region].bands for x in (band.floor, band.ceiling)]
    nodes = np.unique([row.low, *(x for x in bends if row.low < x < row.high), row.high])
    loads = cost.loaded_salary(likely(plan), plan.region, nodes, plan.effort)
    return Table("linear", nodes, loads[:, None, None])


def flow_of(rows: Array, conversion: float) -> tuple[Array, Array]:
    """Net flow of each month read off `SERIES` of shape ``(series, months)``: all streams, hard money only."""
    series = dict(zip(SERIES, rows[:, :, None, None], strict=True))
    crew, nobody = (np.minimum(series[f"asked{path}"], series[f"capacity{path}"]) for path in ("", "_idle"))
    hard = [(series["sales"], np.array([conversion])), (series["leads"], cost.ONE), (crew - nobody, cost.ONE)]
    flows = (net_flow(gains, [(series["cost"], cost.ONE)]) for gains in ([*hard, (series["soft"], cost.ONE)], hard))
    all_streams, hard_money = (flow[:, 0, 0] for flow in flows)
    return all_streams, hard_money
