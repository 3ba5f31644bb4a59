"""The same model as somebody would write it in pandas: a loop over months, a column for each assumption."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from payback.model.plan.charges import CHARGES
from payback.model.sampling import sample

if TYPE_CHECKING:
    from payback.model import Plan


def inputs(plan: Plan, draws: int) -> pd.DataFrame:
    """The draws as a table, a row each."""
    return pd.DataFrame({name: np.broadcast_to(column, draws) for name, column in sample(plan, draws).items()})


def value_by_month(a: pd.DataFrame, months: int, *, hired: bool) -> pd.DataFrame:
    """Value of the default streams, a column a month."""
    felt, followers, customers = a.current_effort, a.followers, 0 * a.followers
    keep = 0.5 ** (1 / a.half_life)
    out = {}
    for t in range(1, months + 1):
        ramp = (a.ramp_start + (1 - a.ramp_start) * (t - 1) / a.ramp_months).clip(upper=1)
        effort = a.current_effort + (a.effort * ramp if hired else 0)
        felt = (1 - keep) * effort + keep * felt
        h = felt * (1 + a.half_effect_team) / (felt + a.half_effect_team)
        gain = (a.new_followers + a.follower_growth * followers) * h * (1 - followers / a.addressable)
        followers = followers + gain - a.churn * followers
        posts, reach = a.posts * h, a.reach * (1 - a.reach_decay) ** (t / 12)
        first = followers * posts * reach * a.click_rate * a.conversion * a.incremental
        orders = first + a.repeat_rate * customers
        customers = (1 - a.customer_churn) * customers + first
        answered = pd.concat([followers / 1_000 * a.questions, a.answer_capacity * effort], axis=1).min(axis=1)
        reached = followers * a.customer_share * (1 - (1 - reach) ** posts)
        out[t] = (
            orders * a.order_value * a.margin
            + answered * a.deflection * a.contact_cost
            + reached * a.uplift * a.customer_margin / 12
        )
    return pd.DataFrame(out)


def cost_by_month(a: pd.DataFrame, months: int) -> pd.DataFrame:
    """Cost of one hire in Québec, a column a month."""
    bands = CHARGES["quebec"].bands
    loaded = sum(
        (band.rate * (a.salary.clip(upper=band.ceiling) - band.floor).clip(lower=0) for band in bands), a.salary
    )
    loaded = loaded + a.benefits * a.salary
    out = {t: loaded / 12 * (1 + a.wage_growth) ** ((t - 1) // 12) + a.tools for t in range(1, months + 1)}
    out[1] = out[1] + a.recruiting + a.equipment
    return pd.DataFrame(out)


def verdict(plan: Plan, draws: int) -> tuple[float, float, pd.DataFrame]:
    """Mean net present value, median payback month, and the fan."""
    a, months = inputs(plan, draws), plan.months
    value = value_by_month(a, months, hired=True) - value_by_month(a, months, hired=False)
    net = value - cost_by_month(a, months)
    total = net.cumsum(axis=1)
    before = total.shift(1, axis=1, fill_value=0.0)
    crossing = (before < 0) & (total >= 0)
    when = (pd.Series(total.columns, total.columns) - 1 - before / (total - before)).where(crossing)
    payback = when.min(axis=1).fillna(np.inf).mask((total >= 0).all(axis=1), 0.0)
    rate = (1 + plan.discount_rate) ** (1 / 12)
    worth = (net / rate ** np.array(net.columns)).sum(axis=1)
    return float(worth.mean()), float(payback.quantile()), total.quantile([0.1, 0.5, 0.9])
