"""What runs again when a slider moves: the page, and nothing that holds a slider.

A run of everything draws more than fifty sliders that have not changed; drawing them costs server and browser more
than the answer itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import PlanError
from payback.ui import controls, plan_link, server_state, state
from payback.ui.panels import notices
from payback.ui.panels.presets import still_there

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

    from payback.i18n import Words
    from payback.ui.pages import PageFile
    from payback.ui.server_state import Start

KEY = "body"


@st.fragment(key=KEY)
def body(page: PageFile, start: Start, words: Words) -> None:
    """Draw what follows from the plan; anything else that has changed in the meantime asks for a run of everything."""
    if state.everything_asked() or server_state.moved_on(start):
        st.rerun()
    controls.headline(start.plan, words)
    whole(page, words)
    if not still_there(state.current_plan()) and not state.held():
        st.rerun()


def whole(page: PageFile, words: Words) -> None:
    """The same as part of a run of everything; of a plan without an answer, which slider to move."""
    plan_link.follow(state.read_plan(), words)
    try:
        exec(_script(page.path), {"__name__": "__main__", "__file__": str(page.path)})  # noqa: S102  (a page of ours)
    except PlanError as error:
        notices.impossible(error, words)


def again() -> None:
    """Run the body alone; only in a callback of a widget."""
    st.rerun(KEY)


@cache
def _script(path: Path) -> CodeType:
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")
