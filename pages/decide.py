"""Decide: the verdict, four figures, the curve, and where the value comes from."""

import streamlit as st

from payback.ui import language, live_curve, server_state, state, value_origins
from payback.ui.panels import stream_breakdown, verdict

words = language.words()
plan = state.current_plan()

verdict.verdict_sentence(plan, words)
with st.container(key="pb-board"):
    verdict.four_figures(plan, words)
    live_curve.live_curve(plan, words)
    stream_breakdown.value_sources(plan, words, value_origins.measured(server_state.start(), plan))
stream_breakdown.month_by_month(plan, words)
