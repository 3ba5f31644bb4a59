"""The record of frozen plans: what they stated, what came, and a correction of the plan on screen when asked for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.reliability import reliability
from payback.model.plan_record import ENOUGH, corrected, record
from payback.ui import state, tracking_state
from payback.ui.figure import chart_payload, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.wording.plan_record import record_columns, record_row
from payback.wording.reforecast import record_sentence

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.plan_record import Record

CORRECTED = "_plan_corrected"


def plan_record(plan: Plan, words: Words, *, with_costs: bool) -> None:
    """Every frozen plan with what came of it; from five on whose term is over, how good their chances were."""
    kept = tracking_state.plan_record(with_costs=with_costs)
    if not kept:
        return
    outturns = [one.outturn for one in kept if one.outturn]
    found = record(outturns)
    with st.container(key="card-plan-record"):
        told = f"**{record_sentence(found, words)}**" if found else words("record.few", n=len(outturns), needed=ENOUGH)
        card_head(words("record.title"), told, words("record.note"))
        table(record_columns(words), [record_row(one, words) for one in kept], "plan_record", texts={1, 3, 4})
        if found:
            show(chart_payload(reliability(found, words), words, plan.currency), key="reliability")
            _correction(plan, found, words)


def _correction(plan: Plan, found: Record, words: Words) -> None:
    """The plan on screen at the factor of the record: asked for with a button, and Back takes it back."""
    done = st.session_state.get(CORRECTED) == plan
    if done:
        st.html(f'<p role="status">{escape(words("record.corrected"))}</p>')
    label = words("record.correct", factor=words.percent(found.factor, 0))
    st.button(label, key="correct_plan", disabled=done, on_click=_correct, args=(found.factor,))


def _correct(factor: float) -> None:
    plan = corrected(state.current_plan(), factor)
    st.session_state[CORRECTED] = plan
    state.adopt(plan)
