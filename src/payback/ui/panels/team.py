"""The parts of the Team page: what each hire adds, effort, alternatives, waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import effort_chart, waiting_chart, what_each_hire_adds
from payback.model.questions.alternatives import NOTHING
from payback.ui.figure import draw
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.wording import team as wording

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis import Staffing


def hires(plan: Plan, staffing: Staffing, words: Words) -> None:
    """The picture of what each hire adds."""
    with st.container(key="card-adds", height="stretch"):
        chart = what_each_hire_adds(plan, staffing.team.steps, staffing.advice.size, words)
        draw(chart, words, key="adds", currency=plan.currency)


def hire_table(plan: Plan, staffing: Staffing, words: Words) -> None:
    """The same in figures: start, effort, pay, payback, chance."""
    with st.container(key="card-steps"):
        card_head(words("team.table_title"), words("team.table_note"))
        marked = range(staffing.advice.size)
        table(wording.step_columns(words), wording.step_rows(plan, staffing.team.steps, words), "steps", marked=marked)
        card_head("", words("team.later"))


def effort(plan: Plan, staffing: Staffing, words: Words) -> None:
    """From two hours a week to full time."""
    with st.container(key="card-effort", height="stretch"):
        draw(effort_chart(plan, staffing.curve, words), words, key="effort_curve", currency=plan.currency)


def alternatives(plan: Plan, staffing: Staffing, words: Words) -> None:
    """Full time, part time, agency, freelancer, trial, nothing."""
    names = [*(option.name for option in staffing.options), NOTHING]
    with st.container(key="card-alternatives"):
        card_head(words("alternative.title"), wording.best_option_text(staffing, words), words("alternative.note"))
        rows = wording.option_rows(plan, staffing.options, words)
        table(wording.option_columns(words), rows, "alternatives", marked=[names.index(staffing.best_option)])


def waiting(plan: Plan, staffing: Staffing, words: Words) -> None:
    """What starting later costs, and what of it is lost for good."""
    with st.container(key="card-waiting", height="stretch"):
        chart = waiting_chart(plan, staffing.delays, wording.waiting(plan, staffing, words), words)
        draw(chart, words, key="waiting", currency=plan.currency)
