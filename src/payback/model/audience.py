"""How many people follow, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array, Values

USES = ("followers", "addressable", "new_followers", "follower_growth", "churn")
"""The assumptions that this module reads."""


def followers(values: Values, effect: Array, season: Array) -> Array:
    """Followers at the end of each month; shape ``(months, draws)``.

    ``F_t = F_(t-1) + (nu h_t + g h_t F_(t-1)) (1 - F_(t-1) / M) season_t - delta F_(t-1)``: nests linear growth
    with churn, the logistic curve and Bass's model of diffusion. A month never carries it past the ceiling ``M``.

    Args:
        values: ``followers`` F_0, ``addressable`` M, ``new_followers`` nu, ``follower_growth`` g, ``churn`` delta.
        effect: ``h_t``, shape ``(months, draws)``.
        season: Factors with mean 1, shape ``(months, 1)``.
    """
    push = effect * season
    path = np.empty(np.broadcast_shapes(push.shape, *(values[name].shape for name in USES)))
    now = np.broadcast_to(np.minimum(values["followers"], values["addressable"]), path.shape[1:])
    gain, room = np.empty_like(now), np.empty_like(now)
    stay, fill = 1 - values["churn"], -1 / values["addressable"]
    for t, h in enumerate(push):  # in place: a new array for each step would take longer than its arithmetic
        np.multiply(now, values["follower_growth"], out=gain)
        gain += values["new_followers"]
        gain *= h
        np.multiply(now, fill, out=room)
        room += 1
        gain *= room
        now = np.multiply(now, stay, out=path[t])
        now += gain
        np.minimum(now, values["addressable"], out=now)
    return path


def resting(values: Values, effect: Array) -> Array:
    """Followers at which gains and losses are equal under a constant effect; shape of `effect` and the draws.

    The positive root of ``(nu h + g h F) (1 - F / M) = delta F``; what is there today where nothing moves.
    """
    gain, fresh, ceiling = values["follower_growth"] * effect, values["new_followers"] * effect, values["addressable"]
    square, linear = gain / ceiling, gain - fresh / ceiling - values["churn"]
    root = np.sqrt(linear**2 + 4 * square * fresh)
    upper, lower = np.where(linear >= 0, linear + root, 2 * fresh), np.where(linear >= 0, 2 * square, root - linear)
    still = (lower == 0) | ((values["followers"] == 0) & (fresh == 0))
    return np.where(still, values["followers"], np.divide(upper, lower, out=np.zeros_like(root), where=lower > 0))
