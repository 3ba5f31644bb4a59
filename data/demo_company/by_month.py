"""A made-up company's history by month, straight from its days: what a store would say, without the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from demo_company.life.orders import REFUNDED, STATES
from demo_company.truth import observable
from payback.model.estimation import Groups, MonthlyHistory, estimates

if TYPE_CHECKING:
    from demo_company.life import Life
    from demo_company.truth import Truth

VOIDED = [*STATES].index("voided")
"""An order in this state does not stand."""


def monthly(life: Life, table: np.ndarray) -> np.ndarray:
    """Sums by platform and month of a table by day and platform."""
    out = np.zeros((table.shape[1], life.days.months))
    for platform, column in enumerate(table.T):
        np.add.at(out[platform], life.days.month, column)
    return out


def campaigns(life: Life, first_month: int) -> Groups:
    """Orders and link clicks of every campaign from a month on."""
    ads, later = life.ads, life.days.month[life.ads.day] >= first_month
    months = life.days.month[ads.day] * ads.link_clicks
    orders, clicks, months = (
        np.bincount(ads.campaign[later], figures[later], len(ads.campaigns))
        for figures in (ads.purchases, ads.link_clicks, months)
    )
    ran = orders > 0  # the others leave the cell blank: not measured
    month = np.rint(months[ran] / clicks[ran]).astype(int)
    return Groups(orders[ran], clicks[ran], month, life.days.dates[0], life.days.dates[-1])


def history_of(life: Life) -> MonthlyHistory:
    """What the exports of a company say by month."""
    days, people, posts = life.days, life.audience, life.posts
    shape = (people.followers.shape[1], days.months)
    last_days = [np.flatnonzero(days.month == m)[-1] for m in range(days.months)]
    post_month = days.month[posts.day]
    by_post = [np.zeros(shape) for _ in range(3)]
    for month, reach, clicks in zip(post_month, posts.reach, posts.link_clicks, strict=True):
        for out, figure in zip(by_post, (reach, clicks, 1), strict=True):
            out[:, month] += figure
    stands = life.orders.state != VOIDED
    order_month = days.month[life.orders.day[stands]]
    kept = life.orders.subtotal * (1 - np.array([*REFUNDED.values()]))[life.orders.state]
    unknown = np.full(days.months, np.nan)
    return MonthlyHistory(
        first=days.dates[0],
        followers=people.followers[last_days].T.astype(float),
        gained=monthly(life, people.gained),
        lost=np.full(shape, np.nan),
        messages=monthly(life, people.messages),
        posts=by_post[2],
        reached=by_post[0],
        reached_posts=by_post[2],
        clicks=by_post[1],
        clicked_reach=by_post[0],
        post_clicks=by_post[1],
        orders=np.bincount(order_month, minlength=days.months).astype(float),
        order_sum=np.bincount(order_month, kept[stands], days.months),
        spend=unknown,
        impressions=unknown,
        sales=campaigns(life, days.months % 12),
        followers_now=float(people.followers[-1].sum()),
        followers_on=days.dates[-1],
        followers_accounts=shape[0],
    )


def holds_the_truth(history: MonthlyHistory, truth: Truth) -> dict[str, bool]:
    """Whether the range of each estimate holds what the history was made from, by assumption."""
    ranges = estimates(history)
    true = observable(truth) | {f"season_{month:02d}": factor for month, factor in enumerate(truth.factors, 1)}
    return {name: bool(ranges[name].low <= true[name] <= ranges[name].high) for name in true if name != "followers"}
