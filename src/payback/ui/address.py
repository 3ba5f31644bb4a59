"""The address of the page: read by one function, written by one.

It names what differs from where everybody starts, in the words of links, with the language and the controls on the
board. Each change that a hand commits is an entry of the browser's history: Back takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from payback.model import HEADLINE
from payback.share import decode, written
from payback.ui import language, state

if TYPE_CHECKING:
    from payback.model import Plan

BOARD = "board"
"""The parameter that names the controls on the board, where they are others than at first."""


def read_address(start: Plan) -> None:
    """Take the plan of the address: of a link that opens a session, or of an entry that Back or Forward has come to.

    Every other run passes: what a browser names in its address may be older than what hands have done since.
    """
    if state.is_open() and not _came_by_history():
        state.follow(start)
        return
    params = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    plan, notes = decode(params, start)
    if not state.is_open() or plan != state.current_plan():
        state.adopt(plan)
    state.begin(start)
    state.show(params.get(BOARD, "").split(","))
    state.note_link(notes)
    language.read_language(params.get(language.KEY))


def write_address(start: Plan) -> None:
    """Have the address name the plan as it stands."""
    params = written(state.current_plan(), start)
    if state.shown() != HEADLINE:
        params[BOARD] = ",".join(state.shown())
    params |= language.named()
    if st.query_params.to_dict() != params:
        st.query_params.from_dict(params)


def _came_by_history() -> bool:
    run = get_script_run_ctx()
    return bool(run and run.is_history_navigation)
