"""Drivers: what moves the answer, what each assumption would have to be, what to measure first, stream by stream."""

import streamlit as st

from payback.ui import language, server_state, state, value_origins
from payback.ui.panels import drivers, headings, ranges
from payback.wording.drivers import doubt, sentence
from payback.workflows.plan_analysis import analyse_drivers

words = language.words()
plan = state.current_plan()
start = server_state.start()
found = analyse_drivers(plan, value_origins.measured(start, plan))

headings.answer_first(sentence(found, words), doubt(found, words), good=True)
picture, first = st.columns((2, 1), gap="small")
with picture:
    drivers.tornado(found, words)
with first:
    drivers.measuring(found, words)
drivers.break_even(plan, words)
drivers.streams(found, words)
ranges.ranges(plan, words, value_origins.origins(start, words))
