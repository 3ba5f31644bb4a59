"""Freezing the plan in the hand with its rule, and the plans that are frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model.tracking.rule import Rule
from payback.ui import server_state
from payback.ui.panels.headings import card_head
from payback.ui.panels.track_plan_record import plan_record
from payback.ui.visitor import store_to_change
from payback.wording.frozen_plans import frozen_line
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text
from payback.workflows import frozen_plans

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.ui.access import Rights

MESSAGE = "_frozen_message"
PERCENT = 100
THRESHOLDS = {"stop_below": (0, 100), "add_above": (100, 300), "amber": (0, 100), "green": (0, 100)}
"""Percentages that may be agreed, from and to, by their names in a rule."""


def plans(plan: Plan, words: Words, rights: Rights) -> None:
    """Every frozen plan, the latest first, the form that freezes another, and the record of them."""
    kept = frozen_plans.frozen_plans(server_state.store())
    with st.container(key="card-frozen"):
        card_head(words("track.plans_title", n=len(kept)), words("track.plans_note"))
        if message := st.session_state.pop(MESSAGE, None):
            st.warning(markdown_text(message))
        for frozen in kept:
            _row(frozen, words, rights)
        if rights.change:
            with st.expander(words("track.freeze_title"), expanded=not kept):
                _form(plan, words, rights.by)
    plan_record(plan, words, with_costs=rights.change)


def _row(frozen: FrozenPlan, words: Words, rights: Rights) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"frozen_{frozen.short}", gap="small"):
        st.markdown(markdown_text(frozen_line(frozen, words)))
        if rights.change and not frozen.is_decision:
            st.button(words("track.decide"), key=f"decide_{frozen.short}", on_click=_decide, args=(frozen, rights.by))


def _form(plan: Plan, words: Words, by: str) -> None:
    usual = Rule()
    with st.form("freeze", border=False):
        name, author = st.columns(2)
        name.text_input(words("track.name"), key="freeze_name", max_chars=frozen_plans.LONGEST_NAME)
        author.text_input(words("track.author"), value=by, key="freeze_author", max_chars=frozen_plans.LONGEST_NAME)
        columns = st.columns(5, vertical_alignment="bottom")
        columns[0].number_input(words("track.rule.review_month"), 1, 36, usual.review_month, key="freeze_review")
        for column, (threshold, (low, high)) in zip(columns[1:], THRESHOLDS.items(), strict=True):
            value = round(getattr(usual, threshold) * PERCENT)
            column.number_input(words(f"track.rule.{threshold}"), low, high, value, step=5, key=f"freeze_{threshold}")
        st.form_submit_button(words("track.freeze"), type="primary", on_click=_freeze, args=(plan, words, by))


def _freeze(plan: Plan, words: Words, by: str) -> None:
    state = st.session_state
    try:
        shares = {name: state[f"freeze_{name}"] / PERCENT for name in THRESHOLDS}
        rule = Rule(review_month=state["freeze_review"], **shares)
        author = " ".join(state["freeze_author"].split()) or by
        frozen_plans.freeze(
            store_to_change("freeze"),
            plan,
            name=state["freeze_name"],
            by=author,
            day=server_state.today(),
            rule=rule,
        )
    except PaybackError as error:
        state[MESSAGE] = refusal(error, words)


def _decide(frozen: FrozenPlan, by: str) -> None:
    frozen_plans.decide(store_to_change("decide"), frozen.digest, by=by or "page")
