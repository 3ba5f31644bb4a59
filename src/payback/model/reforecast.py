"""The plan, told again after some months: its draws weighed by what came, and the payback month that follows.

What comes in a month is a multiple of what a draw of the plan says, the same in all months, and scatters around it:
``A_t = k V_t + e_t``. A plan that was too hopeful in everything shows in k, one whose shape was wrong in its draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from payback.errors import PaybackError
from payback.model import finance
from payback.model.probabilities import fan
from payback.model.projection import flows
from payback.model.sampling import DRAWS, sample, uniform

if TYPE_CHECKING:
    from payback.model.plan.plan import Plan
    from payback.model.probabilities import Fan
    from payback.model.types import Array

OFF = 0.35
"""Standard deviation of k around 1 before anything came: how far plans are off in everything at once."""

LEAST_SCATTER = 0.05
"""Smallest scatter of a month that is believed, as a share of its value."""


@dataclass(frozen=True, slots=True)
class Reforecast:
    """A plan after some months.

    Attributes:
        months_known: Months of which it is known what came.
        planned: Month by which half of the plan's draws have their money back; None when not within the horizon.
        payback_p50: The same now.
        payback_80: Between which months 80 % have theirs, as many before as after. Where more than a tenth do not
            have it within the horizon the band has no end, which is None, and the other fifth lies before it.
        chance: Share with the money back within the horizon; `chance_planned` that of the plan.
        level: What is expected of the months still to come, as a share of what the middle of the plan's draws said of
            them: median, with `level_80` around it; both None where no month is left or the plan promised nothing.
        fan: The running sum, what came in the known months and what is expected after.
    """

    months_known: int
    planned: float | None
    payback_p50: float | None
    payback_80: tuple[float | None, float | None]
    chance: float
    chance_planned: float
    level: float | None
    level_80: tuple[float, float] | None
    fan: Fan


@dataclass(frozen=True, slots=True)
class Paths:
    """A plan month by month on every draw, in its currency; arrays of shape ``(months, draws)``.

    Attributes:
        gained: Value of all counted streams above doing nothing; `spent` what the team costs.
        scatter: Standard deviation of a month's value, as a share of it.
    """

    gained: Array
    spent: Array
    scatter: float


def paths_of(plan: Plan, *, correction: float = 1.0, draws: int = DRAWS) -> Paths:
    """The paths of a plan, worked out once for every month in which it is told again.

    Args:
        plan: As it was decided.
        correction: Factor on all that the plan expects to come, as a `Record` gives it; 1 for the plan as it is.
        draws: How many.
    """
    sampled, shape = flows(plan, sample(plan, draws), plan.months), (plan.months, draws)
    gained = correction * np.broadcast_to(sum(sampled.gained().values(), start=np.zeros(1)), shape)
    return Paths(gained, np.broadcast_to(sampled.spent(), shape), max(plan.trial_scatter, LEAST_SCATTER))


def reforecast(paths: Paths, value: Array, cost: Array | None = None) -> Reforecast:
    """What is to be expected of a plan after some months.

    Args:
        paths: Of the plan as it was decided.
        value: What came of the work in each month since today of the plan, above doing nothing, in its currency; NaN
            where unknown. Shape ``(months so far,)``.
        cost: What was spent in each of these months; the plan's own where NaN or not given.

    Raises:
        PaybackError: ``reforecast_beyond`` where more months came than the plan has.
    """
    months, draws = paths.gained.shape
    if len(value) > months:
        raise PaybackError("reforecast_beyond", months=months)
    weight, (mean, spread) = posterior(value, paths.gained[: len(value)], paths.scatter)
    chosen = _chosen(weight, draws)
    factor = np.maximum(0.0, mean[chosen] + spread[chosen] * _normal("reforecast_level", draws))
    came = factor * paths.gained[:, chosen]
    came = came + paths.scatter * came * _months_normal(months, draws)
    spent = paths.spent[:, chosen]
    known = np.flatnonzero(np.isfinite(value))
    came[known] = value[known, None]
    if cost is not None:
        paid = np.flatnonzero(np.isfinite(cost))
        spent[paid] = cost[paid, None]
    level = _level(came[len(value) :], paths.gained[len(value) :])
    return _reforecast(paths.gained - paths.spent, came - spent, known.size, level)


def posterior(value: Array, gained: Array, scatter: float) -> tuple[Array, tuple[Array, Array]]:
    """Weight of each draw after what came, and of each draw the multiple k: its mean and standard deviation.

    ``A ~ N(V, D + OFF^2 V V')`` with the months' scatter D, from the middle of the draws.

    Args:
        value: What came, NaN where unknown; shape ``(months so far,)``.
        gained: What the draws said, shape ``(months so far, draws)``.
        scatter: Standard deviation of a month's value, as a share of it.
    """
    known = np.isfinite(value)
    came, drawn = value[known, None], gained[known]
    noise = (scatter * np.maximum(np.abs(np.median(drawn, axis=1)), np.abs(value[known]))) ** 2
    noise = np.maximum(noise, np.finfo(float).tiny)[:, None]
    strength = (drawn**2 / noise).sum(axis=0)
    precision = 1 / OFF**2 + strength
    pull = ((came - drawn) * drawn / noise).sum(axis=0)
    squares = ((came - drawn) ** 2 / noise).sum(axis=0) - pull**2 / precision
    likelihood = -0.5 * (squares + np.log(precision))
    weight = np.exp(likelihood - likelihood.max())
    return weight / weight.sum(), (1 + pull / precision, 1 / np.sqrt(precision))


def payback_band(back: Array) -> tuple[float | None, float | None]:
    """The months between which 80 % of the draws are back, a tenth before and a tenth after.

    Args:
        back: Payback month of each draw, NaN where it is not within the horizon.

    Returns:
        None for an end that lies beyond the horizon: the whole other fifth then lies before the band.
    """
    end = _month(back, 0.9)
    return _month(back, 0.2 if end is None else 0.1), end


def _chosen(weight: Array, draws: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Draws as often as they weigh."""
    return np.minimum(np.searchsorted(np.cumsum(weight), (np.arange(draws) + 0.5) / draws), draws - 1)


def _normal(name: str, draws: int) -> Array:
    return np.asarray(ndtri(uniform(name, draws)))


def _months_normal(months: int, draws: int) -> Array:
    """Fixed scatter of the months, shape ``(months, draws)``."""
    return np.stack([_normal(f"reforecast_{month}", draws) for month in range(months)])


def _level(now: Array, planned: Array) -> Array | None:
    """A tenth, half and nine tenths of what all these months bring now, over the middle of what they were to bring."""
    promised = float(np.median(planned.sum(axis=0)))
    return np.quantile(now.sum(axis=0), (0.1, 0.5, 0.9)) / promised if promised > 0 else None


def _reforecast(planned: Array, now: Array, known: int, level: Array | None) -> Reforecast:
    """What net flows of the plan and those of now say; both of shape ``(months, draws)``."""
    before, total = (finance.cumulative(finance.from_today(net)) for net in (planned, now))
    back_before, back = finance.payback_months(before), finance.payback_months(total)
    return Reforecast(
        months_known=known,
        planned=_month(back_before, 0.5),
        payback_p50=_month(back, 0.5),
        payback_80=payback_band(back),
        chance=float(np.isfinite(back).mean()),
        chance_planned=float(np.isfinite(back_before).mean()),
        level=None if level is None else float(level[1]),
        level_80=None if level is None else (float(level[0]), float(level[2])),
        fan=fan(total),
    )


def _month(back: Array, share: float) -> float | None:
    """The month by which a share of the draws is back; None when not within the horizon."""
    month = float(np.quantile(np.where(np.isnan(back), np.inf, back), share, method="higher"))
    return month if np.isfinite(month) else None
