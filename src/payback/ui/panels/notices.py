"""What stands above everything: what a link held that no plan can hold, and how far a history is that comes in."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model import ASSUMPTIONS
from payback.share.sent_answer import SentAnswer, answer_text
from payback.ui import server_state
from payback.ui.panels.plan_mark import plan_mark
from payback.ui.plan_on_screen import key_of
from payback.ui.state import current_plan, dismiss_link_notes, link_notes
from payback.wording.refusals import plan_refusal, refusal
from payback.wording.text_escapes import markdown_text

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan, PlanError
    from payback.share import LinkNote
    from payback.workflows.demo_arrival import Arrival

BEAT_SECONDS = 1.0


def link_notices(words: Words) -> None:
    """What had to be put right in the link, until somebody has read it."""
    if notes := link_notes():
        with st.container(key="pb-link-notes", horizontal=True, vertical_alignment="center"):
            st.warning("  \n".join(markdown_text(_note_text(note, words)) for note in notes))
            st.button(words("header.dismiss"), on_click=dismiss_link_notes, key="_dismiss_link_notes")


def history_progress(words: Words) -> None:
    """How far the demonstration company's history is, or why none is there; nothing once it is in."""
    if missing := server_state.start().problem:
        st.warning(markdown_text(words("company.no_history", reason=refusal(missing, words))))
    elif arrival := server_state.arrival():
        with st.container(key="pb-arrival", width="content"):
            if problem := arrival.failure():
                st.warning(markdown_text(words("demo.failed", reason=_reason(problem, words))))
            else:
                _file_at(arrival, words)


@st.fragment(run_every=BEAT_SECONDS)
def _file_at(arrival: Arrival, words: Words) -> None:
    """At which file it is. Runs by itself; when the history is in, everything runs again, and what was moved stays."""
    if arrival.outcome.done():
        server_state.refresh()
        st.rerun()
    at = arrival.progress()
    line = words("demo.arriving", n=min(at.rows + 1, at.of_rows), all=at.of_rows) if at.of_rows else words("demo.soon")
    st.html(f'<span role="status">{escape(line)}</span>')


def _reason(problem: BaseException, words: Words) -> str:
    if isinstance(problem, PaybackError):
        return refusal(problem, words)
    return words("demo.logged")


def plan_without_answer(error: PlanError, plan: Plan, words: Words) -> None:
    """A plan without an answer: which control to move."""
    with st.container(key="verdict"):
        st.html(
            f'<div{plan_mark(key_of(plan))}><h1 class="pb-no">{escape(words("verdict.impossible"))}</h1>'
            f'<p class="pb-doubt" role="alert">{escape(plan_refusal(error, words))}</p></div>'
        )


def _note_text(note: LinkNote, words: Words) -> str:
    facts = dict(note.facts)
    facts |= {fact: answer_text(value, words) for fact, value in facts.items() if isinstance(value, SentAnswer)}
    name = str(facts.get("name", ""))
    if assumption := ASSUMPTIONS.get(name):
        facts["name"] = words(f"assumption.{name}.label")
        for fact, value in facts.items():
            if isinstance(value, int | float):
                facts[fact] = words.unit_value(value, assumption.unit, currency=current_plan().currency, decimals=4)
    return words(f"link.{note.key}", **facts)
