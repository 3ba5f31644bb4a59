"""From the store's rows to the monthly history that the estimates rest on.

A platform is the unit: exports name one account in several ways (an id, a handle, a page name). Where a platform has
one account, its measures belong together whatever they call it; where it has several, only measures of the very same
accounts are set against each other.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from payback.history.measures import AD_LEVELS
from payback.history.records import MonthFigure
from payback.model.estimation import MonthlyHistory
from payback.workflows.monthly_history.account_figures import (
    MEASURED,
    figures_by_account,
    latest_totals,
    platform_sums,
    posts_by_account,
    rows_by_account,
)
from payback.workflows.monthly_history.campaigns import campaigns_of
from payback.workflows.monthly_history.months import comparable, complete_months, exported, sums, whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from payback.history.records import OrderMonth
    from payback.model.types import Array
    from payback.store import Store

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
    months = complete_months(*span, today)
    names = {
        (account.platform, account.account_id): (account.name or account.account_id).casefold()
        for account in store.accounts()
    }
    daily = rows_by_account(store.daily(*MEASURED.values(), until=today), names)
    posts = rows_by_account(store.posts(until=today), names)
    quiet = {platform: exported(months, store.batches(), platform) for platform in set(posts["platform"])}
    figures = {name: figures_by_account(daily, measure, months) for name, measure in MEASURED.items()}
    totals = latest_totals(daily)
    measures: dict[str, Any] = {
        **platform_sums(figures | posts_by_account(posts, months, quiet)),
        **_orders(store, months, currency),
        **_advertising(store, months, currency),
        **campaigns_of(store, months, currency),
    }
    return MonthlyHistory(
        first=months[0].start_time.date(),
        **measures,
        followers_now=float(totals["value"].sum()),
        followers_on=None if totals.empty else totals["date_day"].max().date(),
        followers_accounts=len(totals),
        left_out=today.replace(day=1) if pd.Period(span[1], "M") >= pd.Period(today, "M") else None,
    )


def _orders(store: Store, months: pd.PeriodIndex, currency: str) -> Mapping[str, Array]:
    """Orders that stand and their worth, over all shops that sell in the currency; NaN where one of them is unknown."""
    every_row = store.orders_monthly(since=_day(months[0]), until=_day(months[-1]))
    rows = [row for row in every_row if row.currency == currency and row.source_name not in IN_SHOPS]
    shops = {(row.platform, row.account_id) for row in rows}
    known_months, unknown_months = (np.zeros(months.size, dtype=bool) for _ in range(2))
    for account in store.accounts():
        shop = (account.platform, account.account_id)
        if shop in shops:
            days = [row.month for row in every_row if (row.platform, row.account_id) == shop]
            known = (sums(months, days, np.ones(len(days))) > 0) | exported(months, store.batches(), account.platform)
            open_months = whole(months, account.first_date, account.last_date)
            known_months |= open_months & known
            unknown_months |= open_months & ~known
    days = [row.month for row in rows]
    amounts: dict[str, list[float]] = {
        "orders": [row.orders for row in rows],
        "order_sum": [_kept_worth(row) for row in rows],
    }
    return {
        name: np.where(known_months & ~unknown_months, sums(months, days, column), np.nan)
        for name, column in amounts.items()
    }


def _kept_worth(row: OrderMonth) -> float:
    """Worth of the goods that were not given back: a refund is of goods, shipping and taxes in their proportion."""
    share = row.refunded / row.total if row.total > 0 else row.refunded / row.subtotal if row.subtotal > 0 else 0.0
    return row.subtotal * (1 - min(share, 1.0))


def _advertising(store: Store, months: pd.PeriodIndex, currency: str) -> Mapping[str, Array]:
    """Spend and the impressions it bought, of accounts that measure both on the level of ads."""
    names = ["spend", "impressions"]
    figures = store.monthly(*names, since=_day(months[0]), until=_day(months[-1]))
    rows = pd.DataFrame(figures, columns=[field.name for field in fields(MonthFigure)])
    rows = rows[(rows["currency"] == currency) & rows["level"].isin(AD_LEVELS)]
    rows = rows[_comparable_rows(rows, months, *names)]
    keys = ["month", "platform", "account_id", "level"]
    table = rows.pivot_table(index=keys, columns="measure", values="value", aggfunc="first")
    table = table.reindex(columns=names).dropna().reset_index()
    bought = sums(months, table["month"], np.ones(len(table))) > 0
    return {name: np.where(bought, sums(months, table["month"], table[name]), np.nan) for name in names}


def _comparable_rows(rows: pd.DataFrame, months: pd.PeriodIndex, *measures: str) -> NDArray[np.bool_]:
    """Which rows lie after the last break of these measures on their platform."""
    since = {name: comparable(months, name, *measures) for name in set(rows["platform"])}
    place = months.get_indexer(pd.PeriodIndex(rows["month"], freq="M"))
    return np.array([since[name][n] for name, n in zip(rows["platform"], place, strict=True)], dtype=bool)


def _day(month: pd.Period) -> date:
    """Its first."""
    first: date = month.start_time.date()
    return first
