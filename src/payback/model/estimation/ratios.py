"""What is estimated by month: assumptions that are one measure of the history over another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation.monthly_history import YEAR, joint_sums
from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.model.estimation.monthly_history import MonthlyHistory, Months
    from payback.model.types import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """An assumption that is one measure over another, by month.

    Attributes:
        part: Measure by platform and month; `whole` what it is set against.
        events: Whether `part` counts single events.
        counted: What `pieces` counts; months where there are none.
        latest: How many of the latest months are looked at; None for all.
        method: Key below ``estimate.method.`` in the catalogues.
    """

    name: str
    part: Callable[[MonthlyHistory], Array]
    whole: Callable[[MonthlyHistory], Array]
    events: bool = False
    counted: str = "months"
    pieces: Callable[[MonthlyHistory], Array] | None = None
    latest: int | None = None
    method: str = "level"

    def by_month(self, history: MonthlyHistory) -> tuple[Months, Array, Array]:
        """Months that tell, and part and whole summed in them over the platforms that have both."""
        part, whole = (np.atleast_2d(of(history)) for of in (self.part, self.whole))
        months, parts, wholes = joint_sums(part, whole)
        latest = slice(None if self.latest is None else -self.latest, None)
        return months[latest], parts[latest], wholes[latest]


def _lost(history: MonthlyHistory) -> Array:
    """People lost; where no export tells, those gained less the change of the total."""
    return np.where(np.isfinite(history.lost), history.lost, history.gained - history.net)


def _posts(history: MonthlyHistory) -> Array:
    """Posts on a platform, each platform weighing as many as its followers (all the same where none is known)."""
    weight = history.people if np.isfinite(history.people).any() else np.ones_like(history.posts)
    months, weighted, people = joint_sums(history.posts * weight, np.where(np.isfinite(history.posts), weight, np.nan))
    mean = np.full((1, history.months), np.nan)
    mean[0, months] = weighted / people
    return mean


def _reached(history: MonthlyHistory) -> Array:
    """People reached, as many as they would be in the last month after the usual yearly loss."""
    years_ago = (history.months - 1 - np.arange(history.months)) / YEAR
    return np.asarray(history.reached * (1 - ASSUMPTIONS["reach_decay"].likely) ** years_ago)


REACH = Ratio(
    name="reach",
    part=_reached,
    whole=lambda history: history.reached_posts * history.people,
    counted="posts",
    pieces=lambda history: history.reached_posts,
    method="reach",
)

RATIOS = (
    Ratio(name="churn", part=_lost, whole=lambda history: history.people, events=True),
    Ratio(
        name="questions",
        part=lambda history: history.messages,
        whole=lambda history: history.people / 1_000,
        events=True,
    ),
    Ratio(name="posts", part=_posts, whole=lambda history: np.ones((1, history.months)), events=True),
    REACH,
    Ratio(
        name="click_rate",
        part=lambda history: np.minimum(history.clicks, history.clicked_reach),
        whole=lambda history: history.clicked_reach,
        events=True,
    ),
    Ratio(
        name="order_value",
        part=lambda history: history.order_sum,
        whole=lambda history: history.orders,
        counted="orders",
        pieces=lambda history: history.orders,
        latest=YEAR,
        method="order_value",
    ),
    Ratio(name="cpm", part=lambda history: history.spend, whole=lambda history: history.impressions / 1_000),
)
"""What is estimated by month, all of it by `level`."""
