"""Use my history: what the exports say about the assumptions, old value beside new, and one button."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model import ASSUMPTIONS
from payback.model.estimation import todays_effect
from payback.model.plan.plan import WEEK, changed
from payback.ui.panels.table import table
from payback.ui.state import adopt, current_plan
from payback.workflows.history_estimates import estimate_sentence, use_history

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.estimation import Change, Estimate

ADOPTED = "_adopted"
HOURS, PEOPLE, WORK = "todays_hours", "todays_people", "_todays_work"
HOURS_OF_A_WEEK = 168


def use_my_history(plan: Plan, observed: Mapping[str, Estimate], words: Words) -> None:
    """Every assumption that the history knows something about, and what it would become."""
    if not observed:
        st.caption(words("observed.nothing"))
        return
    informed, changes = use_history(plan, observed)
    moving = [change for change in changes if change.old != change.new]
    st.html(f"<h2>{escape(words('observed.title', n=len(changes)))}</h2>")
    _todays_work(plan, words)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("observed.use", n=len(moving)),
            type="primary",
            key="use_history",
            disabled=not moving,
            on_click=_adopt,
            args=(informed, len(moving)),
        )
        if moved := st.session_state.pop(ADOPTED, 0):
            st.html(f'<p role="status">{escape(words("observed.used", n=moved))}</p>')
    columns = [words(f"observed.{name}") for name in ("name", "old", "new", "why")]
    moved_rows = [number for number, change in enumerate(changes) if change.old != change.new]
    table(
        columns, [_row(change, plan, informed, words) for change in changes], "observed", marked=moved_rows, texts={3}
    )


def _todays_work(plan: Plan, words: Words) -> None:
    """Ask who does the work today: hours a week of so many people, from which the effort of today follows."""
    st.html(f'<p class="pb-note">{escape(words("observed.work"))}</p>')
    if st.session_state.get(WORK) != plan.current_effort:
        people = max(1, round(plan.current_effort))
        st.session_state[WORK], st.session_state[PEOPLE] = plan.current_effort, people
        st.session_state[HOURS] = words.number(plan.current_effort * WEEK / people, 2)
    with st.container(horizontal=True):
        st.text_input(words("observed.hours"), key=HOURS, on_change=_take_work, args=(words,), width=180)
        st.number_input(
            words("observed.people"), 1, 100, step=1, key=PEOPLE, on_change=_take_work, args=(words,), width=180
        )
    if _hours(words) is None:
        st.html(f'<p role="alert">{escape(words("observed.not_hours", text=st.session_state[HOURS][:40]))}</p>')
    elif plan.current_effort == 0:
        st.html(f'<p class="pb-note">{escape(words("observed.nobody"))}</p>')


def _hours(words: Words) -> float | None:
    """The hours of a week as typed; None where they are none."""
    try:
        hours = words.parse_number(st.session_state[HOURS], "hours")
    except PaybackError:
        return None
    return hours if 0 <= hours <= HOURS_OF_A_WEEK else None


def _take_work(words: Words) -> None:
    """Take over what was answered; what is typed stays as it is."""
    if (hours := _hours(words)) is not None:
        effort = ASSUMPTIONS["current_effort"].kept(hours * st.session_state[PEOPLE] / WEEK)
        st.session_state[WORK] = effort
        adopt(changed(current_plan(), {"current_effort": effort}))


def _adopt(informed: Plan, moved: int) -> None:
    adopt(informed)
    st.session_state[ADOPTED] = moved


def _row(change: Change, plan: Plan, informed: Plan, words: Words) -> tuple[str, str, str, str]:
    why = estimate_sentence(change.estimate, words, plan.currency) if change.estimate else words("observed.follows")
    asked = ASSUMPTIONS.get(change.name)
    if asked is None:
        return words(f"observed.{change.name}"), "", "", why
    old, new = (
        words.unit_value(value, asked.unit, currency=plan.currency, decimals=2) for value in (change.old, change.new)
    )
    if change.name in informed.observed:
        full = words.unit_value(
            change.new / todays_effect(informed, change.name), asked.unit, currency=plan.currency, decimals=2
        )
        why = f"{words('observed.today', full=full)} {why}"
    return words(f"assumption.{change.name}.label"), old, new, why
