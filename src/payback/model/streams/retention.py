"""Retention: customers among the followers who are reached and therefore buy a little more."""

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
    """Extra margin of one reached follower a month, ``worth = sc u mc / 12``; shape ``(draws,)``."""
    return np.asarray(values["customer_share"] * values["uplift"] * values["customer_margin"] / 12)


RETENTION = Stream(
    name="retention",
    colour="slate",
    hard=False,
    margin=True,
    volume=volume,
    worth=worth,
    needs=("customer_share", "customer_margin", "uplift", "reach"),
    corrected_by="uplift",
    formulas={"reached": volume, "retention_worth": worth},
)
