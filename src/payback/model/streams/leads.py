"""Leads: clicks that become deals between businesses, a sales cycle later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.clicks import clicks
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(values: Values, work: Work) -> Array:
    """Views of a sales cycle ago, ``volume_t = V_(t-lag)``, none before month 1; shape of `work`."""
    lag = int(values["sales_cycle"].flat[0])
    late = np.zeros_like(work.views)
    late[lag:] = work.views[: max(0, work.views.shape[0] - lag)]
    return late


def later_volume(_: Values, work: Work) -> Array:
    """The views of the month: a sales cycle ago there were as many; shape of `work`."""
    return work.views


def worth(values: Values) -> Array:
    """Margin of the deals that one view brings on average, ``worth = c leads l q iota Dv``; shape ``(draws,)``.

    ``lead_share`` is the part of the clicks that earns here and not in sales: a click never earns twice.
    """
    asked = clicks(values, "lead_share") * values["lead_rate"]
    return np.asarray(asked * values["close_rate"] * values["incremental"] * values["deal_margin"])


LEADS = Stream(
    name="leads",
    colour="plum",
    hard=True,
    margin=True,
    volume=volume,
    worth=worth,
    later_volume=later_volume,
    needs=("close_rate", "lead_rate", "incremental", "deal_margin"),
    moves=("sales_cycle",),
    stepwise=("sales_cycle",),
    corrected_by="close_rate",
    measured_by="clicks",
    in_thousands=True,
    formulas={"leads": volume, "leads_worth": worth},
)
