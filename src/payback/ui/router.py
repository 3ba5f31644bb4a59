"""The entry script: settles language and plan, then draws the header, the controls and the page."""

from __future__ import annotations

import streamlit as st

from payback.ui import (
    controls,
    first_run,
    language,
    live_curve,
    page_fragment,
    server_state,
    slider_values,
    state,
    topbar,
    value_origins,
)
from payback.ui.pages import PAGES
from payback.ui.panels import notices
from payback.ui.visitor import let_in

language.open_language()
words = language.words()
st.set_page_config(
    page_title=words("app.name"),
    layout="wide",
    initial_sidebar_state="collapsed",
)
let_in(words)
with st.spinner(words("demo.preparing")):
    server_state.store()
start = server_state.start()
new = state.open_session(start.plan)

scripts = {page.name: st.Page(page.path, title=words(f"page.{page.name}"), default=page is PAGES[0]) for page in PAGES}
shown = st.navigation(list(scripts.values()), position="top")
page = next(page for page in PAGES if scripts[page.name] is shown)
topbar.brand(words)
topbar.tools(words)
notices.demo_banner(words, demo=start.demo)
notices.link_notices(words)
slider_values.beside_sliders(start.plan, words, value_origins.origins(start, words))


def sidebar() -> None:
    """The assumptions that do not stand above the page."""
    controls.sidebar(
        start.plan, words, with_headline=not page.headline, moved=page_fragment.again if page.headline else None
    )


def answer() -> None:
    """What follows from the plan."""
    page_fragment.body(page, start, words) if page.headline else page_fragment.whole(page, words)
    if page.curve:
        live_curve.tables()


state.everything_asked()  # it runs
if new and page.headline:
    # A newcomer's plan is read from the link, so that the answer can be sent first. Later only the widgets know it.
    answer()
    state.ask_everything()  # for a slider that moves before the sidebar is there
    first_run.let_it_be_drawn()
    sidebar()
    state.everything_asked()
else:
    sidebar()
    answer()
