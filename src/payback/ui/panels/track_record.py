"""What people write down: the first day of work, other events, and what the hire costs month by month."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from payback.errors import PaybackError
from payback.history.calendar_months import later, month_of, months_between
from payback.history.events import EVENT_KINDS, HIRE, Event
from payback.ui import server_state
from payback.ui.panels.headings import card_head
from payback.ui.visitor import store_to_change
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text
from payback.wording.tracking import event_text
from payback.workflows.hire_costs import COST_KINDS, Cost, costs_in_text, costs_of, note_cost_lines, note_costs_of
from payback.workflows.hire_record import events, hire_days, note_event, withdraw_event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from payback.i18n import Words
    from payback.model.tracking.follow_up import FollowUp
    from payback.ui.access import Rights

MESSAGE = "_record_message"


def record(follow_up: FollowUp, words: Words, rights: Rights) -> None:
    """What was written down, and the forms that write more; only for those who may change the history."""
    if not rights.change:
        st.info(words("track.only_reading"))
        return
    if follow_up.frozen is None:
        return
    by = rights.by or "page"
    with st.container(key="card-record"):
        card_head(words("track.record_title"), words("track.record_note"))
        if message := st.session_state.pop(MESSAGE, None):
            st.warning(markdown_text(message))
        for place, event in enumerate(events(server_state.store())):
            _event(place, event, words, by)
        with st.expander(words("track.note_title"), expanded=follow_up.hire is None):
            _event_form(words, by, follow_up.frozen.plan.currency, first=follow_up.hire is None)
        if follow_up.hire is not None:
            with st.expander(words("track.costs_title")):
                _costs(follow_up.hire, follow_up.frozen.plan.currency, words, by)


def _event(place: int, event: Event, words: Words, by: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"event_{place}", gap="small"):
        st.markdown(markdown_text(event_text(event, words)))
        args = (event, by)
        st.button(words("track.withdraw"), key=f"withdraw_{place}", on_click=_withdraw, args=args)


def _event_form(words: Words, by: str, currency: str, *, first: bool) -> None:
    """One event; the first that is asked for is the hire."""
    kinds = EVENT_KINDS if not first else (HIRE, *(kind for kind in EVENT_KINDS if kind != HIRE))
    with st.form("event", border=False):
        kind, day, until, note, spend = st.columns(5, vertical_alignment="bottom")
        kind.selectbox(
            words("track.event_kind"), kinds, index=0 if first else 1, key="event_kind",
            format_func=lambda name: words(f"event.{name}"),
        )  # fmt: skip
        day.date_input(words("track.event_day"), server_state.today(), key="event_day", format="YYYY-MM-DD")
        until.date_input(words("track.event_last"), None, key="event_until", format="YYYY-MM-DD")
        note.text_input(words("track.event_note"), key="event_note", max_chars=60)
        spend.number_input(
            words("track.event_spend", currency=currency), 0.0, value=None, step=100.0, key="event_spend"
        )
        st.form_submit_button(words("track.note"), on_click=_note, args=(words, by))


def _note(words: Words, by: str) -> None:
    state = st.session_state
    told = state["event_note"].strip()
    event = Event(state["event_kind"], state["event_day"], state["event_until"], told, state["event_spend"])
    try:
        note_event(store_to_change("note_event"), event, by=by)
    except PaybackError as error:
        state[MESSAGE] = refusal(error, words)


def _withdraw(event: Event, by: str) -> None:
    with suppress(PaybackError):  # somebody else has taken it back
        withdraw_event(store_to_change("withdraw_event"), event, by=by)


def _costs(hire: date, currency: str, words: Words, by: str) -> None:
    """A line for each month since a hire, a column for each kind; or a file with the same."""
    card_head("", words("track.costs_note"))
    hires = hire_days(server_state.store())
    if len(hires) > 1:
        named = {event.day: event_text(event, words) for event in events(server_state.store()) if event.kind == HIRE}
        hire = st.selectbox(
            words("track.costs_of"), hires, index=hires.index(hire), key="costs_hire",
            format_func=named.__getitem__,
        )  # fmt: skip
    own = costs_of(server_state.store(), hire)
    months = [later(month_of(hire), n) for n in range(max(0, months_between(hire, server_state.today())) + 1)]
    frame = pd.DataFrame(
        [[_paid(own, month, kind) for kind in COST_KINDS] for month in months], columns=list(COST_KINDS),
        index=pd.Index([words.month(month) for month in months], name=words("curve.column_month")), dtype=float,
    )  # fmt: skip
    names = {
        kind: st.column_config.NumberColumn(words(f"track.cost_kind.{kind}"), min_value=0.0) for kind in COST_KINDS
    }
    edited = st.data_editor(frame, column_config=names, key=f"costs_{hire}", placeholder="")
    if st.button(words("track.keep_costs", currency=currency), key="keep_costs"):
        cells = [(month, kind, edited.iloc[n][kind]) for n, month in enumerate(months) for kind in COST_KINDS]
        rows = [Cost(month, kind, float(amount), hire) for month, kind, amount in cells if pd.notna(amount)]
        _keep(partial(note_costs_of, hire=hire, rows=rows, months=months), words, by)
    file = st.file_uploader(words("track.costs_file"), type=["csv"], key="costs_file")
    if file is not None and st.button(words("track.keep_file"), key="keep_cost_file"):
        _keep_file(file.getvalue(), hire, currency, words, by)


def _paid(known: Sequence[Cost], month: date, kind: str) -> float | None:
    found = [cost.amount for cost in known if (cost.month, cost.kind) == (month, kind)]
    return sum(found) if found else None


def _keep_file(data: bytes, hire: date, currency: str, words: Words, by: str) -> None:
    try:
        lines = costs_in_text(data.decode("utf-8", "replace"), currency, decimal_comma=words.language == "fr")
    except PaybackError as error:
        st.warning(markdown_text(refusal(error, words)))
        return
    _keep(partial(note_cost_lines, hire=hire, lines=lines), words, by)


def _keep(note: Callable[..., None], words: Words, by: str) -> None:
    try:
        note(store_to_change("note_costs"), by=by)
    except PaybackError as error:
        st.session_state[MESSAGE] = refusal(error, words)
    st.rerun()
