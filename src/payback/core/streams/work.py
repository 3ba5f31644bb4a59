"""What the work produces before anything is earned: the common ground of the value streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.core.types import Array, Values


@dataclass(frozen=True, slots=True)
class Work:
    """One path of the work; every array has shape ``(months, draws)``.

    Attributes:
        effort: FTE at work.
        followers: People.
        posts: Posts of the month.
        reach: Share of the followers that one post reaches.
        views: People reached by all posts of the month, repeats counted.
        season: Factors with mean 1, shape ``(months, 1)``.
    """

    effort: Array
    followers: Array
    posts: Array
    reach: Array
    views: Array
    season: Array


def reach_path(a: Values, months: int) -> Array:
    """Reach of one post, ``r (1 - lambda) ** (t / 12)``."""
    years = np.arange(1, months + 1)[:, None] / 12
    return np.asarray(a["reach"] * (1 - a["reach_decay"]) ** years)


def clicks(a: Values, work: Work) -> Array:
    """Link clicks of the month, ``V_t c``."""
    return np.asarray(work.views * a["click_rate"])
