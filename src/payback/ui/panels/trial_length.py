"""How long until we can tell: what a trial could show by the orders of the history, beside what the plan promises."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model import PlanError
from payback.model.tracking.expected import expected
from payback.ui import tracking_state
from payback.ui.figure import REMEMBERED
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.plan_on_screen import key_of
from payback.wording.effect import trial_columns, trial_rows, trial_sentence
from payback.wording.refusals import refusal
from payback.workflows.evaluation import verdict_on
from payback.workflows.trial_outlook import beside_plan

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.effect import TrialLength
    from payback.model.tracking.expected import Expected
    from payback.model.tracking.follow_up import FollowUp


def trial_length(follow_up: FollowUp, plan: Plan, words: Words) -> None:
    """The card on Track, of the plan that was decided on, else of the one on screen; nothing once there are figures."""
    if follow_up.comparison is not None:
        return
    frozen = follow_up.frozen
    try:
        asked, promise = (frozen.plan, frozen.expected) if frozen else (plan, _promise(plan))
    except PlanError:  # without an answer there is nothing to compare with, and Decide says what to change
        return
    mark = "" if frozen else key_of(plan)
    try:
        lengths = _lengths(asked, promise)
    except PaybackError as error:
        lengths, told = (), _refused(error, words)
    else:
        told = trial_sentence(lengths, int(asked.trial_months), words) if lengths else ""
    if not told:
        return
    with st.container(key="card-trial"):
        card_head(words("track.trial.title"), f"**{told}**" if lengths else told, words("track.trial.note"), plan=mark)
        if lengths:
            table(trial_columns(words), trial_rows(lengths, words), "trial_lengths", texts={3}, plan=mark)


def trial_line(plan: Plan, words: Words) -> str:
    """The same in a line for Team; empty where the orders of the history cannot tell."""
    try:
        lengths = _lengths(plan, _promise(plan))
    except PaybackError:
        return ""
    return (
        words("track.trial.by_orders", told=trial_sentence(lengths, int(plan.trial_months), words)) if lengths else ""
    )


def _refused(error: PaybackError, words: Words) -> str:
    return words("track.trial.few", **error.facts) if error.key == "effect_few_before" else refusal(error, words)


@lru_cache(maxsize=REMEMBERED)
def _promise(plan: Plan) -> Expected:
    return expected(verdict_on(plan))


def _lengths(plan: Plan, promise: Expected) -> tuple[TrialLength, ...]:
    return beside_plan(tracking_state.smallest_seen(plan.currency), plan, promise)
