"""Tables of monthly series along one assumption, as small as their error allows.

Between the nodes the barycentric formula on Chebyshev points holds where the series are smooth in the assumption
(Berrut and Trefethen, SIAM Review 46, 2004; of the logarithm where an assumption spans several magnitudes), a straight
line between the slider's own steps where they are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.model.plan.assumptions import Assumption
    from payback.model.types import Array

TOLERANCE = 0.25
"""Largest error of a running sum that interpolation may add, in the plan's currency."""

DEGREES = (1, 8, 16, 32)
"""Degrees tried; past the last one the slider's own steps are tabulated."""

WIDE = 50
"""Ratio of the bounds from which an assumption is read on a logarithmic scale."""

Rule = Literal["chebyshev", "logarithmic", "linear"]


@dataclass(frozen=True, slots=True)
class Table:
    """Monthly series along one assumption.

    Attributes:
        rule: How to read between two nodes.
        nodes: Values of the assumption, ascending, shape ``(nodes,)``.
        rows: Shape ``(nodes, series, months)``.
    """

    rule: Rule
    nodes: Array
    rows: Array


def chebyshev(low: float, high: float, degree: int) -> Array:
    """Chebyshev points of the second kind, both ends among them, ascending; shape ``(degree + 1,)``."""
    return np.asarray((low + high) / 2 - (high - low) / 2 * np.cos(np.pi * np.arange(degree + 1) / degree))


def read(table: Table, values: Array) -> Array:
    """Rows at any values, shape ``(values, series, months)``; what the browser does, for the check of a table."""
    return _straight(table, values) if table.rule == "linear" else _barycentric(table, values)


def _barycentric(table: Table, values: Array) -> Array:
    weights = (-1.0) ** np.arange(table.nodes.size)
    weights[[0, -1]] /= 2
    scale = np.log if table.rule == "logarithmic" else np.asarray
    gap = scale(values)[:, None] - scale(table.nodes)
    hit = gap == 0
    part = np.where(hit.any(axis=1)[:, None], hit, weights / np.where(hit, 1.0, gap))
    return np.asarray(np.tensordot(part / part.sum(axis=1, keepdims=True), table.rows, axes=1))


def _straight(table: Table, values: Array) -> Array:
    right = np.clip(np.searchsorted(table.nodes, values), 1, table.nodes.size - 1)
    left = right - 1
    along = (values - table.nodes[left]) / (table.nodes[right] - table.nodes[left])
    return np.asarray(table.rows[left] + along[:, None, None] * (table.rows[right] - table.rows[left]))


def steps(row: Assumption) -> Array:
    """Every value that the assumption's slider can carry, ascending."""
    count = round((row.high - row.low) / row.step)
    return np.asarray(row.low + row.step * np.arange(count + 1))


def _points(low: float, high: float, degree: int, rule: Rule) -> tuple[Array, Array]:
    """Nodes, and values between them where the error is largest."""
    start, end = (float(np.log(low)), float(np.log(high))) if rule == "logarithmic" else (low, high)
    nodes = chebyshev(start, end, degree)
    between = (nodes[1:] + nodes[:-1]) / 2 if degree > 1 else start + (end - start) * np.arange(1, 8) / 8
    if rule == "logarithmic":
        nodes, between = np.exp(nodes), np.exp(between)
        nodes[[0, -1]] = low, high
    return nodes, between


def tabulated(row: Assumption, series: Callable[[Array], Array], weights: Array) -> Table:
    """The smallest table of `series` along an assumption whose running sums stay within `TOLERANCE`.

    Args:
        row: Gives the bounds and the steps.
        series: From values of shape ``(n,)`` to rows of shape ``(n, series, months)``.
        weights: What one unit of each series is worth at most, in currency; shape ``(series,)``.
    """
    rule: Rule = "logarithmic" if 0 < row.low * WIDE < row.high else "chebyshev"
    for degree in DEGREES:
        nodes, between = _points(row.low, row.high, degree, rule)
        rows = series(np.concatenate([nodes, between]))
        table = Table(rule, nodes, rows[: nodes.size])
        error = np.cumsum(read(table, between) - rows[nodes.size :], axis=2)
        if np.abs(error * weights[:, None]).max() <= TOLERANCE / weights.size:
            return table
    own = steps(row)
    return Table("linear", own, series(own))
