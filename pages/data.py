"""Data: drop exports, see what was recognised before keeping it, what there is, history charts, batches with undo."""

import streamlit as st

from payback.ui.page_context import PageContext
from payback.ui.panels import (
    batches,
    column_mapping,
    coverage,
    figure_origins,
    history_charts,
    history_files,
    history_summary,
    uploads,
    use_history,
    watched_files,
)

page = PageContext()
words, start, rights = page.words, page.start, page.rights

history_summary.history_sentence(words)
if rights.change:
    uploads.uploads(words, rights.by or "page")
    watched_files.watched_files(words)
    if start.demo:
        history_summary.leave_demo_button(words)
else:
    st.info(words("server.only_reading"))
with st.container(key="card-observed"):
    use_history.use_my_history(page.plan, start.observed, words)
if start.complete:
    coverage.export_calendar(start.version, words)
    history_charts.history_charts(start.version, words)
    if rights.known:
        figure_origins.figure_origins(start.version, words)
    history_files.history_files(start.version, words)
with st.container(key="card-batches"):
    batches.batches(words, rights, settled=start.complete)
    column_mapping.saved_mappings(words, rights)
