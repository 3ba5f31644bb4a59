"""What the store holds, month by month: one entry for each platform, account, month and currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.account_month import KeptMonth
from payback.history.date_bounds import possible_days
from payback.history.measures import MEASURES, STORED_MEASURES

PEOPLE = tuple(name for name in STORED_MEASURES if not MEASURES[name].additive and name != "followers")
"""What has no sum over the days of a month, nor a last value."""

if TYPE_CHECKING:
    from datetime import date

    from payback.history.records import MonthFigure, OrderMonth
    from payback.store import Store

    Key = tuple[str, str, date, str, date | None]


def months_shown(store: Store, today: date) -> tuple[tuple[MonthFigure, ...], tuple[OrderMonth, ...]]:
    """Figures and orders of the months that charts may draw: no axis runs to a day that cannot be, if one was kept."""
    days = possible_days("", today)
    return store.monthly(since=days.first, until=days.last), store.orders_monthly(since=days.first, until=days.last)


def kept_history(store: Store) -> tuple[KeptMonth, ...]:
    """Every month that the store holds, by platform, account and month."""
    names = {(account.platform, account.account_id): account.name for account in store.accounts()}
    months: dict[Key, KeptMonth] = {}

    def at(platform: str, account_id: str, month: date, currency: str, until: date | None = None) -> KeptMonth:
        key = (platform, account_id, month, currency, until)
        name = names.get((platform, account_id)) or account_id
        return months.setdefault(key, KeptMonth(platform, name, account_id, month, currency, until))

    for figure in store.monthly():
        entry = at(figure.platform, figure.account_id, figure.month, figure.currency)
        entry.measures[figure.measure] = figure.value
    for period in store.long_periods():
        entry = at(period.platform, period.account_id, period.first_date, period.currency, period.last_date)
        entry.measures[period.measure] = period.value
    days = store.daily(*PEOPLE)
    names_of_days = ("platform", "account_id", "date_day", "currency", "measure", "value")
    for platform, account_id, moment, currency, measure, value in zip(*map(days.get, names_of_days), strict=True):
        day = moment.item()
        at(platform, account_id, day.replace(day=1), currency).by_day.setdefault(measure, {})[day] = float(value)
    for sold in store.orders_monthly():
        entry = at(sold.platform, sold.account_id, sold.month, sold.currency)
        entry.orders = (entry.orders or 0) + sold.orders
        entry.orders_value = round((entry.orders_value or 0) + sold.value, 4)
    return tuple(entry for _, entry in sorted(months.items(), key=lambda item: (*item[0][:4], str(item[0][4]))))
