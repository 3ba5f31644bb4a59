"""Decide: the verdict, four figures, the curve, and where the value comes from."""

import streamlit as st

from payback.ui import live_curve, value_origins
from payback.ui.page_context import PageContext
from payback.ui.panels import stream_breakdown, verdict

page = PageContext()
plan, words = page.plan, page.words

verdict.verdict_sentence(plan, words)
with st.container(key="pb-board"):
    verdict.four_figures(plan, words)
    live_curve.live_curve(plan, words)
    stream_breakdown.value_sources(plan, words, value_origins.measured(page.start, plan))
stream_breakdown.month_by_month(plan, words)
