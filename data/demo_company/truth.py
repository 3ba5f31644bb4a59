"""The known truth of a company: every number that its history is made from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from demo_company.life.orders import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

VARIED = {
    "followers": 0.6,
    "posts": 0.3,
    "follower_growth": 0.3,
    "new_followers": 0.5,
    "churn": 0.4,
    "questions": 0.4,
    "reach": 0.3,
    "click_rate": 0.3,
    "conversion": 0.3,
    "order_value": 0.3,
}
"""Log standard deviation of what differs between companies made by `vary`."""


@dataclass(frozen=True, slots=True)
class Network:
    """One network's `share` of the followers and its factor on the `reach` of a post."""

    share: float
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of a company. ``data/demo/truth.toml`` says what each number means.

    Attributes:
        factors: Seasonal factors, January first, mean 1.
        networks: By name; shares sum to 1, and so do shares times reach.
        hired: First day of a full-time person, who begins at `ramp_start` of her work and knows it after `ramp_months`.
        hired_orders: Orders a month that she adds, the mean over many seeds.
    """

    name: str
    first_day: date
    last_day: date
    seed: int
    current_effort: float
    half_effect_team: float
    posts: float
    followers: float
    addressable: float
    new_followers: float
    follower_growth: float
    churn: float
    questions: float
    reach: float
    reach_decay: float
    click_rate: float
    conversion: float
    order_value: float
    other_orders: float
    ads_per_day: float
    click_price: float
    factors: tuple[float, ...]
    networks: Mapping[str, Network]
    growth: float
    post_reach: float
    post_clicks: float
    campaign: float
    hired: date | None = None
    ramp_start: float = 0.25
    ramp_months: float = 4.6
    hired_orders: float = 0.0

    @property
    def effect(self) -> float:
        """Today's effect as a share of one full-time person's, ``E (1 + E50) / (E + E50)``."""
        return self.current_effort * (1 + self.half_effect_team) / (self.current_effort + self.half_effect_team)


def effects(truth: Truth, months: int) -> np.ndarray:
    """The effect of each month as a share of one full-time person's, today's until somebody is hired."""
    out = np.full(months, truth.effect)
    if truth.hired:
        first = 12 * (truth.hired.year - truth.first_day.year) + truth.hired.month - truth.first_day.month
        learnt = np.minimum(
            1, truth.ramp_start + (1 - truth.ramp_start) * np.arange(months - first) / truth.ramp_months
        )
        effort = truth.current_effort + learnt
        out[first:] = effort * (1 + truth.half_effect_team) / (effort + truth.half_effect_team)
    return out


def read_truth(*paths: Path) -> Truth:
    """The truth written in a file, and in further ones what differs; its sections are for the reader only."""
    flat: dict[str, Any] = {}
    for name, value in (row for path in paths for row in tomllib.loads(path.read_text("utf-8")).items()):
        flat |= value if isinstance(value, dict) and name != "networks" else {name: value}
    networks = {name: Network(**facts) for name, facts in flat.pop("networks").items()}
    return Truth(**{**flat, "networks": networks, "factors": tuple(flat["factors"])})


def vary(truth: Truth, seed: int) -> Truth:
    """Another company: the same story with other numbers, drawn around those of `truth`."""
    rng = np.random.default_rng(seed)
    drawn = {name: getattr(truth, name) * rng.lognormal(0, spread) for name, spread in VARIED.items()}
    return replace(truth, **drawn, addressable=12 * drawn["followers"])


def observable(truth: Truth) -> dict[str, float]:
    """What a perfect reader would find in the exports, by assumption.

    Posts and growth are those of today's effort: divide by `Truth.effect` to get one full-time person's.
    ``follower_growth`` is new followers over followers in a month of average season: what is there of
    ``(nu + g F) h (1 - F / M) / F``, since an audience that hardly changes cannot tell ``nu`` from ``g F``.
    ``order_value`` is what is left of an order after refunds.
    """
    room = 1 - truth.followers / truth.addressable
    rate = truth.new_followers / truth.followers + truth.follower_growth
    as_they_are = ("followers", "churn", "questions", "reach", "reach_decay", "click_rate", "conversion")
    return {
        **{name: getattr(truth, name) for name in as_they_are},
        "order_value": truth.order_value * KEPT,
        "follower_growth": truth.effect * rate * room,
        "posts": truth.effect * truth.posts,
    }
