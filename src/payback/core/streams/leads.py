"""Leads: clicks that become deals between businesses, a sales cycle later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.core.streams.work import clicks

if TYPE_CHECKING:
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def monthly(a: Values, work: Work) -> Array:
    """Margin of the deals closed, ``V_(t-lag) c leads l q iota Dv``; shape ``(months, draws)``.

    ``lead_share`` is the part of the clicks that earns here and not in sales: a click never earns twice.
    """
    share = a["lead_share"] * a["lead_rate"] * a["close_rate"] * a["incremental"] * a["deal_margin"]
    earned = clicks(a, work) * share
    lag = int(a["sales_cycle"].flat[0])
    late = np.zeros_like(earned)
    late[lag:] = earned[: earned.shape[0] - lag]
    return late
