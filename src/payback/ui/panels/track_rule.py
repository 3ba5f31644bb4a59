"""The rule that was agreed, which branch of it holds, and the record of what it said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.model.tracking.rule_reading import reading
from payback.ui import server_state, tracking_state
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.visitor import store_to_change
from payback.wording import hire_rule
from payback.workflows.hire_readings import keep_reading, readings

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.ui.access import Rights


def attention(follow_up: FollowUp, words: Words) -> None:
    """What needs attention; nothing where nothing does."""
    if lines := hire_rule.attention_lines(follow_up, words):
        with st.container(key="card-attention"):
            card_head(words("track.attention.title"), *(f"**{line}**" for line in lines))


def rule(follow_up: FollowUp, forecast: Reforecast | None, words: Words, rights: Rights) -> None:
    """What was agreed and which branch holds today."""
    frozen = follow_up.frozen
    if frozen is None:
        return
    now = reading(follow_up)
    with st.container(key="card-rule"):
        holds = f"**{hire_rule.branch_text(now, frozen, words)}**" if now else ""
        against = hire_rule.against_text(now, forecast, tracking_state.effect_verdicts(follow_up), words) if now else ""
        card_head(words("track.rule_title"), holds, against, hire_rule.rule_text(frozen, follow_up.hire, words))
        kept = readings(server_state.store(), frozen)
        if kept:
            rows = [hire_rule.reading_row(each.month, each.reading, each.kept_on, each.by, words) for each in kept]
            table(hire_rule.reading_columns(words), rows, "readings", texts={3, 4})
        if now and rights.change:
            args = (follow_up, rights.by or "page")
            st.button(words("track.keep_reading"), key="keep_reading", on_click=_keep, args=args)


def _keep(follow_up: FollowUp, by: str) -> None:
    keep_reading(store_to_change("keep_reading"), follow_up, by=by)
