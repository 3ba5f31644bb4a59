"""Scenarios: plans kept under a name, several side by side, the plan on paper."""

import streamlit as st

from payback.ui.page_context import PageContext
from payback.ui.panels import documents, occasion, private_links, scenarios

page = PageContext()
plan, words, rights = page.plan, page.words, page.rights

st.html(f"<h1>{words('page.scenarios')}</h1>")
beside = {}
if rights.known:
    with page.part():
        beside = scenarios.side_by_side(plan, words)
occasion.occasion(words, rights.by)
if rights.known:
    with page.part():
        scenarios.kept(plan, words, rights)
        if rights.change:
            private_links.private_links(plan, words, rights)
else:
    st.info(words("scenarios.not_for_visitors"))
documents.papers(plan, words, page.start, rights.by, beside)
