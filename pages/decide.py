"""Decide: the verdict, four figures, the curve, and where the value comes from."""

import streamlit as st

from payback.charts import value_and_cost
from payback.ui import company, curve, figure, language, origins, state
from payback.ui.panels import answer, sources
from payback.workflows.evaluating import verdict_on

words = language.words()
plan = state.current_plan()
verdict = verdict_on(plan)

answer.verdict_sentence(verdict, words)
with st.container(key="pb-board"):
    answer.four_figures(verdict, words)
    curve.live_curve(verdict, words)
    sources.value_sources(verdict, words, origins.measured(company.start(), plan))
with st.container(key="card-streams"):
    figure.draw(value_and_cost(verdict, words), words, key="streams_figure", currency=plan.currency)
