"""Reach: what the same views would cost as advertising; a memo line that counts nothing unless a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(_: Values, work: Work) -> Array:
    """Views, ``volume_t = V_t``; shape of `work`."""
    return work.views


def worth(values: Values) -> Array:
    """Media equivalent of a view, ``worth = omega CPM / 1000``; shape ``(draws,)``."""
    return np.asarray(values["media_weight"] * values["cpm"] / 1_000)


REACH = Stream(
    name="reach",
    colour="sand",
    hard=False,
    volume=volume,
    worth=worth,
    needs=("media_weight", "cpm"),
    memo=True,
    corrected_by="media_weight",
    in_thousands=True,
    formulas={"media_views": volume, "reach_worth": worth},
)
