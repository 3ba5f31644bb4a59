"""Donations: clicks that become gifts to a non-profit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.clicks import clicks
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(_: Values, work: Work) -> Array:
    """Views, ``volume_t = V_t season_t``; shape of `work`."""
    return np.asarray(work.views * work.season)


def worth(values: Values) -> Array:
    """Money given for one view on average, ``worth = c (1 - leads) gifts vg ga Gift``; shape ``(draws,)``.

    ``gift_share`` is the part of the clicks, beside those that look for a quote, that earns here and not in sales: a
    click never earns twice.
    """
    asked = clicks(values, "gift_share")
    return np.asarray(asked * values["gift_rate"] * values["gift_added"] * values["gift_value"])


DONATIONS = Stream(
    name="donations",
    colour="rose",
    hard=True,
    volume=volume,
    worth=worth,
    needs=("gift_added", "gift_rate", "click_rate", "reach", "gift_value"),
    corrected_by="gift_rate",
    measured_by="clicks",
    in_thousands=True,
    formulas={"donation_views": volume, "donations_worth": worth},
)
