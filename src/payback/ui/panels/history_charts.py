"""The imported history: followers, views, clicks, spending and orders by month and platform."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import history_chart
from payback.ui import figure, server_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from payback.i18n import Words

MEASURES = ("followers", "views", "link_clicks", "spend", "orders")
"""What is drawn, in this order, where there is any of it."""

Point = tuple["date", str, str, str, float]
"""Month, measure, currency, platform, value."""


def history_charts(version: int, words: Words) -> None:
    """One chart for each measure (and currency), two in a row."""
    charts = monthly_series(points(version))
    shown = [key for measure in MEASURES for key in sorted(charts) if key[0] == measure]
    with st.container(key="pb-histories"):
        for measure, currency in shown:
            months, series = charts[measure, currency]
            with st.container(key=f"card-{measure}-{currency or 'count'}"):
                chart = history_chart(measure, months, series, words, currency)
                figure.draw(chart, words, key=f"history_{measure}_{currency}", currency=currency or "CAD")


def points(version: int) -> Iterable[Point]:
    """Every figure that is drawn, each account of a platform by itself."""
    figures, orders = server_state.monthly(version)
    for row in figures:
        yield row.month, row.measure, row.currency if row.measure == "spend" else "", row.platform, row.value
    for month in orders:
        yield month.month, "orders", "", month.platform, float(month.orders)


def monthly_series(
    points: Iterable[Point],
) -> Mapping[tuple[str, str], tuple[list[date], Mapping[str, list[float | None]]]]:
    """Per measure and currency: the months, and for each platform its sum over accounts, None where unknown."""
    sums: dict[tuple[str, str], dict[str, dict[date, float]]] = defaultdict(lambda: defaultdict(dict))
    for month, measure, currency, platform, value in points:
        of_platform = sums[measure, currency][platform]
        of_platform[month] = of_platform.get(month, 0.0) + value
    return {key: _by_platform(platforms) for key, platforms in sums.items()}


def _by_platform(
    platforms: Mapping[str, Mapping[date, float]],
) -> tuple[list[date], Mapping[str, list[float | None]]]:
    with_values = {month for values in platforms.values() for month in values}
    months = _every_month(min(with_values), max(with_values))
    return months, {name: [values.get(month) for month in months] for name, values in sorted(platforms.items())}


def _every_month(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        months.append(server_state.next_month(months[-1]))
    return months
