"""What each assumption would have to be for the plan to pay back by a month.

Only payback counts here, so the discount rate does not; the likely case, one assumption at a time. Where the running
net value is a straight line in the assumption (conversion, margin, tools ...) the answer is exact: with
``P_t(v) = A_t + v B_t`` a month is reached at ``v* = -A_t / B_t``, which for a value stream is the textbook
``v (C - V_other) / V_stream``. Elsewhere it is enclosed ever more closely, all assumptions side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.model.finance import cumulative, paid_back
from payback.model.plan.plan import ASSUMPTIONS
from payback.model.questions.drivers import net_cases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from payback.model.plan.plan import Plan
    from payback.model.types import Array

SCAN = 33
"""Values tried between the bounds before an answer is enclosed."""

SPLIT = 17
"""Parts into which an enclosure is cut each time."""

ROUNDS = 8

State = Literal["value", "always", "unreachable"]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The edge between paying back by a month and not.

    Attributes:
        name: The assumption.
        state: ``always`` when it pays back at any value within the bounds, ``unreachable`` at none.
        value: The edge, on the side that pays back; None unless `state` is ``value``.
        worst: The bound at which the plan does worst: what "always" is measured by.
        rises: Whether more of it is better.
        holds: Whether the plan as it stands pays back by that month.
    """

    name: str
    state: State
    value: float | None
    worst: float
    rises: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class _Search:
    """One assumption on its way: bounds and what the running net value does between them."""

    name: str
    low: float
    high: float
    likely: float


def break_evens(plan: Plan, within: int | None = None) -> tuple[BreakEven, ...]:
    """The break-even value of every assumption that the payback month depends on, in the table's order.

    Args:
        plan: The likely case.
        within: Month by which it has to pay back; the horizon when None.
    """
    months = within or plan.months
    searches = [_search(plan, name, months) for name in ASSUMPTIONS]
    tries = [(s.name, x) for s in searches for x in _quarter_points(s)]
    probes = cumulative(net_cases(plan, tries, months)).reshape(months + 1, len(searches), 4)
    holds = bool(_back(plan, [("salary", plan.salary)], months)[0])
    moving = [(s, probes[:, k]) for k, s in enumerate(searches) if _moves(probes[:, k])]
    exact = {s.name: _straight(s, total, holds=holds) for s, total in moving if _is_straight(total)}
    exact = _confirmed(plan, exact, months)
    curved = [s for s, _ in moving if s.name not in exact]
    found = exact | _enclosed(plan, curved, months, holds=holds)
    return tuple(_told(s, total, found[s.name], holds=holds) for s, total in moving)


def _search(plan: Plan, name: str, months: int) -> _Search:
    row, likely = ASSUMPTIONS[name], float(getattr(plan, name))
    low, high = min(row.low, likely), max(row.high, likely)
    if name == "followers":
        high = min(high, plan.addressable)
    if name == "addressable":
        low = max(low, min(plan.followers, likely))
    if name == "ramp_months":
        high = min(high, float(months))
    return _Search(name, low, high, likely)


def _quarter_points(s: _Search) -> Array:
    return np.linspace(s.low, s.high, 4)


def _moves(total: Array) -> bool:
    scale = max(1.0, float(np.abs(total).max()))
    return float(np.abs(total[:, 1:] - total[:, :1]).max()) > 1e-9 * scale


def _is_straight(total: Array) -> bool:
    scale = max(1.0, float(np.abs(total).max()))
    step = (total[:, 3] - total[:, 0]) / 3
    return bool(np.abs(total[:, 1:3] - total[:, :1] - np.outer(step, [1, 2])).max() < 1e-9 * scale)


def _back(plan: Plan, tries: Sequence[tuple[str, float]], months: int) -> NDArray[np.bool_]:
    """Whether each case pays back by the month."""
    return paid_back(cumulative(net_cases(plan, tries, months)))


def _straight(s: _Search, total: Array, *, holds: bool) -> float | Literal["always", "unreachable"]:
    """The exact edge of a line in `s`; months whose line does not move decide on their own."""
    slope = (total[1:, 3] - total[1:, 0]) / (s.high - s.low)
    at_zero = total[1:, 0] - slope * s.low
    rising, falling = slope > 0, slope < 0
    up = np.min(-at_zero[rising] / slope[rising], initial=np.inf)
    down = np.max(-at_zero[falling] / slope[falling], initial=-np.inf)
    inside = [float(x) for x in (up, down) if s.low <= x <= s.high]
    if not inside or down >= up:
        return "always" if holds else "unreachable"
    return min(inside, key=lambda x: abs(x - s.likely))


Found = float | Literal["always", "unreachable"]


def _confirmed(plan: Plan, exact: Mapping[str, Found], months: int) -> dict[str, Found]:
    """The exact edges that hold when put back: one side pays back, the other does not.

    They may not where the money is above water before it first goes under: then the month is searched for.
    """
    edges = [(name, value) for name, value in exact.items() if isinstance(value, float)]
    if not edges:
        return dict(exact)
    sides = [(name, value + way * _hair(name)) for name, value in edges for way in (-1, 1)]
    back = _back(plan, sides, months).reshape(-1, 2)
    wrong = {name for (name, _), (below, above) in zip(edges, back, strict=True) if below == above}
    return {name: value for name, value in exact.items() if name not in wrong}


def _hair(name: str) -> float:
    row = ASSUMPTIONS[name]
    return 1e-6 * (row.high - row.low)


def _enclosed(plan: Plan, searches: Sequence[_Search], months: int, *, holds: bool) -> dict[str, Found]:
    """Edges found by trying values: first all over the bounds, then ever closer around the edge next to the plan."""
    grids = np.array([_scan(s) for s in searches])
    found: dict[str, Found] = {}
    for _ in range(ROUNDS):
        if not searches:
            break
        tries = [(s.name, x) for s, grid in zip(searches, grids, strict=True) for x in grid]
        back = _back(plan, tries, months).reshape(grids.shape)
        picked = [_next(s, grid, row) for s, grid, row in zip(searches, grids, back, strict=True)]
        for s, pick in zip(searches, picked, strict=True):
            found[s.name] = ("always" if holds else "unreachable") if pick is None else pick[2]
        searches = [s for s, pick in zip(searches, picked, strict=True) if pick]
        grids = np.array([np.linspace(pick[0], pick[1], SPLIT + 1) for pick in picked if pick])
    return found


def _scan(s: _Search) -> Array:
    """Values between the bounds, denser at the low end, where most plans stand, and the plan's own."""
    inner = s.low + (s.high - s.low) * np.linspace(0, 1, SCAN) ** 2
    return np.sort(np.append(inner, s.likely))


def _next(s: _Search, grid: Array, back: Array) -> tuple[float, float, float] | None:
    """The pair of neighbours with the edge between them that is next to the plan, and the one that pays back."""
    edges = np.flatnonzero(back[1:] != back[:-1])
    if edges.size == 0:
        return None
    k = min(edges, key=lambda j: abs(float(grid[j] + grid[j + 1]) / 2 - s.likely))
    return float(grid[k]), float(grid[k + 1]), float(grid[k + 1] if back[k + 1] else grid[k])


def _told(s: _Search, total: Array, found: Found, *, holds: bool) -> BreakEven:
    rises = bool(total[-1, 3] >= total[-1, 0])
    worst = s.low if rises else s.high
    if isinstance(found, float):
        return BreakEven(s.name, "value", found, worst, rises, holds)
    return BreakEven(s.name, found, None, worst, rises, holds)
