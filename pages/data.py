"""Data: drop exports, see what was recognised before keeping it, what there is, history charts, batches with undo."""

import streamlit as st

from payback.ui.page_context import PageContext
from payback.ui.panels import (
    batches,
    column_mapping,
    history,
    history_summary,
    uploads,
    use_history,
    watched_files,
)

page = PageContext()
words, start, rights = page.words, page.start, page.rights

with page.part():
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
history.history(page)
with st.container(key="card-batches"), page.part():
    batches.batches(words, rights, settled=start.complete)
    column_mapping.saved_mappings(words, rights)
