"""The same model as somebody would write it in pandas: a loop over months, a column for each assumption."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from payback.model.plan.charges import CHARGES
from payback.model.sampling import sample

if TYPE_CHECKING:
    from payback.model import Plan


def inputs(plan: Plan, draws: int) -> pd.DataFrame:
    """The draws as a table, a row each."""
    return pd.DataFrame({name: np.broadcast_to(column, draws) for name, column in sample(plan, draws).items()})


class Post(NamedTuple):
    """How the post of the hire is filled, a column a month."""

    joined: pd.DataFrame
    there: pd.DataFrame
    done: pd.DataFrame


def post_by_month(a: pd.DataFrame, months: int) -> Post:
    """Who begins, who is there and what is done, as chances."""
    leave, gap = 1 - (1 - a.turnover) ** (1 / 12), int(a.vacancy.iloc[0])
    short = []
    for k in range(ceil(a.ramp_months.max())):
        ramp = (a.ramp_start + (1 - a.ramp_start) * k / a.ramp_months).clip(upper=1)
        short.append((1 - leave) ** k * (1 - ramp))
    nobody, everybody = 0 * leave, 1 + 0 * leave
    joined, there, done = {1: everybody}, {1: everybody}, {}
    for x in range(1, months + 1):
        if x > 1:
            joined[x] = leave * there[x - 1 - gap] if x - 1 > gap else nobody
            there[x] = (1 - leave) * there[x - 1] + joined[x]
        done[x] = there[x] - sum(joined[x - k] * lost for k, lost in enumerate(short[:x]))
    return Post(pd.DataFrame(joined), pd.DataFrame(there), pd.DataFrame(done))


def value_by_month(a: pd.DataFrame, done: pd.DataFrame, *, hired: bool) -> pd.DataFrame:
    """Value of the default streams at the prices of today, a column a month."""
    felt, followers, customers = a.current_effort, a.followers, 0 * a.followers
    keep = 0.5 ** (1 / a.half_life)
    today = felt * (1 + a.half_effect_team) / (felt + a.half_effect_team)
    own = a.own_growth * today / (1 - a.own_growth + a.own_growth * today)
    out = {}
    for t in done.columns:
        effort = a.current_effort + (a.effort * done[t] if hired else 0)
        felt = (1 - keep) * effort + keep * felt
        h = felt * (1 + a.half_effect_team) / (felt + a.half_effect_team)
        grow = own + (1 - own) * h
        gain = (a.new_followers + a.follower_growth * followers) * grow * (1 - followers / a.addressable)
        followers = (followers + gain - a.churn * followers).clip(upper=a.addressable)
        posts = a.posts * h
        reach = (a.reach * (1 - a.reach_decay) ** (t / 12) * h ** (-a.reach_elasticity)).clip(upper=1)
        first = followers * posts * reach * a.click_rate * a.conversion * a.incremental
        orders = first + a.repeat_rate * customers
        customers = (1 - a.customer_churn) * customers + first
        answered = pd.concat([followers / 1_000 * a.questions, a.answer_capacity * effort], axis=1).min(axis=1)
        reached = followers * a.customer_share * (1 - (1 - reach) ** posts)
        out[t] = (
            orders * a.order_value * a.margin * (1 - a.customer_share)
            + answered * a.deflection * a.contact_cost
            + reached * a.uplift * a.customer_margin / 12
        )
    return pd.DataFrame(out)


def risen(rate: pd.Series, months: int) -> pd.DataFrame:
    """Factor of a price after its yearly rises, a column a month."""
    years = [(1 + rate) ** year for year in range(ceil(months / 12))]
    return pd.DataFrame({t: years[(t - 1) // 12] for t in range(1, months + 1)})


def cost_by_month(a: pd.DataFrame, post: Post, prices: pd.DataFrame) -> pd.DataFrame:
    """Cost of one hire in Québec, a column a month."""
    bands, pay, months = CHARGES["quebec"].bands, a.salary * a.effort, len(prices.columns)
    loaded = pay * (1 + a.accident_rate + a.benefits + a.overhead)
    loaded = sum((band.rate * (pay.clip(upper=band.ceiling) - band.floor).clip(lower=0) for band in bands), loaded)
    guided, raises = a.manager_hours * a.manager_rate, risen(a.wage_growth, months)
    out = {}
    for t in prices.columns:
        bought = a.tools * post.there[t] + a.recruiting * post.joined[t] + a.ads
        once = a.equipment if t == 1 else 0
        out[t] = (loaded / 12 * post.there[t] + guided) * raises[t] + (bought + once) * prices[t]
    return pd.DataFrame(out)


def verdict(plan: Plan, draws: int) -> tuple[float, float, pd.DataFrame]:
    """Mean net present value, median payback month, and the fan."""
    a, months = inputs(plan, draws), plan.months
    post, prices = post_by_month(a, months), risen(a.price_growth, months)
    value = value_by_month(a, post.done, hired=True) - value_by_month(a, post.done, hired=False)
    net = value * prices - cost_by_month(a, post, prices)
    total = net.cumsum(axis=1)
    before = total.shift(1, axis=1, fill_value=0.0)
    crossing = (before < 0) & (total >= 0)
    when = (pd.Series(total.columns, total.columns) - 1 - before / (total - before)).where(crossing)
    payback = when.min(axis=1).fillna(np.inf).mask((total >= 0).all(axis=1), 0.0)
    rate = (1 + plan.discount_rate) ** (1 / 12)
    worth = (net / rate ** np.array(net.columns)).sum(axis=1)
    return float(worth.mean()), float(payback.quantile()), total.quantile([0.1, 0.5, 0.9])
