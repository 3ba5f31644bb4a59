"""The entry script: settles language and plan, then draws the header, the page and the panel of assumptions."""

from __future__ import annotations

import streamlit as st

from payback.ui import address, language, pages, server_state, session_start, state, topbar, value_origins
from payback.ui.control_description import describe_controls
from payback.ui.live_tables import live_tables
from payback.ui.page_fragment import Frame, page_of_plan
from payback.ui.pages import PAGES
from payback.ui.panels import company, footer, notices, presets
from payback.ui.panels.assumptions import assumptions_panel
from payback.ui.visitor import require_sign_in

language.init_language()
st.set_page_config(page_title=language.words()("app.name"), layout="wide", initial_sidebar_state="collapsed")
require_sign_in(language.words())
address.read_address(server_state.start())
start = session_start.start()
words = language.words()

scripts = pages.scripts(words)
shown = pages.navigate(scripts)
page = PAGES[scripts.index(shown)]
topbar.brand(words)
topbar.tools(words)
topbar.page_bar(scripts, words)
company.strip(words, demo=start.demo)
company.questions(words)
notices.link_notices(words)
presets.place(state.current_plan())
origins = value_origins.origins(start, words)
sent = value_origins.sent_values(state.sent(), server_state.start().plan)
describe_controls(start.plan, state.current_plan(), words, origins, server_state.today(), sent)
page_of_plan(Frame(scripts, shown, page, start, words))
footer.footer(start.version, words)
if page.headline:
    live_tables(start.plan)
assumptions_panel(state.current_plan(), words, with_board=page.headline)
