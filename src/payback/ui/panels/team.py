"""The parts of the Team page: what each hire adds, effort, alternatives, waiting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import effort_chart, waiting_chart, what_each_hire_adds
from payback.model.questions.alternatives import NOTHING
from payback.ui.figure import REMEMBERED, chart_payload, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.panels.trial_length import trial_line
from payback.ui.plan_on_screen import key_of
from payback.wording import team as wording
from payback.wording.glossary import definitions
from payback.workflows import plan_analysis

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis_results import Staffing


def hires(plan: Plan, words: Words) -> None:
    """The picture of what each hire adds."""
    with st.container(key="card-adds", height="stretch"):
        show(_adds(plan, words), key="adds")


def hire_table(plan: Plan, staffing: Staffing, words: Words) -> None:
    """The same in figures: start, effort, pay, payback, chance."""
    with st.container(key="card-steps"):
        card_head(words("team.table_title"), words("team.table_note"))
        marked = range(staffing.advice.size)
        rows = wording.step_rows(plan, staffing.team.steps, words)
        heads = wording.step_columns(words)
        table(heads, rows, "steps", marked=marked, plan=key_of(plan), terms=definitions(words))
        card_head("", words("team.later"))


def effort(plan: Plan, words: Words) -> None:
    """From two hours a week to full time."""
    with st.container(key="card-effort", height="stretch"):
        show(_effort(plan, words), key="effort_curve")


def alternatives(plan: Plan, staffing: Staffing, words: Words) -> None:
    """Full time, part time, agency, freelancer, trial, nothing; the rule of a trial where one is best."""
    names = [*(option.name for option in staffing.options), NOTHING]
    with st.container(key="card-alternatives"):
        best = wording.best_option_text(staffing, words)
        card_head(words("alternative.title"), best, words("alternative.note"), plan=key_of(plan))
        rows = wording.option_rows(plan, staffing.options, words)
        marked = [names.index(staffing.best_option)]
        heads = wording.option_columns(words)
        table(heads, rows, "alternatives", marked=marked, plan=key_of(plan), terms=definitions(words))
        card_head("", *wording.trial_rule(plan, staffing, words), trial_line(plan, words), plan=key_of(plan))


def waiting(plan: Plan, words: Words) -> None:
    """What starting later costs, and what of it is lost for good."""
    with st.container(key="card-waiting", height="stretch"):
        show(_waiting(plan, words), key="waiting")


@lru_cache(maxsize=REMEMBERED)
def _adds(plan: Plan, words: Words) -> bytes:
    staffing = plan_analysis.analyse_staffing(plan)
    chart = what_each_hire_adds(plan, staffing.team.steps, staffing.advice.size, words)
    return chart_payload(chart, words, plan.currency, key_of(plan))


@lru_cache(maxsize=REMEMBERED)
def _effort(plan: Plan, words: Words) -> bytes:
    return chart_payload(
        effort_chart(plan, plan_analysis.analyse_staffing(plan).curve, words), words, plan.currency, key_of(plan)
    )


@lru_cache(maxsize=REMEMBERED)
def _waiting(plan: Plan, words: Words) -> bytes:
    staffing = plan_analysis.analyse_staffing(plan)
    chart = waiting_chart(plan, staffing.delays, wording.waiting(plan, staffing, words), words)
    return chart_payload(chart, words, plan.currency, key_of(plan))
