"""Volunteers: followers whom the posts reach and who therefore give hours."""

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
    """Value of the hours that one reached follower gives on average, ``worth = vs vh vw``; shape ``(draws,)``.

    An hour given is no money: it is worth what it spares only where somebody would have been paid for it.
    """
    return np.asarray(values["volunteer_share"] * values["volunteer_hours"] * values["volunteer_hour"])


VOLUNTEERS = Stream(
    name="volunteers",
    colour="moss",
    hard=False,
    volume=volume,
    worth=worth,
    needs=("volunteer_share", "volunteer_hours", "reach", "volunteer_hour"),
    corrected_by="volunteer_share",
    formulas={"volunteers_reached": volume, "volunteers_worth": worth},
)
