"""The entry script: settles language and plan, draws header and controls on every page, then runs the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from payback.ui import company, controls, language, origins, sliders, state, topbar
from payback.ui.pages import PAGES
from payback.ui.panels import notices
from payback.ui.visitor import let_in

language.open_language()
words = language.words()
st.set_page_config(
    page_title=words("app.name"),
    page_icon=Path(__file__).parent / "static" / "icon.png",
    layout="wide",
    initial_sidebar_state="collapsed",
)
let_in(words)
with st.spinner(words("demo.preparing")):
    company.store()
start = company.start()
state.open_session(start.plan)

scripts = {page.name: st.Page(page.path, title=words(f"page.{page.name}"), default=page is PAGES[0]) for page in PAGES}
shown = st.navigation(list(scripts.values()), position="top")
above = any(page.headline and scripts[page.name] is shown for page in PAGES)
topbar.brand(words)
notices.demo_banner(words, demo=start.demo)
controls.sidebar(start.plan, words, with_headline=not above)
notices.link_notices(words)
if above:
    controls.headline(start.plan, words)
plan = state.read_plan()
topbar.tools(plan, words)
sliders.beside_sliders(start.plan, words, origins.origins(start, words), plan)
shown.run()
