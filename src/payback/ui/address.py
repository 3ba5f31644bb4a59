"""The address of the page: read by one function, written by one.

It names what differs from where everybody starts, in the words of links, with the language and the controls on the
board. Each change that a hand commits is an entry of the browser's history: Back takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, HEADLINE, REGIONS, VALUE_STREAMS
from payback.model.plan.presets import usual_board
from payback.share import OWN, LinkNote, decode, first_notes, shortened, written
from payback.ui import language, state
from payback.workflows.sent_links import answered_otherwise

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from payback.model import Plan
    from payback.ui.server_state import Start

PAGE, BOARD, VERSION = "_page", "board", "v"
"""The page that the address was last written for; the parameters for the controls on the board, and for the version
that every link names which somebody sends."""

LABELLED: Mapping[str, tuple[str, Collection[str]]] = {
    "region": ("region", REGIONS),
    "streams": ("stream", VALUE_STREAMS),
}
"""Parameters that once held labels: the section of the catalogues, and the codes in it."""


def read_address(now: Start) -> None:
    """Take the plan of the address: of a link that opens a session, or of an entry that Back or Forward has come to.

    A plan of one's own company is one apart only where everybody else begins with the demonstration.

    Every other run passes: what a browser names in its address may be older than what hands have done since.
    """
    start = now.plan
    if state.is_open() and not _came_by_history():
        state.follow(start)
        return
    texts = {name: _codes(name, st.query_params.get_all(name)) for name in st.query_params}
    params = {name: each[-1] if name in ASSUMPTIONS else ",".join(each) for name, each in texts.items()}
    plan, notes = decode(params, start)
    repeated = [name for name, each in texts.items() if name in ASSUMPTIONS and len({*each}) > 1]
    if not state.is_open() or plan != state.current_plan():
        state.adopt(plan)
    state.begin(start)
    state.set_own(plan if OWN in params and now.demo else None)
    if VERSION in params:
        state.note_sent(plan)
    asked = params.get(BOARD, "").split(",")
    state.show(asked if {BOARD, VERSION} & params.keys() else usual_board(start))
    misunderstood = BOARD in params and state.shown() != tuple(asked)
    twice = tuple(LinkNote("repeated", {"name": name}) for name in repeated)
    otherwise = answered_otherwise(plan, params)
    all_notes = (otherwise, *twice, *notes, LinkNote(BOARD) if misunderstood else None)
    state.note_link(first_notes([note for note in all_notes if note]))
    language.read_language(params.get(language.KEY))


def write_address(start: Plan, page: str) -> str:
    """Have the address name the plan as it stands.

    Returns:
        The page and the query that the browser puts into the entry of its history that is there, where opening the
        session or going to another page has just made it; else nothing: what a hand has changed is an entry of its own.
    """
    params = {**shortened(written(state.current_plan(), start))}
    if {state.shown(), usual_board(start)} != {HEADLINE}:
        params[BOARD] = ",".join(state.shown())
    if state.own():
        params[OWN] = "yes"
    params |= language.named()
    before, st.session_state[PAGE] = st.session_state.get(PAGE), page
    if st.query_params.to_dict() == params:
        return ""
    if page != before:
        return f"{page}?{urlencode(params)}"
    st.query_params.from_dict(params)
    return ""


def _codes(name: str, texts: Sequence[str]) -> list[str]:
    """The codes of a parameter: addresses once named a choice by its label, in the language of whoever made it."""
    section, codes = LABELLED.get(name, ("", ()))
    code_of_label = {Words(each)(f"{section}.{code}"): code for code in codes for each in LANGUAGES}
    return [code_of_label.get(text, text) for text in texts]


def _came_by_history() -> bool:
    run = get_script_run_ctx()
    return bool(run and run.is_history_navigation)
