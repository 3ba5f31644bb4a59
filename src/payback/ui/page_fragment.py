"""What runs again when a slider moves: the page, and nothing that holds another slider.

A run of everything draws more than fifty sliders that have not changed; drawing them costs server and browser more
than the answer itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import PlanError
from payback.ui import controls, pages, plan_link, server_state, state
from payback.ui.panels import notices, presets
from payback.ui.rerun import Rerun, rerun

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.ui.server_state import Start


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the page, as the last run of everything drew it.

    Attributes:
        scripts: All pages.
        shown: The one that is shown.
        start: What untouched sliders stand at.
        words: The reader's language.
    """

    scripts: tuple[st.Page, ...]
    shown: st.Page
    start: Start
    words: Words


@st.fragment(key=Rerun.PAGE)
def page_with_headline(frame: Frame) -> None:
    """Draw what follows from the plan; everything runs again where the frame is not what it would be drawn as now."""
    if server_state.start_changed(frame.start):
        rerun(Rerun.EVERYTHING)
    controls.headline_sliders(frame.start.plan, frame.words)
    page(frame)
    if not presets.in_place(state.current_plan()) and not state.held_slider():
        rerun(Rerun.EVERYTHING)


def page(frame: Frame) -> None:
    """Have the navigation run the page; of a plan without an answer, say which slider to move."""
    plan_link.update_plan_link(state.read_plan(), frame.words)
    if pages.navigate(frame.scripts) is not frame.shown:
        rerun(Rerun.EVERYTHING)
    try:
        frame.shown.run()
    except PlanError as error:
        notices.plan_without_answer(error, frame.words)
