"""Whether a post is filled, month by month: people leave, the post stays vacant, somebody new has to learn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Values

USES = ("turnover", "vacancy", "ramp_months", "ramp_start")
"""The assumptions that this module reads."""

TINY = 1e-9
"""Months below which a ramp would divide by nothing."""


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A post over the months from its first day; expected values of shape ``(months, draws)``.

    Attributes:
        filled: Chance that somebody is there.
        joined: Chance that somebody begins in that month; the first month's person is certain.
        productive: Share of full productivity, of everybody who may be there.
    """

    filled: Array
    joined: Array
    productive: Array

    def until(self, months: int) -> Occupancy:
        """The same over its first months."""
        return Occupancy(self.filled[:months], self.joined[:months], self.productive[:months])


def ramp(values: Values, since_start: Array | float) -> Array:
    """Share of full productivity after x months, ``ramp(x) = min(1, rho0 + (1 - rho0) x / R)``; 1 for R 0."""
    learnt = (1 - values["ramp_start"]) * np.maximum(since_start, 0) / np.maximum(values["ramp_months"], TINY)
    return np.where(values["ramp_months"] > 0, np.minimum(1.0, values["ramp_start"] + learnt), 1.0)


def leaving(values: Values) -> Array:
    """Share of those there who leave at the end of a month, ``leave = 1 - (1 - to) ** (1 / 12)``."""
    return np.asarray(1 - (1 - values["turnover"]) ** (1 / 12))


def employed(values: Values, months: int) -> Occupancy:
    """An employed person's post that is filled again whenever it falls vacant, over the x-th month since its first day.

    ``in_x = leave a_(x-1-gap)`` begin after the gap of the vacancy, ``a_x = (1 - leave) a_(x-1) + in_x`` are there, and
    ``p_x = sum_k [in_(x-k) (1 - leave) ** k ramp(k)]`` is what they do; the first month's person is certain, and
    nobody is there before.
    """
    leave, gap = leaving(values), int(values["vacancy"].flat[0])
    size = np.broadcast_shapes(leave.shape, values["ramp_months"].shape, values["ramp_start"].shape)
    filled, joined = np.zeros((months, *leave.shape)), np.zeros((months, *leave.shape))
    filled[:1] = joined[:1] = 1.0
    for x in range(1, months):
        if x > gap:
            np.multiply(leave, filled[x - 1 - gap], out=joined[x])
        filled[x] = (1 - leave) * filled[x - 1] + joined[x]
    productive = np.broadcast_to(filled, (months, *size)).copy()
    stayed = np.ones_like(leave)
    for k in range(min(months, ceil(float(values["ramp_months"].max())))):
        productive[k:] -= joined[: months - k] * (stayed * (1 - ramp(values, k)))
        stayed = stayed * (1 - leave)
    return Occupancy(filled, joined, productive)


def service(values: Values, months: int) -> Occupancy:
    """What is bought as a service, which its provider always fills; somebody has to learn all the same."""
    always, first = np.ones((months, 1)), (np.arange(months) == 0).astype(float)[:, None]
    return Occupancy(always, first, ramp(values, np.arange(months, dtype=float)[:, None]))


def present(hire: Hire, months: int) -> Array:
    """1 in every month the post exists, ``s_j < t <= s_j + n_j``, else 0; shape ``(months, 1)``."""
    t = np.arange(1, months + 1)[:, None]
    last = hire.start + (months if hire.months is None else hire.months)
    return ((t > hire.start) & (t <= last)).astype(float)


def from_start(hire: Hire, series: Array) -> Array:
    """A series of a post's months as those of the plan: nothing before its first day, ``x = t - s_j``."""
    months = len(series)
    if hire.start == 0 and hire.months is None:
        return series
    moved = np.zeros_like(series)
    moved[hire.start :] = series[: max(0, months - hire.start)]
    return np.asarray(moved * present(hire, months))
