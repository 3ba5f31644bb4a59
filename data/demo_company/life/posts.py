"""Pieces are published on every network, are seen and clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo_company.truth import effects

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from demo_company.days import Days
    from demo_company.truth import Truth

AFTERLIFE = (0.62, 0.22, 0.10, 0.06)
"""Share of a post's figures that falls on its first and following days."""

PER_REACH = {
    "reactions": 0.034,
    "comments": 0.0028,
    "shares": 0.0034,
    "saves": 0.0042,
    "other_clicks": 0.02,
    "follows": 0.0006,
}
"""What people do besides clicking a link, over reach."""


@dataclass(frozen=True, slots=True)
class Posts:
    """Pieces in the order of publishing.

    Attributes:
        day: Number of the day, shape ``(pieces,)``, as are `minute` of the day and `text`, a number to pick one by.
        reach: Shape ``(pieces, networks)``, as are `views` and `link_clicks`.
        actions: The other counts by name, same shape.
    """

    day: NDArray[np.int64]
    minute: NDArray[np.int64]
    text: NDArray[np.int64]
    reach: NDArray[np.int64]
    views: NDArray[np.int64]
    link_clicks: NDArray[np.int64]
    actions: dict[str, NDArray[np.int64]]

    def by_day(self, counts: NDArray[np.int64], days: int) -> NDArray[np.int64]:
        """Counts of posts laid on the days on which they happened; shape ``(days, networks)``.

        What happens after the last day is not in the history.
        """
        spread = np.zeros((days + len(AFTERLIFE), counts.shape[1]), dtype=np.int64)
        left = counts.copy()
        for later, share in enumerate(AFTERLIFE[1:], start=1):
            part = np.floor(counts * share).astype(np.int64)
            np.add.at(spread, self.day + later, part)
            left -= part
        np.add.at(spread, self.day, left)
        return spread[:days]


def published(truth: Truth, days: Days, rng: np.random.Generator) -> NDArray[np.int64]:
    """Number of the day of every piece, in order."""
    counts = rng.poisson(effects(truth, days.months) * truth.posts)
    firsts = np.searchsorted(days.month, np.arange(days.months + 1))
    picks = [rng.integers(firsts[m], firsts[m + 1], n) for m, n in enumerate(counts)]
    return np.sort(np.concatenate(picks))


def publish(truth: Truth, days: Days, followers: NDArray[np.int64], rng: np.random.Generator) -> Posts:
    """What was published at today's effort, and how far it went."""
    day = published(truth, days, rng)
    factor = np.array([n.reach for n in truth.networks.values()])
    years_ago = (days.month[-1] - days.month[day])[:, None] / 12
    luck = rng.lognormal(-(truth.post_reach**2) / 2, truth.post_reach, (day.size, factor.size))
    mean = followers[day] * truth.reach * factor * (1 - truth.reach_decay) ** -years_ago
    reach = np.rint(mean * luck).astype(np.int64) + 1
    shape = truth.post_clicks**-2
    rate = np.minimum(truth.click_rate * rng.gamma(shape, 1 / shape, reach.shape), 1)
    return Posts(
        day=day,
        minute=rng.integers(7 * 60, 21 * 60, day.size),
        text=rng.integers(0, 1_000, day.size),
        reach=reach,
        views=reach + rng.binomial(reach, 0.55),
        link_clicks=rng.binomial(reach, rate),
        actions={name: rng.binomial(reach, share) for name, share in PER_REACH.items()},
    )
