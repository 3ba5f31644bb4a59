"""The demonstration's second act: one click there, one back, and what the page tells a newcomer of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.ui import server_state
from payback.ui.panels.headings import card_head
from payback.ui.visitor import store_to_change
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text
from payback.workflows.background_jobs import IN_TURN, Job
from payback.workflows.demo_second_act import begin_second_act, can_begin, end_second_act, known_truth
from payback.workflows.journal_entries import is_second_act

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.ui.access import Rights
    from payback.ui.server_state import Start

ARRIVING = "_second_act"
BEAT_SECONDS = 1.0


def second_act(start: Start, words: Words, rights: Rights) -> None:
    """The way there and back, for those who may change the history; the story for everybody."""
    if not can_begin() or not start.complete:
        return
    job: Job[None] | None = st.session_state.get(ARRIVING)
    if job is not None:
        _arriving(job, words)
    elif is_second_act(server_state.store()):
        truth = known_truth()
        with st.container(key="card-second-act"):
            story = [words(f"track.act.story_{part}", hired=truth.hired) for part in ("one", "two", "three")]
            card_head(words("track.act.title"), *story)
            if rights.change:
                st.button(words("track.act.back"), key="first_act", on_click=_end)
    elif start.demo and rights.change:
        with st.container(key="card-second-act"):
            card_head(words("track.act.offer"), words("track.act.offered"))
            st.button(words("track.act.begin"), key="second_act", type="primary", on_click=_begin)


def _begin() -> None:
    store = store_to_change("begin_second_act")
    st.session_state[ARRIVING] = Job("second act", lambda report: begin_second_act(store, report=report), IN_TURN)


def _end() -> None:
    end_second_act(store_to_change("end_second_act"))
    server_state.refresh()


@st.fragment(run_every=BEAT_SECONDS)
def _arriving(job: Job[None], words: Words) -> None:
    """At which file it is; when all are in, everything runs again."""
    if job.outcome.done():
        st.session_state.pop(ARRIVING, None)
        server_state.refresh()
        problem = job.outcome.exception()
        if isinstance(problem, PaybackError):
            st.warning(markdown_text(refusal(problem, words)))
            return
        if problem is not None:
            raise problem
        st.rerun()
    at = job.progress()
    line = words("demo.arriving", n=min(at.rows + 1, at.of_rows), all=at.of_rows) if at.of_rows else words("demo.soon")
    st.progress(job.share(), text=markdown_text(line))
