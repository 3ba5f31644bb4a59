"""Decide: the verdict, four figures, the curve, and where the value comes from."""

import streamlit as st

from payback.ui import company, curve, language, origins, state
from payback.ui.panels import answer, sources

words = language.words()
plan = state.current_plan()

answer.verdict_sentence(plan, words)
with st.container(key="pb-board"):
    answer.four_figures(plan, words)
    curve.live_curve(plan, words)
    sources.value_sources(plan, words, origins.measured(company.start(), plan))
sources.month_by_month(plan, words)
