"""What the work produces before anything is earned: the common ground of the value streams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array, Values


ALMOST = 1 - 1e-12
"""Largest share reached by one post whose logarithm is taken."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is done, whoever follows; arrays broadcast to ``(months, paths, draws)``, the paths being crews and nobody.

    Attributes:
        effort: FTE at work.
        growth: What it does to the growth of the audience, as a share of what one full-time person does.
        posts: Posts of the month.
        reach: Share of the followers that one post reaches.
        month: Number of each month, the first one 1; shape ``(months, 1, 1)``.
    """

    effort: Array
    growth: Array
    posts: Array
    reach: Array
    month: Array


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
        prices: Factor of prices since today.
    """

    effort: Array
    followers: Array
    posts: Array
    reach: Array
    views: Array
    season: Array
    month: Array
    prices: Array


def reach_path(values: Values, month: Array, posts: Array) -> Array:
    """Reach of one post ``t`` months from today, which falls by the year and as posts multiply.

    ``r_t = min(1, r (1 - lambda) ** (t / 12) (posts_t / posts_0) ** (-eps))``, with nothing posted as with ``posts_0``.

    Args:
        values: ``reach`` r, ``reach_decay`` lambda, ``reach_elasticity`` eps.
        month: Numbers of the months, shape ``(months, 1, 1)``.
        posts: Posts of each month over those of the plan, at which a post has the reach r.
    """
    fallen = values["reach"] * (1 - values["reach_decay"]) ** (month / 12)
    elasticity = values["reach_elasticity"]
    if not elasticity.any():
        return np.asarray(fallen)
    crowded = np.log(np.where(posts > 0, posts, 1.0)) * -elasticity
    return np.minimum(np.exp(crowded, out=crowded) * fallen, 1.0)


def reached(work: Work) -> Array:
    """Followers whom at least one post of the month reaches; shape of `work`."""
    seldom = np.log1p(-np.minimum(work.reach, ALMOST))
    missed = np.exp(work.posts * seldom)
    return np.asarray(work.followers * (1 - missed))
