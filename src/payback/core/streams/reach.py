"""Reach: what the same views would cost as advertising; a memo line that counts nothing unless a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def monthly(a: Values, work: Work) -> Array:
    """Media equivalent, ``omega V_t CPM / 1000``; shape ``(months, draws)``."""
    return np.asarray(work.views * (a["media_weight"] * a["cpm"] / 1_000))
