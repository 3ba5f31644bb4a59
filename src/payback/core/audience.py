"""How many people follow, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.core.types import Array, Values


def followers(a: Values, effect: Array, season: Array) -> Array:
    """Followers at the end of each month; shape ``(months, draws)``.

    ``F_t = F_(t-1) + (nu h_t + g h_t F_(t-1)) (1 - F_(t-1) / M) season_t - delta F_(t-1)``: nests linear growth
    with churn, the logistic curve and Bass's model of diffusion.

    Args:
        a: ``followers`` F_0, ``addressable`` M, ``new_followers`` nu, ``follower_growth`` g, ``churn`` delta.
        effect: ``h_t``, shape ``(months, draws)``.
        season: Factors with mean 1, shape ``(months, 1)``.
    """
    push = effect * season
    now = a["followers"]
    path = np.empty(
        np.broadcast_shapes(
            push.shape, *(a[n].shape for n in ("followers", "addressable", "churn", "new_followers", "follower_growth"))
        )
    )
    for t, h in enumerate(push):
        room = h - h / a["addressable"] * now
        now = path[t] = now + (a["new_followers"] + a["follower_growth"] * now) * room - a["churn"] * now
    return path


def resting(a: Values, effect: Array) -> Array:
    """Followers at which gains and losses are equal under a constant effect; shape of `effect`.

    The positive root of ``(nu h + g h F) (1 - F / M) = delta F``; what is there today where nothing moves.
    """
    gain, fresh, ceiling = a["follower_growth"] * effect, a["new_followers"] * effect, a["addressable"]
    square, linear = gain / ceiling, gain - fresh / ceiling - a["churn"]
    root = np.sqrt(linear**2 + 4 * square * fresh)
    curved = np.divide(linear + root, 2 * square, out=np.zeros_like(root), where=square > 0)
    straight = np.divide(fresh, -linear, out=np.zeros_like(root), where=linear < 0)
    moves = (effect > 0) | (a["churn"] > 0)
    return np.where(moves, np.where(square > 0, curved, straight), a["followers"])
