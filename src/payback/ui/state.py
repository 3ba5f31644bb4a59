"""The session's one plan: set by a link, a preset or the history, moved by hands, within what the model takes."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import streamlit as st

from payback.model import ASSUMPTIONS, HEADLINE
from payback.model.estimation import todays_effect
from payback.model.plan.plan import changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.model import Plan
    from payback.share import LinkNote

START, OWN, SENT, BASE, PLAN = "_start", "_own", "_sent", "_base", "_plan"
TOKEN, SHOWN, LINK_NOTES = "_token", "_shown", "_link_notes"


def is_open() -> bool:
    """Whether the session has a plan."""
    return PLAN in st.session_state


def current_plan() -> Plan:
    """The plan of this run."""
    plan: Plan = st.session_state[PLAN]
    return plan


def token() -> str:
    """Tells who set the plan: another one each time that it was not a hand on a control."""
    return str(st.session_state[TOKEN])


def adopt(plan: Plan) -> None:
    """Make another plan the session's one: the controls go where it stands."""
    st.session_state[BASE] = st.session_state[PLAN] = plan
    st.session_state[TOKEN] = uuid4().hex[:8]


def begin(start: Plan) -> None:
    """Note where everybody starts from."""
    st.session_state[START] = start


def starting_plan() -> Plan:
    """The plan that everybody starts from."""
    plan: Plan = st.session_state[START]
    return plan


def follow(start: Plan) -> None:
    """Have what nobody has touched stand where everybody starts from now; what was moved or chosen stays."""
    before: Plan = st.session_state[START]
    if before != start:
        begin(start)
        plan = current_plan()
        values = {row.name: getattr(plan, row.name) for row in fields(plan)}
        moved = {name: value for name, value in values.items() if own() or value != getattr(before, name)}
        for name in moved.keys() & {*plan.observed} - {*start.observed}:
            moved[name] = ASSUMPTIONS[name].kept(moved[name] / todays_effect(plan, name))
        adopt(changed(start, moved))


def set_own(plan: Plan | None) -> None:
    """Note the plan of one's own company that this session began with, where everybody else begins with another one."""
    st.session_state[OWN] = plan


def own() -> Plan | None:
    """The plan of one's own company that this session began with; None where it begins as everybody does."""
    plan: Plan | None = st.session_state.get(OWN)
    return plan


def note_sent(plan: Plan) -> None:
    """Note the plan that a link brought, which somebody else has made."""
    st.session_state[SENT] = plan


def sent() -> Plan | None:
    """The plan that a link brought; None where nobody sent one."""
    plan: Plan | None = st.session_state.get(SENT)
    return plan


def choose(values: Mapping[str, Any]) -> None:
    """Change what a plan holds beside its assumptions: the controls, and what hands do to them, stay."""
    for key in (BASE, PLAN):
        st.session_state[key] = changed(st.session_state[key], values)


def take_moved(moved: Mapping[str, Any]) -> None:
    """Take over where hands have put the controls; not what a browser still says of a plan that is no longer there.

    Args:
        moved: ``token`` of the plan that was moved, and the ``values`` that differ from it, by assumption. It comes
            from a browser: what is no assumption or no number is passed over.
    """
    values = moved.get("values")
    if moved.get("token") != token() or not isinstance(values, dict):
        return
    numbers = {name: value for name, value in values.items() if name in ASSUMPTIONS and _is_number(value)}
    kept = {name: ASSUMPTIONS[name].kept(float(value)) for name, value in numbers.items()}
    st.session_state[PLAN] = changed(st.session_state[BASE], kept)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")


def shown() -> tuple[str, ...]:
    """The assumptions whose controls stand on the board."""
    names: tuple[str, ...] = st.session_state.get(SHOWN, HEADLINE)
    return names


def show(names: Sequence[object]) -> None:
    """Put other controls on the board; the headline ones where these are none."""
    known = tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name in ASSUMPTIONS))
    st.session_state[SHOWN] = known if len(known) == len(HEADLINE) else HEADLINE


def link_notes() -> tuple[LinkNote, ...]:
    """What had to be put right in the link of this session, until somebody has read it."""
    notes: tuple[LinkNote, ...] = st.session_state.get(LINK_NOTES, ())
    return notes


def note_link(notes: tuple[LinkNote, ...]) -> None:
    """Keep what had to be put right in a link."""
    st.session_state[LINK_NOTES] = notes


def dismiss_link_notes() -> None:
    """Somebody has read it."""
    note_link(())
