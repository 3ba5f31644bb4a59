"""What each assumption would have to be for the plan to pay back by a month.

Only payback counts here, so the discount rate does not; the likely case, one assumption at a time. Where the running
net value is a straight line in the assumption (conversion, margin, tools ...) the answer is exact: with
``P_t(x) = rest_t + x slope_t`` a month is reached at ``x = -rest_t / slope_t``, which for a value stream is the
textbook ``x (cost - others) / stream``. Elsewhere it is enclosed ever more closely, all assumptions side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.model.finance import cumulative, paid_back
from payback.model.plan.plan import ASSUMPTIONS, slider_of
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
Edge = float | Literal["always", "unreachable"]


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
    tries = [(search.name, value) for search in searches for value in _quarter_points(search)]
    probes = cumulative(net_cases(plan, tries, months)).reshape(months + 1, len(searches), 4)
    holds = bool(_pays_back(plan, [("salary", plan.salary)], months)[0])
    moving = [(search, probes[:, k]) for k, search in enumerate(searches) if _moves(probes[:, k])]
    exact = {search.name: _straight(search, total, holds=holds) for search, total in moving if _is_straight(total)}
    exact = _confirmed(plan, exact, months)
    curved = [search for search, _ in moving if search.name not in exact]
    edges = exact | _enclosed(plan, curved, months, holds=holds)
    return tuple(_break_even(search, total, edges[search.name], holds=holds) for search, total in moving)


def _search(plan: Plan, name: str, months: int) -> _Search:
    row, likely = slider_of(name, plan.observed), float(getattr(plan, name))
    low, high = min(row.low, likely), max(row.high, likely)
    if name == "followers":
        high = min(high, plan.addressable)
    if name == "addressable":
        low = max(low, min(plan.followers, likely))
    if name == "ramp_months":
        high = min(high, float(months))
    return _Search(name, low, high, likely)


def _quarter_points(search: _Search) -> Array:
    return np.linspace(search.low, search.high, 4)


def _moves(total: Array) -> bool:
    scale = max(1.0, float(np.abs(total).max()))
    return float(np.abs(total[:, 1:] - total[:, :1]).max()) > 1e-9 * scale


def _is_straight(total: Array) -> bool:
    scale = max(1.0, float(np.abs(total).max()))
    step = (total[:, 3] - total[:, 0]) / 3
    return bool(np.abs(total[:, 1:3] - total[:, :1] - np.outer(step, [1, 2])).max() < 1e-9 * scale)


def _pays_back(plan: Plan, tries: Sequence[tuple[str, float]], months: int) -> NDArray[np.bool_]:
    """Whether each case pays back by the month."""
    return paid_back(cumulative(net_cases(plan, tries, months)))


def _straight(search: _Search, total: Array, *, holds: bool) -> Edge:
    """The exact edge of a line in `s`; months whose line does not move decide on their own."""
    slope = (total[1:, 3] - total[1:, 0]) / (search.high - search.low)
    at_zero = total[1:, 0] - slope * search.low
    rising, falling = slope > 0, slope < 0
    up = np.min(-at_zero[rising] / slope[rising], initial=np.inf)
    down = np.max(-at_zero[falling] / slope[falling], initial=-np.inf)
    inside = [float(value) for value in (up, down) if search.low <= value <= search.high]
    if not inside or down >= up:
        return "always" if holds else "unreachable"
    return min(inside, key=lambda value: abs(value - search.likely))


def _confirmed(plan: Plan, exact: Mapping[str, Edge], months: int) -> dict[str, Edge]:
    """The exact edges that hold when put back: one side pays back, the other does not.

    They may not where the money is above water before it first goes under: then the month is searched for.
    """
    edges = [(name, value) for name, value in exact.items() if isinstance(value, float)]
    if not edges:
        return dict(exact)
    sides = [(name, value + side * _nudge(name)) for name, value in edges for side in (-1, 1)]
    paying = _pays_back(plan, sides, months).reshape(-1, 2)
    wrong = {name for (name, _), (below, above) in zip(edges, paying, strict=True) if below == above}
    return {name: value for name, value in exact.items() if name not in wrong}


def _nudge(name: str) -> float:
    row = ASSUMPTIONS[name]
    return 1e-6 * (row.high - row.low)


def _enclosed(plan: Plan, searches: Sequence[_Search], months: int, *, holds: bool) -> dict[str, Edge]:
    """Edges found by trying values: first all over the bounds, then ever closer around the edge next to the plan."""
    grids = np.array([_scan(search) for search in searches])
    edges: dict[str, Edge] = {}
    for _ in range(ROUNDS):
        if not searches:
            break
        tries = [(search.name, value) for search, grid in zip(searches, grids, strict=True) for value in grid]
        paying = _pays_back(plan, tries, months).reshape(grids.shape)
        enclosures = [_enclosure(search, grid, row) for search, grid, row in zip(searches, grids, paying, strict=True)]
        for search, enclosure in zip(searches, enclosures, strict=True):
            edges[search.name] = ("always" if holds else "unreachable") if enclosure is None else enclosure[2]
        searches = [search for search, enclosure in zip(searches, enclosures, strict=True) if enclosure]
        grids = np.array([np.linspace(enclosure[0], enclosure[1], SPLIT + 1) for enclosure in enclosures if enclosure])
    return edges


def _scan(search: _Search) -> Array:
    """Values between the bounds, denser at the low end, where most plans stand, and the plan's own."""
    inner = search.low + (search.high - search.low) * np.linspace(0, 1, SCAN) ** 2
    return np.sort(np.append(inner, search.likely))


def _enclosure(search: _Search, grid: Array, paying: Array) -> tuple[float, float, float] | None:
    """The pair of neighbours with the edge between them that is next to the plan, and the one that pays back."""
    edges = np.flatnonzero(paying[1:] != paying[:-1])
    if edges.size == 0:
        return None
    left = min(edges, key=lambda place: abs(float(grid[place] + grid[place + 1]) / 2 - search.likely))
    right = left + 1
    return float(grid[left]), float(grid[right]), float(grid[right if paying[right] else left])


def _break_even(search: _Search, total: Array, edge: Edge, *, holds: bool) -> BreakEven:
    rises = bool(total[-1, 3] >= total[-1, 0])
    worst = search.low if rises else search.high
    if isinstance(edge, float):
        return BreakEven(search.name, "value", edge, worst, rises, holds)
    return BreakEven(search.name, edge, None, worst, rises, holds)
