"""What it costs to start later, and what of it is lost for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.finance import present_values
from payback.model.questions.outcomes import FEW, futures_of, net_flows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Plan
    from payback.model.questions.outcomes import Futures
    from payback.model.types import Array

LONGEST = 12
"""Most months of waiting that are looked at."""


@dataclass(frozen=True, slots=True)
class Delay:
    """Starting `months` later than planned; present values, means over the draws.

    Attributes:
        cost: What waiting loses by the same calendar month; negative when waiting pays.
        lost: The part that is gone for good: years that begin with less reach and fewer followers, and time itself.
        moved: The part that only comes after the horizon; ``lost + moved == cost``.
        probability_of_gain: Share of the draws in which waiting pays.
    """

    months: int
    cost: float
    lost: float
    moved: float
    probability_of_gain: float


def cost_of_waiting(plan: Plan, longest: int = LONGEST, draws: int = FEW) -> tuple[Delay, ...]:
    """What starting 0 to `longest` months later loses.

    ``wait(n) = NPV_T(0) - NPV_T(n)`` over the same calendar horizon T. The delayed plan judged over T + n months
    has worked as long as the plan itself: what is missing even then is lost,
    ``lost(n) = NPV_T(0) - NPV_(T+n)(n)``; the rest has only moved past the horizon. Common draws, so a few suffice
    (`FEW`): what is shown are differences.
    """
    futures = futures_of(plan, draws, plan.months + longest)
    crews = [[replace(hire, start=hire.start + k) for hire in plan.team] for k in range(longest + 1)]
    net = net_flows(futures, crews)
    now = present_values(futures.rate, net[: plan.months + 1, 0])[1:]
    return tuple(_delay(futures, net[:, k], now, k) for k in range(longest + 1))


def _delay(futures: Futures, net: Array, now: Array, k: int) -> Delay:
    within = present_values(futures.rate, net[: futures.plan.months + 1])[1:]
    longer = present_values(futures.rate, net[: futures.plan.months + k + 1])[1:]
    return Delay(
        months=k,
        cost=float((now - within).mean()),
        lost=float((now - longer).mean()),
        moved=float((longer - within).mean()),
        probability_of_gain=float((within > now).mean()),
    )


def best_delay(delays: Sequence[Delay]) -> int:
    """Months of waiting that cost least (most often 0: start now)."""
    return delays[int(np.argmin([round(delay.cost, 2) for delay in delays]))].months
