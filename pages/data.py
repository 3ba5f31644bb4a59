"""Data: drop exports, see what was recognised before keeping it, history charts, batches with undo."""

import streamlit as st

from payback.ui import company, language, state
from payback.ui.panels import batches, histories, mapping, observed, overview, uploads
from payback.ui.visitor import visitor

words = language.words()
start = company.start()
rights = visitor()

overview.history_sentence(words)
if rights.change:
    uploads.uploads(words, rights.by or "page")
    if start.demo:
        overview.without_demo(words)
else:
    st.info(words("server.only_reading"))
with st.container(key="card-observed"):
    observed.use_my_history(state.current_plan(), start.observed, words)
histories.histories(start.version, words)
with st.container(key="card-batches"):
    batches.batches(words, may_change=rights.change)
    mapping.remembered(words, may_change=rights.change)
