"""What the audience that the hire has built is still worth after the horizon: beside the answer, never in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.finance import present_values
from payback.model.questions.outcomes import FEW, futures_of, net_flows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from payback.model.plan.plan import Hire, Plan

AFTERWARDS = 24
"""Months after the horizon that are looked at."""


@dataclass(frozen=True, slots=True)
class AudienceLeft:
    """Value of the months after the horizon when nobody hired works any more, at today's money.

    Attributes:
        likely: In the likely case.
        low: One draw in ten is below it; `high` one in ten above.
    """

    likely: float
    low: float
    high: float


def audience_left(plan: Plan, months: int = AFTERWARDS, draws: int = FEW) -> AudienceLeft:
    """What those who follow because of the hire bring after the horizon, on today's effort alone.

    Every hire ends with the horizon T: ``left = sum_t [worth price_t (volume_t - idle_t) / (1 + d) ** t]`` over the
    months T + 1 to T + 24. What was worked last still echoes, the audience is larger and loses people as any other.
    """
    futures = futures_of(plan, draws, plan.months + months)
    free = [lambda _: np.zeros((futures.months, 1))]
    net = net_flows(futures, [list(_ended(plan.team, plan.months))], free)[:, 0]
    net[: plan.months + 1] = 0
    worth = present_values(futures.rate, np.ascontiguousarray(net))
    low, high = np.percentile(worth[1:], [10, 90])
    return AudienceLeft(float(worth[0]), float(low), float(high))


def _ended(team: Sequence[Hire], months: int) -> Iterator[Hire]:
    """Who works within the horizon, none of them beyond it."""
    for hire in team:
        if hire.start < months:
            left = months - hire.start
            yield replace(hire, months=left if hire.months is None else min(hire.months, left))
