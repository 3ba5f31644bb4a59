"""What did the hire bring? The verdict first, then what came against what would have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import counterfactual
from payback.errors import PaybackError
from payback.history.events import HIRE, Event
from payback.ui import server_state, tracking_state
from payback.ui.figure import chart_payload, show
from payback.ui.panels.headings import card_head
from payback.wording.effect import effect_lines, not_apart
from payback.wording.refusals import refusal
from payback.workflows.demo_second_act import known_truth
from payback.workflows.hire_effect import SERIES
from payback.workflows.journal_entries import is_second_act

if TYPE_CHECKING:
    from datetime import date

    from payback.i18n import Words
    from payback.model.tracking.follow_up import FollowUp
    from payback.workflows.hire_effect import HireEffect


def effects(follow_up: FollowUp, words: Words) -> None:
    """One card for each series that can tell; nothing before there are figures."""
    if follow_up.comparison is None or follow_up.frozen is None or follow_up.hire is None:
        return
    currency = follow_up.frozen.plan.currency
    for name in SERIES:
        try:
            effect = tracking_state.hire_effect(follow_up.frozen, follow_up.hire, name)
        except PaybackError as error:
            with st.container(key=f"card-effect-{name}"):
                card_head(words(f"track.effect.title_{name}"), refusal(error, words))
            continue
        if effect is not None:
            _card(effect, follow_up.hire, currency, words)


def _card(effect: HireEffect, hire: date, currency: str, words: Words) -> None:
    verdict, *lines = effect_lines(effect.dated.effect, words, effect.promised)
    with st.container(key=f"card-effect-{effect.name}"):
        card_head(
            words(f"track.effect.title_{effect.name}"),
            f"**{verdict}**",
            " ".join(lines),
            *_money(effect, currency, words),
        )
        if effect.name == "orders" and is_second_act(server_state.store()):
            card_head("", words("track.effect.truth", orders=known_truth().orders))
        if not_apart(effect.dated.effect):
            return
        marked = tracking_state.events_shown()
        cause = next((each for each in marked if each.kind == HIRE and each.day == hire), Event(HIRE, hire))
        chart = counterfactual(effect.name, effect.months, effect.series, effect.dated.effect, cause, words, marked)
        show(chart_payload(chart, words, currency), key=f"effect_{effect.name}")


def _money(effect: HireEffect, currency: str, words: Words) -> list[str]:
    """What it is worth, where something is claimed."""
    if not effect.dated.effect.claimed:
        return []
    low, high = effect.worth_95
    return [words("track.effect.worth", worth=effect.worth, low=low, high=high, currency=currency)]
