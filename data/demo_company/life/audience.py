"""Followers come and go, and ask questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo_company.truth import effects

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from demo_company.days import Days
    from demo_company.truth import Truth


@dataclass(frozen=True, slots=True)
class Audience:
    """Arrays of shape ``(days, networks)``; `followers` counts the end of the day."""

    followers: NDArray[np.int64]
    gained: NDArray[np.int64]
    lost: NDArray[np.int64]
    messages: NDArray[np.int64]


def started_with(truth: Truth, months: int) -> float:
    """Followers so many months ago, if every month had gone as the truth says."""
    now = truth.followers
    for _ in range(months):
        room = 1 - now / truth.addressable
        gross = truth.effect * (truth.new_followers / now + truth.follower_growth) * room
        now /= 1 + gross - truth.churn
    return now


def grow(truth: Truth, days: Days, rng: np.random.Generator) -> Audience:
    """Followers day by day, ending near `Truth.followers`."""
    share = np.array([n.share for n in truth.networks.values()])
    months = rng.lognormal(-(truth.growth**2) / 2, truth.growth, (days.months, share.size))
    luck = months[days.month] * rng.gamma(9, 1 / 9, (days.month.size, share.size))
    followers, gained, lost = (np.empty(luck.shape, dtype=np.int64) for _ in range(3))
    now = np.rint(started_with(truth, days.months) * share).astype(np.int64)
    effect = effects(truth, days.months)[days.month]
    for day, (part, season) in enumerate(zip(days.part, days.season, strict=True)):
        room = 1 - now / (truth.addressable * share)
        drawn = effect[day] * (truth.new_followers * share + truth.follower_growth * now) * room
        gained[day] = rng.poisson(drawn * season * part * luck[day])
        lost[day] = rng.poisson(truth.churn * now * part)
        now = followers[day] = now + gained[day] - lost[day]
    messages = rng.poisson(truth.questions / 1_000 * followers * days.part[:, None])
    return Audience(followers, gained, lost, messages)
