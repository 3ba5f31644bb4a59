"""Clicks: each share of them is out of what those before it leave, so that none earns twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.model.types import Array, Values

CLICK_SHARES = ("lead_share", "gift_share", "job_share")
"""Assumptions that hand clicks to one stream, in the order in which they do; what is left may become sales."""


def clicks(values: Values, share: str = "") -> Array:
    """Clicks of a view that one stream gets; shape ``(draws,)``.

    Args:
        values: The assumptions.
        share: Which of `CLICK_SHARES` is its own; without one, what all of them leave.
    """
    left = values["click_rate"]
    for name in CLICK_SHARES:
        if name == share:
            return left * values[name]
        left = left * (1 - values[name])
    return left
