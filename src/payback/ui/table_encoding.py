"""The tables of the live curve on their way to the browser: float32 in base64, a few kilobytes each."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.model import ASSUMPTIONS, HEADLINE
from payback.model.live_tables import headline_basis, parts, slider_table
from payback.model.plan.plan import changed

if TYPE_CHECKING:
    from payback.model import Plan
    from payback.model.interpolation import Table
    from payback.model.types import Array


def encoded_table(table: Table) -> dict[str, Any]:
    """A table as plain JSON: its nodes as numbers, its rows as little-endian float32 in base64.

    Series that are the same at every node travel once (``still``), the others node by node (``rows``).
    """
    moves = (table.rows != table.rows[0]).any(axis=(0, 2))
    return {
        "rule": table.rule,
        "nodes": table.nodes.tolist(),
        "shape": table.rows.shape,
        "moves": moves.tolist(),
        "rows": _text(table.rows[:, moves]),
        "still": _text(table.rows[0, ~moves]),
    }


def _text(numbers: Array) -> str:
    return b64encode(np.ascontiguousarray(numbers, dtype="<f4").tobytes()).decode("ascii")


def without_headline(plan: Plan) -> Plan:
    """The plan with the three headline sliders where they stand at first: their tables hold wherever they are."""
    return changed(plan, {name: ASSUMPTIONS[name].likely for name in HEADLINE})


def headline_data(plan: Plan) -> dict[str, Any]:
    """What the browser redraws from while salary, follower growth or conversion is dragged.

    Args:
        plan: As `without_headline` gives it, since it is the same wherever these three stand.
    """
    basis = headline_basis(plan)
    return {
        "parts": [{"series": part.series, "factor": part.factor, "hard": part.hard} for part in parts(plan)],
        "growth": encoded_table(basis.growth),
        "loads": encoded_table(basis.loads),
        "wage": basis.wage.tolist(),
    }


def near_table(plan: Plan, name: str) -> dict[str, Any] | None:
    """The table along one other slider; none for the headline, and for what does not move the curve."""
    has_table = name in ASSUMPTIONS and name not in HEADLINE
    table = slider_table(plan, name) if has_table else None
    return encoded_table(table) if table else None
