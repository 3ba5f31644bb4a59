"""From the store's rows to the monthly history that the estimates rest on.

A platform is the unit: exports name one account in several ways (an id, a handle, a page name). Where a platform has
one account, its measures belong together whatever they call it; where it has several, only measures of the very same
accounts are set against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from payback.model.estimation import MonthlyHistory
from payback.workflows.monthly_history.accounts import figures_by_account, latest_totals, posts_by_account, tables
from payback.workflows.monthly_history.axis import Axis, month_number
from payback.workflows.monthly_history.campaigns import campaigns_of

if TYPE_CHECKING:
    from datetime import date

    from payback.model.types import Array
    from payback.store import Store

DAILY = ("followers", "followers_gained", "followers_lost", "messages")
AD_LEVELS = ("campaign", "ad_group", "ad")
IN_SHOPS = ("pos",)
"""Sales channels that no click leads to."""


def history_by_month(store: Store, today: date, currency: str) -> MonthlyHistory | None:
    """The complete months before `today`; None when there is no history.

    Args:
        store: Where the history lies.
        today: Its month is not over.
        currency: The only one whose amounts count.
    """
    span = store.span()
    if span is None or span[0] > today:
        return None
    first, this = month_number(span[0]), month_number(today)
    axis = Axis(first, max(min(month_number(span[1]) + 1, this) - first, 1))
    names = {(a.platform, a.account_id): (a.name or a.account_id).casefold() for a in store.accounts()}
    daily = store.daily(*DAILY, until=today)
    figures = {name: figures_by_account(daily, name, axis, names) for name in DAILY}
    now = latest_totals(daily, names)
    measures: dict[str, Any] = {
        **tables(figures, posts_by_account(store.posts(until=today), axis, names), axis),
        **_orders(store, axis, currency),
        **_bought(store, axis, currency),
        **campaigns_of(store, axis, currency),
    }
    return MonthlyHistory(
        first=axis.begins,
        **measures,
        followers_now=sum(total for _, total in now),
        followers_on=max((day for day, _ in now), default=None),
        followers_accounts=len(now),
        left_out=today.replace(day=1) if month_number(span[1]) >= this else None,
    )


def _orders(store: Store, axis: Axis, currency: str) -> dict[str, Array]:
    """Orders that stand and their worth, over all shops that sell in the currency; NaN outside their days."""
    covered = np.zeros(axis.months, dtype=bool)
    shops = {(a.platform, a.account_id): (a.first_date, a.last_date) for a in store.accounts()}
    count, worth = np.zeros(axis.months), np.zeros(axis.months)
    for row in store.orders_monthly(since=axis.begins, until=axis.last_begins):
        if row.currency == currency and row.source_name not in IN_SHOPS:
            first, last = shops[row.platform, row.account_id]
            covered |= axis.whole(np.datetime64(first), np.datetime64(last))
            at = month_number(row.month) - axis.first
            count[at] += row.orders
            worth[at] += row.subtotal
    return {"orders": np.where(covered, count, np.nan), "order_sum": np.where(covered, worth, np.nan)}


def _bought(store: Store, axis: Axis, currency: str) -> dict[str, Array]:
    """Spend and the impressions it bought, of accounts that tell both on the level of ads."""
    out = {name: np.full(axis.months, np.nan) for name in ("spend", "impressions")}
    rows = store.monthly("spend", "impressions", since=axis.begins, until=axis.last_begins)
    levels = {(r.month, r.platform, r.account_id, r.currency, r.level, r.measure): r.value for r in rows}
    for (month, platform, account, money, level, measure), spend in levels.items():
        seen = levels.get((month, platform, account, money, level, "impressions"))
        if measure == "spend" and money == currency and level in AD_LEVELS and seen is not None:
            at = month_number(month) - axis.first
            out["spend"][at] = np.nansum([out["spend"][at], spend])
            out["impressions"][at] = np.nansum([out["impressions"][at], seen])
    return out
