"""How many people follow, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.types import Array, Values

USES = ("followers", "addressable", "new_followers", "follower_growth", "churn")
"""The assumptions that this module reads."""

TINY = 1e-12
"""Smallest rate a month that is divided by: below it nothing moves."""

ALMOST = 1 - 1e-12
"""As near to the end of a path as a leap comes, where an audience of nobody stays one."""


def followers(values: Values, effect: Array, season: Array) -> Array:
    """Followers at the end of each month; shape ``(months, draws)``.

    ``F_t = min(M, F_(t-1) + grow_t (nu + g F_(t-1)) (1 - F_(t-1) / M) season_t - delta F_(t-1))``: nests linear growth
    with churn, the logistic curve and Bass's model of diffusion. A month never carries it past the ceiling ``M``.

    Args:
        values: ``followers`` F_0, ``addressable`` M, ``new_followers`` nu, ``follower_growth`` g, ``churn`` delta.
        effect: Effect of the work on growth ``grow_t``, shape ``(months, draws)``.
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


@dataclass(frozen=True, slots=True)
class Leap:
    """Several months at once: ``F -> (F kept + added) / (F crowded + free)``; arrays of one month's shape."""

    kept: Array
    added: Array
    crowded: Array
    free: Array

    def after(self, people: Array) -> Array:
        """Followers when the months have passed."""
        return np.asarray((people * self.kept + self.added) / (people * self.crowded + self.free))


def leap(values: Values, effect: Array, months: float) -> Leap:
    """Some months under an effect on growth that stays as it is, without seasons.

    What `followers` does month by month, as a flow: ``dF/dt = -k2 F^2 + k1 F + k0`` with ``k2 = g grow / M``,
    ``k1 = g grow - nu grow / M - delta`` and ``k0 = nu grow`` (Riccati's equation), so that with
    ``root = sqrt(k1^2 + 4 k2 k0)`` and ``tau = tanh(root t / 2) / root``,
    ``F_t = (F_0 (1 + k1 tau) + 2 k0 tau) / (1 + (2 k2 F_0 - k1) tau)``.
    """
    gain, fresh = values["follower_growth"] * effect, values["new_followers"] * effect
    square, linear = gain / values["addressable"], gain - fresh / values["addressable"] - values["churn"]
    rate = np.maximum(np.sqrt(linear**2 + 4 * square * fresh), TINY)
    tau = np.minimum(np.tanh(rate * (months / 2)), ALMOST) / rate
    return Leap(1 + linear * tau, 2 * fresh * tau, 2 * square * tau, 1 - linear * tau)
