"""Information: people informed online whom no letter has to reach, or who need not come to the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.stream import Stream
from payback.model.streams.work import reached

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(_: Values, work: Work) -> Array:
    """Followers whom at least one post of the month reaches, ``volume_t = F_t [1 - (1 - r_t) ** posts_t]``."""
    return reached(work)


def worth(values: Values) -> Array:
    """Cost of the notices that a reached follower spares a month, ``worth = res nn ns nc / 12``; shape ``(draws,)``.

    Soft money: a mailing goes to every door whoever follows, and the counter is staffed whoever comes. The bill falls
    only where fewer are printed, or the counter is open for less, and that is a decision of its own.
    """
    spared = values["local_share"] * values["notices"] * values["notice_spared"]
    return np.asarray(spared * values["notice_cost"] / 12)


INFORMATION = Stream(
    name="information",
    colour="sky",
    hard=False,
    volume=volume,
    worth=worth,
    needs=("notice_spared", "notices", "local_share", "reach", "notice_cost"),
    corrected_by="notice_spared",
    formulas={"informed": volume, "information_worth": worth},
)
