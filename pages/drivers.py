"""Drivers: what moves the answer, what each assumption would have to be, what to measure first, stream by stream."""

import streamlit as st

from payback.ui import value_origins
from payback.ui.page_context import PageContext
from payback.ui.panels import drivers, headings, ranges
from payback.ui.plan_on_screen import key_of
from payback.wording.drivers import doubt, sentence, worth_rows
from payback.workflows.plan_analysis import analyse_drivers

page = PageContext()
plan, words = page.plan, page.words
analysis = analyse_drivers(plan, value_origins.measured(page.start, plan))

headings.answer_first(sentence(analysis, words), doubt(analysis, words), good=True, plan=key_of(plan))
chart, table = st.columns((2, 1), gap="small") if worth_rows(analysis, words) else (st.container(), st.container())
with chart:
    drivers.tornado(analysis, words)
with table:
    drivers.measure_first(analysis, words)
drivers.break_even(plan, words)
drivers.streams(analysis, words)
ranges.ranges(plan, words, value_origins.origins(page.start, words))
