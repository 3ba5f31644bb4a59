"""Drivers: what moves the answer, what each assumption would have to be, what to measure first, stream by stream."""

import streamlit as st

from payback.ui import company, language, origins, state
from payback.ui.panels import drivers, ranges, said
from payback.ui.telling_drivers import doubt, sentence
from payback.workflows.findings import what_drives

words = language.words()
plan = state.current_plan()
start = company.start()
found = what_drives(plan, origins.measured(start, plan))

said.answer_first(sentence(found, words), doubt(found, words), good=True)
picture, first = st.columns((2, 1), gap="small")
with picture:
    drivers.tornado(found, words)
with first:
    drivers.measuring(found, words)
drivers.break_even(plan, words)
drivers.streams(found, words)
ranges.ranges(plan, words, origins.origins(start, words))
