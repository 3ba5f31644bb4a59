"""The same question of one campaign: what it brought, and its return against what was spent on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import counterfactual
from payback.errors import PaybackError
from payback.history.events import CAMPAIGN
from payback.ui import tracking_state
from payback.ui.figure import chart_payload, show
from payback.ui.panels.headings import card_head
from payback.wording.campaign import money_sentences
from payback.wording.effect import effect_lines, not_apart
from payback.wording.refusals import refusal
from payback.wording.tracking import event_name

if TYPE_CHECKING:
    from payback.history.events import Event
    from payback.i18n import Words
    from payback.model.tracking.follow_up import FollowUp


def campaign(follow_up: FollowUp, words: Words) -> None:
    """One campaign of those that were written down, the latest first; nothing where there is none."""
    noted = [event for event in tracking_state.events_shown() if event.kind == CAMPAIGN][::-1]
    if not noted or follow_up.frozen is None:
        return
    with st.container(key="card-campaign"):
        card_head(words("track.campaign.title"))
        asked = noted[0]
        if len(noted) > 1:
            names = {event: words("track.event", name=event_name(event, words), day=event.day) for event in noted}
            asked = st.selectbox(words("event.campaign"), noted, key="campaign", format_func=names.__getitem__)
        _answer(asked, follow_up, words)


def _answer(event: Event, follow_up: FollowUp, words: Words) -> None:
    frozen = follow_up.frozen
    if frozen is None:
        return
    try:
        found = tracking_state.campaign_effect(frozen, event, follow_up.hire)
    except PaybackError as error:
        card_head("", refusal(error, words))
        return
    if found is None:
        card_head("", words("track.campaign.no_orders"))
        return
    effect, currency = found.dated.effect, frozen.plan.currency
    verdict, *lines = effect_lines(effect, words)
    money = [] if not_apart(effect) else [*money_sentences(effect, found.money, words, currency)]
    if money and found.from_history:
        money.append(words("track.campaign.from_history"))
    told = words("track.campaign.verdict", name=event_name(event, words), verdict=verdict)
    card_head("", f"**{told}**", " ".join(lines), " ".join(money))
    if not_apart(effect):
        return
    marked = tracking_state.events_shown()
    chart = counterfactual("orders", found.months, found.series, effect, event, words, marked)
    show(chart_payload(chart, words, currency), key="campaign_orders")
