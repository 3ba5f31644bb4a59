"""What the work produces before anything is earned: the common ground of the value streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array, Values


@dataclass(frozen=True, slots=True)
class Work:
    """What is done and seen; arrays broadcast to ``(months, paths, draws)``, the paths being crews and nobody.

    Attributes:
        effort: FTE at work.
        followers: People.
        posts: Posts of the month.
        reach: Share of the followers that one post reaches.
        views: People reached by all posts of the month, repeats counted.
        season: Factors with mean 1.
        month: Number of each month, the first one 1; shape ``(months, 1, 1)``.
    """

    effort: Array
    followers: Array
    posts: Array
    reach: Array
    views: Array
    season: Array
    month: Array


def reach_path(values: Values, month: Array) -> Array:
    """Reach of one post ``t`` months from today, ``r_t = r (1 - lambda) ** (t / 12)``."""
    return np.asarray(values["reach"] * (1 - values["reach_decay"]) ** (month / 12))
