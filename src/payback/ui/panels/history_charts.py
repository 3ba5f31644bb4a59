"""The imported history: followers, views, clicks, spending and orders by month and platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from payback.charts import history_chart
from payback.history.measures import AD_LEVELS
from payback.i18n import Words
from payback.ui import figure, server_state, tracking_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from payback.charts import Chart
    from payback.history.events import Event

MEASURES = ("followers", "views", "link_clicks", "ads_views", "ads_link_clicks", "spend", "orders")
"""What is drawn, in this order, where there is any of it; ``ads_`` is what advertising brought."""

COLUMNS = ("month", "measure", "currency", "platform", "value")


def history_charts(version: int, words: Words) -> None:
    """One chart for each measure (and currency), two in a row."""
    with st.container(key="pb-histories"):
        happened = tracking_state.events_shown()
        for (measure, currency), data in payloads(version, happened, words.language, words.country).items():
            with st.container(key=f"card-{measure}-{currency or 'count'}"):
                figure.show(data, key=f"history_{measure}_{currency}")


@st.cache_data(max_entries=4, show_spinner=False)
def payloads(
    version: int, happened: tuple[Event, ...], language: str, country: str = ""
) -> Mapping[tuple[str, str], bytes]:
    """The bytes that draw the charts, by measure and currency; kept, for Plotly takes some 5 ms to check each."""
    words = Words(language, country)
    drawn = charts(version, words, happened)
    return {key: figure.chart_payload(chart, words, key[1] or "CAD") for key, chart in drawn.items()}


def charts(version: int, words: Words, happened: Sequence[Event] = ()) -> Mapping[tuple[str, str], Chart]:
    """A chart for each measure and currency, in the order of `MEASURES`."""
    return {
        (measure, currency): history_chart(measure, months, words, currency, happened)
        for (measure, currency), months in drawn(version).items()
    }


def drawn(version: int) -> Mapping[tuple[str, str], pd.DataFrame]:
    """Those of `frames` that are charts, in the order of `MEASURES`."""
    of_measure = frames(version)
    return {key: of_measure[key] for measure in MEASURES for key in sorted(of_measure) if key[0] == measure}


def frames(version: int) -> Mapping[tuple[str, str], pd.DataFrame]:
    """Per measure and currency: a row for each month, a column for each platform, its sum over accounts."""
    rows = pd.DataFrame(_rows(version), columns=COLUMNS)
    rows["month"] = pd.PeriodIndex(rows["month"], freq="M")
    return {key: _by_month(of_key) for key, of_key in rows.groupby(["measure", "currency"])}


def _by_month(rows: pd.DataFrame) -> pd.DataFrame:
    """Every month from the first to the last, NaN where unknown."""
    sums = rows.pivot_table(index="month", columns="platform", values="value", aggfunc="sum")
    return sums.reindex(pd.period_range(sums.index[0], sums.index[-1]))


def _rows(version: int) -> Iterator[tuple[object, ...]]:
    """Every figure that is drawn, each account of a platform by itself."""
    figures, orders = server_state.monthly(version)
    for row in figures:
        bought = row.level in AD_LEVELS and row.measure != "spend"
        measure = f"ads_{row.measure}" if bought else row.measure
        yield row.month, measure, row.currency if measure == "spend" else "", row.platform, row.value
    for month in orders:
        yield month.month, "orders", "", month.platform, float(month.orders)
