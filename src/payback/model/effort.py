"""How much work is done, month by month: learning, diminishing returns, carry-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model import occupancy
from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from payback.model.occupancy import Occupancy
    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Values

USES = (*occupancy.USES, "current_effort", "half_life", "half_effect_team", "own_growth")
"""The assumptions that this module reads."""

TINY = 1e-9
"""Months below which a half-life would divide by nothing."""

GROWTH = ("new_followers", "follower_growth")
"""Those of the assumptions that today's effort shows of which a part comes by itself."""


def at_full_time(values: Values, observed: Collection[str]) -> Values:
    """The assumptions with what today's effort brings carried to one full-time person.

    ``full = seen / h(E0)``, and for growth ``full = seen / (own + (1 - own) h(E0))``, of which a part comes by itself.
    Where nobody does the work today nothing can be said so, and the benchmark of a full-time person counts.

    Args:
        values: The assumptions, some of them as they are today.
        observed: Which, of `OBSERVABLE`.
    """
    if not observed:
        return values
    today = effect_today(values)
    share = np.where(today > 0, today, 1.0)
    shares = {name: growth_effect(values, share) if name in GROWTH else share for name in observed}
    scaled = {name: np.where(today > 0, values[name] / shares[name], ASSUMPTIONS[name].likely) for name in observed}
    return {**values, **scaled}


def growth_effect(values: Values, effect: Array) -> Array:
    """What an effect does to the growth of the audience, as a share of what one full-time person does to it.

    A share of today's growth comes by itself, whoever works: ``grow_t = own + (1 - own) h_t`` with the share of a
    full-time person's growth that does, ``own = alone h(E0) / (1 - alone + alone h(E0))``.
    """
    alone, today = values["own_growth"], effect_today(values)
    own = alone * today / (1 - alone + alone * today)
    return np.asarray(own + (1 - own) * effect)


def effect_today(values: Values) -> Array:
    """The effect of today's effort, ``h(E0)``; shape ``(draws,)``."""
    return effect(values, values["current_effort"])


def worked(values: Values, team: Sequence[Hire], post: Occupancy) -> Array:
    """Effort in FTE, what is done today plus every post as far as it is filled and learnt; shape ``(months, draws)``.

    ``E_t = E0 + sum_j [E_j p_x]`` over the posts that exist, x being the month of the post.

    Args:
        values: The assumptions.
        team: Whose posts they are.
        post: How an employed person's post is filled, over the months that are worked out.
    """
    months = len(post.filled)
    total = np.broadcast_to(values["current_effort"], (months, values["current_effort"].size))
    for hire in team:
        filled = post if hire.employed else occupancy.service(values, months)
        total = total + hire.effort * occupancy.from_start(hire, filled.productive)
    return total


def carried(values: Values, effort: Array) -> Array:
    """Effort whose effect is felt: an average of past effort whose weights halve every ``half_life`` months.

    ``A_t = (1 - keep) E_t + keep A_(t-1)`` with ``keep = 0.5 ** (1 / half_life)``, and today's effort before month 1.
    """
    keep = np.where(values["half_life"] > 0, 0.5 ** (1 / np.maximum(values["half_life"], TINY)), 0.0)
    felt = np.asarray((1 - keep) * effort) + np.zeros_like(values["current_effort"])
    last = values["current_effort"]
    for t in range(felt.shape[0]):
        felt[t] += keep * last
        last = felt[t]
    return felt


def effect(values: Values, effort: Array) -> Array:
    """Diminishing returns ``h(E) = E (1 + E50) / (E + E50)``: 1 for one full-time person, 0 for nobody."""
    half = values["half_effect_team"]
    out = np.asarray(effort + half)
    np.divide(effort, out, out=out)
    out *= 1 + half
    return out
