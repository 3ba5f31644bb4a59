"""Recruitment: people hired through the company's own posts, for whom no agency is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.clicks import CLICK_SHARES, clicks
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(values: Values, work: Work) -> Array:
    """People who could be hired from the month's applications; shape of `work`.

    ``job_share`` is the part of the clicks, beside those that look for a quote or to give, that earns here and not in
    sales: a click never earns twice.
    """
    looking = clicks(values, "job_share")
    return np.asarray(work.views * (looking * values["application_rate"] * values["hired_share"]))


def capacity(values: Values, work: Work) -> Array:
    """Jobs to fill; ``volume_t = min(V_t c (1 - leads) (1 - gifts) jobs ap hs, filled / 12)`` people are hired."""
    return np.asarray(np.zeros_like(work.views) + values["jobs_filled"] / 12)


def worth(values: Values) -> Array:
    """Agency's fee that one hire spares on average, ``worth = pa pf``; shape ``(draws,)``."""
    return np.asarray(values["placement_share"] * values["placement_fee"])


RECRUITMENT = Stream(
    name="recruitment",
    colour="umber",
    hard=True,
    volume=volume,
    worth=worth,
    capacity=capacity,
    needs=("placement_share", "job_share", "application_rate", "hired_share", "click_rate", "placement_fee", "reach"),
    moves=("click_rate", *CLICK_SHARES, "application_rate", "hired_share", "jobs_filled"),
    corrected_by="placement_share",
    measured_by="clicks",
    formulas={"hired": capacity, "recruitment_worth": worth},
)
