"""From a figure of the history to its rows, and to the files that they came with."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from payback.charts.history import platform_name
from payback.ui import server_state
from payback.ui.panels.history_charts import drawn
from payback.ui.panels.table import table
from payback.wording.figure_rows import HEADINGS, TEXTS, origin_sentence, row_texts, rows_of_figure

if TYPE_CHECKING:
    from datetime import date

    from payback.history.records import FigureRow
    from payback.i18n import Words

MOST = 200
"""Rows that are shown at once."""


def figure_origins(version: int, words: Words) -> None:
    """Choose a figure and a month: its rows, each with its file. Names files, so that it is for people of the house."""
    figures = {
        (measure, currency, platform): of_key[platform].dropna()
        for (measure, currency), of_key in drawn(version).items()
        for platform in of_key.columns
    }
    if not figures:
        return
    with st.expander(words("origins.title"), key="figure-origins"):
        st.html(f"<p>{escape(words('origins.note'))}</p>")
        with st.container(horizontal=True, gap="small"):
            chosen = st.selectbox(
                words("origins.figure"), [*figures], format_func=lambda key: _name(key, words), key="origin_figure"
            )
            months = [period.start_time.date() for period in reversed(figures[chosen].index)]
            month = st.selectbox(
                words("origins.month"), months, format_func=words.month, index=None, key="origin_month",
                placeholder=words("origins.choose"),
            )  # fmt: skip
        if month is not None and month in months:
            _rows(version, chosen, month, float(figures[chosen][pd.Period(month, "M")]), words)


def _name(key: tuple[str, str, str], words: Words) -> str:
    measure, currency, platform = key
    return " · ".join(filter(None, (words(f"measure.{measure}"), platform_name(platform, words), currency)))


def _rows(version: int, key: tuple[str, str, str], month: date, value: float, words: Words) -> None:
    measure, currency, platform = key
    names = {
        account.account_id: account.name for account in server_state.accounts(version) if account.platform == platform
    }
    rows = rows_of_figure(_stored(version, measure.removeprefix("ads_"), platform, month), measure, currency)
    st.html(f"<p>{escape(origin_sentence(rows, _name(key, words), month, value, currency, words, most=MOST))}</p>")
    shown = [row_texts(row, names, words) for row in rows[:MOST]]
    table([words(f"origins.{heading}") for heading in HEADINGS], shown, "figure-origins", texts=TEXTS)


@st.cache_data(max_entries=8, show_spinner=False)
def _stored(version: int, measure: str, platform: str, month: date) -> tuple[FigureRow, ...]:  # noqa: ARG001  (key of the cache)
    return server_state.store().figure_rows(measure, platform, month)
