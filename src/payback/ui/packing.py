"""The tables of the live curve on their way to the browser: float32 in base64, a few kilobytes each."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.core.basis import SERIES, headline_basis, slider_table

if TYPE_CHECKING:
    from payback.core import Plan
    from payback.core.interpolation import Table


def packed(table: Table) -> dict[str, Any]:
    """A table as plain JSON: its nodes as numbers, its rows as little-endian float32 in base64."""
    rows = np.ascontiguousarray(table.rows, dtype="<f4")
    return {
        "rule": table.rule,
        "nodes": table.nodes.tolist(),
        "shape": rows.shape,
        "rows": b64encode(rows.tobytes()).decode("ascii"),
    }


def live_data(plan: Plan, near: str = "") -> dict[str, Any]:
    """What the browser redraws from: the headline basis, and the table of the slider that a hand is near."""
    basis = headline_basis(plan)
    table = slider_table(plan, near) if near else None
    return {
        "series": SERIES,
        "growth": packed(basis.growth),
        "loads": packed(basis.loads),
        "wage": basis.wage.tolist(),
        "near": {"name": near, "table": packed(table)} if table else None,
    }
