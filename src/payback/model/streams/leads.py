"""Leads: clicks that become deals between businesses, a sales cycle later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(a: Values, work: Work) -> Array:
    """Views of a sales cycle ago, ``V_(t-lag)``, none before month 1; shape of `work`."""
    lag = int(a["sales_cycle"].flat[0])
    late = np.zeros_like(work.views)
    late[lag:] = work.views[: max(0, work.views.shape[0] - lag)]
    return late


def worth(a: Values) -> Array:
    """Margin of the deals that one view brings on average, ``c leads l q iota Dv``; shape ``(draws,)``.

    ``lead_share`` is the part of the clicks that earns here and not in sales: a click never earns twice.
    """
    deals = a["click_rate"] * a["lead_share"] * a["lead_rate"] * a["close_rate"] * a["incremental"]
    return np.asarray(deals * a["deal_margin"])
