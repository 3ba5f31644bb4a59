"""How much work is done, month by month: learning, diminishing returns, carry-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.cost import present
from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Values

USES = ("current_effort", "ramp_months", "ramp_start", "half_life", "half_effect_team")
"""The assumptions that this module reads."""

TINY = 1e-9
"""Months below which a ramp or a half-life would divide by nothing."""


def ramp(values: Values, since_start: Array) -> Array:
    """Share of full productivity after x months, ``ramp(x) = min(1, rho0 + (1 - rho0) x / R)``; 1 for R 0."""
    learnt = (1 - values["ramp_start"]) * np.maximum(since_start, 0) / np.maximum(values["ramp_months"], TINY)
    return np.where(values["ramp_months"] > 0, np.minimum(1.0, values["ramp_start"] + learnt), 1.0)


def at_full_time(values: Values, observed: Collection[str]) -> Values:
    """The assumptions with what today's effort brings carried to one full-time person, ``full = seen / h(E0)``.

    Where nobody does the work today nothing can be said so, and the benchmark of a full-time person counts.

    Args:
        values: The assumptions, some of them as they are today.
        observed: Which, of `OBSERVABLE`.
    """
    if not observed:
        return values
    today = effect(values, values["current_effort"])
    share = np.where(today > 0, today, 1.0)
    scaled = {name: np.where(today > 0, values[name] / share, ASSUMPTIONS[name].likely) for name in observed}
    return {**values, **scaled}


def worked(values: Values, team: Sequence[Hire], months: int) -> Array:
    """Effort in FTE, what is done today plus every hire as far as it has learnt; shape ``(months, draws)``.

    ``E_t = E0 + sum_j [E_j ramp(t - 1 - s_j)]`` over the people who are there.
    """
    t = np.arange(1, months + 1, dtype=float)[:, None]
    total = np.broadcast_to(values["current_effort"], (months, values["current_effort"].size))
    for hire in team:
        total = total + hire.effort * present(hire, months) * ramp(values, t - 1 - hire.start)
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
