"""What links of an earlier version leave unsaid, because nobody could say it then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.model import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 2
"""Of the links that are written today; every earlier one still opens."""

WHOLE = 40
"""A link that names as many assumptions is a whole one; one by hand names a few, which the reader's own surround."""

FORMERLY: Mapping[str, str] = {"agency_manager_hours": "manager_hours", "freelance_manager_hours": "manager_hours"}
"""Assumptions whose part another one had in whole links of the first version: they keep its value."""

WITHOUT: Mapping[str, float] = dict.fromkeys(
    ("overhead", "turnover", "own_growth", "reach_elasticity", "price_growth", "correlation"), 0.0
)
"""Assumptions that whole links of the first version do without, and the value at which they change nothing."""


def unsaid(params: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that a whole link of the first version means and does not name.

    Args:
        params: The link.
        values: What it says, read.
    """
    if params.get("v") != "1" or len(params.keys() & ASSUMPTIONS.keys()) < WHOLE:
        return {}
    replaced = {name: values[old] for name, old in FORMERLY.items() if old in values}
    return {"observed": (), **replaced, **WITHOUT}
