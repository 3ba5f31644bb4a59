"""What runs again when a hand lets go of a control: the plan's key and link, the board, the page.

A run of everything draws the header and the panel, which have not changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import PlanError
from payback.ui import address, board, pages, plan_steps, server_state, session_start, state
from payback.ui.panels import notices, presets
from payback.ui.plan_on_screen import plan_on_screen
from payback.ui.visitor import visitor

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.ui.pages import PageFile
    from payback.ui.server_state import Start


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the page, as the last run of everything drew it.

    Attributes:
        scripts: All pages.
        shown: The one that is shown.
        page: What is known of it.
        start: What untouched controls stand at.
        words: The reader's language.
    """

    scripts: tuple[st.Page, ...]
    shown: st.Page
    page: PageFile
    start: Start
    words: Words


@st.fragment(key="page")
def page_of_plan(frame: Frame) -> None:
    """Draw what follows from the plan; everything runs again where the frame is not what it would be drawn as now.

    That is also so for somebody who lost the right to read since: the run of everything asks for the sign-in.
    """
    if session_start.start_changed(frame.start) or not visitor().read:
        st.rerun()
    plan_steps.note()
    query = address.write_address(server_state.start().plan, frame.page.name)
    plan_on_screen(frame.start.plan, query, own=not frame.start.demo)
    if frame.page.headline and not frame.page.curve:
        board.headline_controls()
    if pages.navigate(frame.scripts) is not frame.shown:
        st.switch_page(frame.shown)  # a value that was sent from the page before: pages change in runs of everything
    try:
        frame.shown.run()
    except PlanError as error:
        if not frame.page.curve:  # where the curve stands, the board says it
            notices.plan_without_answer(error, state.current_plan(), frame.words)
    if not presets.in_place(state.current_plan()):
        st.rerun()
