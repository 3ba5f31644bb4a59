"""Plan against actuals: the running sum, each month, each value stream, and single figures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from payback.charts import plan_and_actuals, planned_and_actual
from payback.model.tracking.expected import FIGURES
from payback.ui import server_state, tracking_state
from payback.ui.figure import chart_payload, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.wording import tracking
from payback.wording.reforecast import level_sentence, payback_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.i18n import Words
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.model.types import Array


def problems(follow_up: FollowUp, words: Words, *, with_plan: bool) -> None:
    """What stands in the way, or has to be known, each with its next step."""
    shown = [each for each in follow_up.problems if with_plan or each.key not in tracking.OF_PLANS]
    if shown:
        items = "".join(f"<li>{escape(tracking.problem_text(each, words))}</li>" for each in shown)
        opened = follow_up.comparison is None
        title = words("track.problems_title", n=len(shown))
        with st.expander(title, expanded=opened, key="track-problems"):
            st.html(f'<ul class="pb-note" data-problems>{items}</ul>')


def curve(follow_up: FollowUp, forecast: Reforecast | None, words: Words, *, with_plan: bool) -> None:
    """The running sum and when the money is back, for who may see what the plan costs; nothing before any figures."""
    frozen, comparison, first = follow_up.frozen, follow_up.comparison, follow_up.first_month
    if frozen is None or comparison is None or first is None or not with_plan:
        return
    with st.container(key="card-track"):
        marked, today = tracking_state.events_shown(), server_state.today()
        chart = plan_and_actuals(frozen, comparison, first, marked, today, words)
        show(chart_payload(chart, words, frozen.plan.currency), key="track_curve")
    _forecast(forecast, words)


def actuals(follow_up: FollowUp, words: Words) -> None:
    """The tables and the single figures; nothing while there is nothing to compare."""
    frozen, first = follow_up.frozen, follow_up.first_month
    if frozen is None or follow_up.comparison is None or first is None:
        return
    marked, currency = tracking_state.events_shown(), frozen.plan.currency
    with st.container(key="card-track-streams"):
        card_head(words("track.streams_title"), words("track.streams_note"))
        columns = (words("track.column.stream"), *tracking.month_columns(words)[1:])
        table(columns, tracking.stream_rows(follow_up, words), "track_streams", texts={4})
    with st.expander(words("track.months_title"), key="track-months"):
        card_head("", tracking.thresholds(frozen.rule, words))
        table(tracking.month_columns(words), tracking.month_rows(follow_up, words), "track_months", texts={4})
    with st.expander(words("track.figures_title"), key="track-figures"), st.container(key="pb-histories"):
        for name, planned, actual in _figures(follow_up):
            with st.container(key=f"card-track-{name}"):
                small = planned_and_actual(name, planned, actual, first, marked, words)
                show(chart_payload(small, words, currency), key=f"track_{name}")


def _forecast(now: Reforecast | None, words: Words) -> None:
    """The month in which the money is back, as it looks now."""
    if now:
        with st.container(key="card-forecast"):
            told = f"**{payback_sentence(now, words)}**"
            card_head(words("track.forecast_title"), told, level_sentence(now, words), words("track.forecast_note"))


def _figures(follow_up: FollowUp) -> Iterator[tuple[str, Array, Array]]:
    """Each figure as planned and as measured, where anything of it was measured; orders with those of a year before."""
    frozen, measured = follow_up.frozen, follow_up.measured
    if frozen is None or measured is None:
        return
    for name in FIGURES:
        planned, actual = frozen.expected.figures[name][1 : measured.months + 1], getattr(measured, name)
        if name == "orders":
            planned = planned + measured.orders_before
        if np.isfinite(actual).any():
            yield name, planned, actual
