"""What happened to a company, day by day, before any platform writes it into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo_company.days import Days, days_of
from demo_company.life.ads import Ads, advertise
from demo_company.life.audience import Audience, grow
from demo_company.life.orders import Orders, place
from demo_company.life.posts import Posts, publish

if TYPE_CHECKING:
    from demo_company.truth import Truth

__all__ = ["Ads", "Audience", "Life", "Orders", "Posts", "live"]


@dataclass(frozen=True, slots=True)
class Life:
    """A company's history. Networks stand in the order of `Truth.networks`."""

    truth: Truth
    days: Days
    audience: Audience
    posts: Posts
    ads: Ads
    orders: Orders


def live(truth: Truth, seed: int) -> Life:
    """The history that a truth and a seed give; each part has its own stream of chance."""
    chance = [np.random.default_rng([seed, part]) for part in range(4)]
    days = days_of(truth)
    audience = grow(truth, days, chance[0])
    posts = publish(truth, days, audience.followers, chance[1])
    ads = advertise(truth, days, chance[2])
    clicks = posts.by_day(posts.link_clicks, len(days.dates)).sum(axis=1)
    return Life(truth, days, audience, posts, ads, place(truth, days, clicks, ads.purchases_by_day, chance[3]))
