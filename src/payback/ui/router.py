"""The entry script: settles language and plan, then draws the header, the controls and the page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from payback.ui import (
    controls,
    first_run,
    language,
    live_curve,
    page_fragment,
    pages,
    server_state,
    slider_values,
    state,
    topbar,
    value_origins,
)
from payback.ui.page_fragment import Frame
from payback.ui.pages import PAGES
from payback.ui.panels import notices
from payback.ui.rerun import Rerun, rerun
from payback.ui.visitor import require_sign_in

language.init_language()
words = language.words()
st.set_page_config(
    page_title=words("app.name"),
    layout="wide",
    initial_sidebar_state="collapsed",
)
require_sign_in(words)
with st.spinner(words("demo.preparing")):
    server_state.store()
start = server_state.start()
new_session = state.open_session(start.plan)

scripts = pages.scripts(words)
shown = pages.navigate(scripts)
page = PAGES[scripts.index(shown)]
topbar.brand(words)
topbar.tools(words)
notices.demo_banner(words, demo=start.demo)
notices.link_notices(words)
slider_values.beside_sliders(start.plan, words, value_origins.origins(start, words))


def sidebar() -> None:
    """The assumptions that do not stand above the page."""
    on_change = partial(rerun, Rerun.PAGE) if page.headline else None
    controls.sidebar(start.plan, words, with_headline=not page.headline, on_change=on_change)


def answer() -> None:
    """What follows from the plan."""
    frame = Frame(scripts, shown, start, words)
    page_fragment.page_with_headline(frame) if page.headline else page_fragment.page(frame)
    if page.curve:
        live_curve.live_tables()


if new_session and page.headline:
    # Its plan is read from the link, so that the answer can be sent first. Later only the widgets know the plan.
    answer()
    first_run.wait_for_painting()
    sidebar()
else:
    sidebar()
    answer()
