"""Campaigns that buy clicks, and campaigns that buy attention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from demo_company.days import Days
    from demo_company.truth import Truth

QUARTERS = ("hiver", "printemps", "été", "automne")
AWARENESS_MONTHS = (5, 11)
AWARENESS_PER_DAY = 12.0
PRICE_PER_THOUSAND = {"sales": 11.5, "awareness": 6.0}


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign; `goal` is ``sales`` or ``awareness``."""

    name: str
    goal: str


@dataclass(frozen=True, slots=True)
class Ads:
    """One row per campaign and day, oldest first; arrays have shape ``(rows,)``.

    Attributes:
        campaign: Which of `campaigns`.
        purchases: Orders that followed a click; always 0 where the goal is awareness.
        purchases_by_day: The same, shape ``(days,)``.
    """

    campaigns: tuple[Campaign, ...]
    campaign: NDArray[np.int64]
    day: NDArray[np.int64]
    spend: NDArray[np.float64]
    impressions: NDArray[np.int64]
    reach: NDArray[np.int64]
    clicks: NDArray[np.int64]
    link_clicks: NDArray[np.int64]
    purchases: NDArray[np.int64]
    purchases_by_day: NDArray[np.int64]


def running(day: date) -> list[Campaign]:
    """The campaigns that run on a day: sales always, awareness in some months."""
    sales = Campaign(f"LPB_VENTES_{QUARTERS[(day.month - 1) // 3]} {day.year}", "sales")
    awareness = Campaign(f"LPB_NOTORIETE_{day.year}-{day.month:02d}", "awareness")
    return [sales, awareness] if day.month in AWARENESS_MONTHS else [sales]


def advertise(truth: Truth, days: Days, rng: np.random.Generator) -> Ads:
    """What the campaigns cost and brought, day by day."""
    plan = [(number, campaign) for number, day in enumerate(days.dates) for campaign in running(day)]
    campaigns = tuple(dict.fromkeys(campaign for _, campaign in plan))
    index = {campaign: n for n, campaign in enumerate(campaigns)}
    day = np.array([number for number, _ in plan])
    which = np.array([index[campaign] for _, campaign in plan])
    sells = np.array([c.goal == "sales" for c in campaigns])[which]

    per_day = np.where(sells, truth.ads_per_day, AWARENESS_PER_DAY)
    spend = np.round(per_day * rng.gamma(16, 1 / 16, day.size), 2)
    per_thousand = np.where(sells, *PRICE_PER_THOUSAND.values())
    impressions = rng.poisson(spend / per_thousand * 1_000) + 1
    bought = np.where(sells, spend / truth.click_price, 0.002 * impressions)
    link_clicks = np.minimum(rng.poisson(bought), impressions)

    shape = truth.campaign**-2
    rates = truth.conversion * rng.gamma(shape, 1 / shape, len(campaigns))
    chance = np.minimum(np.where(sells, rates[which] * days.season[day], 0), 1)
    purchases = rng.binomial(link_clicks, chance)
    by_day = np.zeros(len(days.dates), dtype=np.int64)
    np.add.at(by_day, day, purchases)
    return Ads(
        campaigns=campaigns,
        campaign=which,
        day=day,
        spend=spend,
        impressions=impressions,
        reach=np.maximum(rng.binomial(impressions, 0.72), 1),
        clicks=link_clicks + rng.binomial(link_clicks, 0.6),
        link_clicks=link_clicks,
        purchases=purchases,
        purchases_by_day=by_day,
    )
