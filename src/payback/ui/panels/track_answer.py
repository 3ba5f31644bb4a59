"""The answer of the month: five questions, filled from the figures, changed by hand, kept."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import server_state, tracking_state
from payback.ui.panels.documents import month_papers
from payback.ui.panels.headings import card_head
from payback.ui.visitor import store_to_change
from payback.wording.frozen_plans import signer
from payback.workflows.hire_readings import QUESTIONS, answers, keep_answer, last_month, month_answer

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.ui.access import Rights
from payback.workflows.hire_readings import MonthlyAnswer


def answer(follow_up: FollowUp, forecast: Reforecast | None, words: Words, rights: Rights) -> None:
    """The latest month's answer, and those of the months before."""
    if follow_up.frozen is None or follow_up.comparison is None or not follow_up.comparison.cost.size:
        return
    month = last_month(follow_up)
    kept = answers(server_state.store(), follow_up.frozen)
    with st.container(key="card-answer"):
        card_head(words("track.answer_title", month=month), words("track.answer_note"))
        if rights.change:
            _form(follow_up, forecast, words, rights.by)
        month_papers(follow_up, words, rights.by)
        for each in kept:
            with st.expander(words("track.answer_of", month=each.month, by=signer(each.by, words))):
                st.html("".join(_paragraph(question, each, words) for question in QUESTIONS))


def _form(follow_up: FollowUp, forecast: Reforecast | None, words: Words, by: str) -> None:
    filled = month_answer(server_state.store(), follow_up, forecast, tracking_state.effect_verdicts(follow_up), words)
    with st.form("answer", border=False):
        for question in QUESTIONS:
            label = words(f"track.question.{question}")
            st.text_area(label, filled[question], key=f"answer_{question}", height="content")
        st.form_submit_button(words("track.keep_answer"), on_click=_keep, args=(follow_up, by or "page"))


def _paragraph(question: str, kept: MonthlyAnswer, words: Words) -> str:
    return f"<p><b>{escape(words(f'track.question.{question}'))}</b><br>{escape(kept.texts.get(question, ''))}</p>"


def _keep(follow_up: FollowUp, by: str) -> None:
    texts = {question: str(st.session_state[f"answer_{question}"]) for question in QUESTIONS}
    keep_answer(store_to_change("keep_answer"), follow_up, texts, by=by)
