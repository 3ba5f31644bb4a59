"""Use my history: what the exports say about the assumptions, old value beside new, and one button."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS
from payback.ui.panels.table import table
from payback.ui.state import adopt
from payback.workflows.history_estimates import estimate_sentence, use_history

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.estimation import Change, Estimate

ADOPTED = "_adopted"


def use_my_history(plan: Plan, observed: Mapping[str, Estimate], words: Words) -> None:
    """Every assumption that the history knows something about, and what it would become."""
    if not observed:
        st.caption(words("observed.nothing"))
        return
    informed, changes = use_history(plan, observed)
    moving = [change for change in changes if change.old != change.new]
    st.html(f"<h2>{escape(words('observed.title', n=len(changes)))}</h2>")
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
    table(columns, [_row(change, plan, words) for change in changes], "observed", marked=moved_rows, texts={3})


def _adopt(informed: Plan, moved: int) -> None:
    adopt(informed)
    st.session_state[ADOPTED] = moved


def _row(change: Change, plan: Plan, words: Words) -> tuple[str, str, str, str]:
    why = estimate_sentence(change.estimate, words, plan.currency) if change.estimate else words("observed.follows")
    asked = ASSUMPTIONS.get(change.name)
    if asked is None:
        return words(f"observed.{change.name}"), "", "", why
    old, new = (
        words.unit_value(value, asked.unit, currency=plan.currency, decimals=2) for value in (change.old, change.new)
    )
    return words(f"assumption.{change.name}.label"), old, new, why
