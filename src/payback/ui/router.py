"""The entry script: settles language and plan, draws header and controls on every page, then runs the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from payback.ui import company, controls, language, sliders, state, topbar
from payback.ui.panels import notices

PAGES = Path(__file__).resolve().parents[3] / "pages"
WITH_HEADLINE = frozenset({"decide"})
"""Pages on which the three headline sliders stand above the page, because they move something there."""

language.open_language()
words = language.words()
start = company.starting_plan()
state.open_session(start)

st.set_page_config(
    page_title=words("app.name"),
    page_icon=Path(__file__).parent / "static" / "icon.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)
page = st.navigation(
    [
        st.Page(PAGES / "decide.py", title=words("page.decide"), default=True),
        st.Page(PAGES / "data.py", title=words("page.data"), url_path="data"),
    ],
    position="top",
)
above = not page.url_path  # only Decide so far
topbar.brand(words)
controls.sidebar(start, words, with_headline=not above)
notices.link_notices(words, state.current_plan().currency)
if above:
    controls.headline(start, words)
plan = state.current_plan()
topbar.tools(plan, words)
sliders.beside_sliders(start, words, plan.currency, {})
page.run()
