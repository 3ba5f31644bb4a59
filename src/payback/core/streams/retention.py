"""Retention: customers among the followers who are reached and therefore buy a little more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def reached(work: Work) -> Array:
    """Share of the followers whom at least one post of the month reaches, ``1 - (1 - r_t) ** P_t``."""
    return np.asarray(-np.expm1(work.posts * np.log1p(-work.reach)))


def monthly(a: Values, work: Work) -> Array:
    """Extra margin, ``F_t sc [1 - (1 - r_t) ** P_t] u mc / 12``; shape ``(months, draws)``."""
    worth = a["customer_share"] * a["uplift"] * a["customer_margin"] / 12
    return np.asarray(work.followers * reached(work) * worth)
