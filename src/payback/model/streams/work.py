"""What the work produces before anything is earned: the common ground of the value streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array, Values


@dataclass(frozen=True, slots=True)
class Work:
    """What is done and seen; arrays broadcast to ``(months, draws)``, or ``(months, paths, draws)`` side by side.

    Attributes:
        effort: FTE at work.
        followers: People.
        posts: Posts of the month.
        reach: Share of the followers that one post reaches.
        views: People reached by all posts of the month, repeats counted.
        season: Factors with mean 1.
    """

    effort: Array
    followers: Array
    posts: Array
    reach: Array
    views: Array
    season: Array

    def path(self, k: int) -> Work:
        """One of several paths of shape ``(months, paths, draws)``."""
        several = (self.effort, self.followers, self.posts, self.views)
        effort, followers, posts, views = (x[:, k] for x in several)
        return Work(effort, followers, posts, self.reach[:, 0], views, self.season[:, 0])


def reach_path(a: Values, years: Array) -> Array:
    """Reach of one post after some years, ``r (1 - lambda) ** years``."""
    return np.asarray(a["reach"] * (1 - a["reach_decay"]) ** years)
