"""The SQL types of stored columns, which typed rows have already when they come to the store."""

from __future__ import annotations

from payback.history.measures import MEASURES

DECIMAL = "decimal(18, 4)"
"""Money, and every sum: sums of wider types are many times slower to add again."""

_TYPES = {"count": "bigint", "money": DECIMAL}
_FRACTIONAL = ("conversions",)
"""Counts that attribution may split."""


def measure_type(name: str) -> str:
    """The type of a measure's column."""
    return "double" if name in _FRACTIONAL else _TYPES.get(MEASURES[name].unit, "double")
