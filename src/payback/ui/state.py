"""The session's one plan: opened from the link, moved by the widgets, always within bounds and on its steps."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, STREAMS, Plan, PlanError
from payback.model.plan.plan import changed
from payback.share import Told, decode, read_hires, write_hires
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.model import Hire

BASE, PLAN, TOLD = "_base", "_plan", "_told"
SHOWN: Mapping[str, tuple[str, tuple[str, ...]]] = {"region": ("region", REGIONS), "streams": ("stream", STREAMS)}
"""Choices that a page shows in words: the section of the catalogues, and the codes in it."""

CHOSEN = ("region", "currency", "streams")
"""What is drawn as something else than a slider."""

CURVE = "card-curve"
"""Key of the payback curve, which tells of a slider that a hand holds still."""

_UNSAID = object()
"""What a widget says that is not there."""

HIRES = "hires"
"""Second and further hires, written as in a link."""


def open_session(start: Plan) -> bool:
    """Read the link that a new session was opened with; whatever had to be put right is told.

    Returns:
        Whether the session is new.
    """
    if BASE in st.session_state:
        return False
    params = {name: ",".join(_codes(name, st.query_params.get_all(name))) for name in st.query_params}
    plan, told = decode(params, start)
    st.session_state[BASE], st.session_state[TOLD] = plan, told
    # Streamlit takes what it can from the address; this is for the values it would refuse.
    move({name: getattr(plan, name) for name in ASSUMPTIONS if getattr(plan, name) != getattr(start, name)})
    for name in CHOSEN:
        st.session_state[name] = chosen(plan, name)
    keep_hires(plan.hires)
    return True


def _codes(name: str, texts: Sequence[str]) -> list[str]:
    """What an address says, in the words of links: Streamlit writes a choice as it is shown, in any language."""
    section, codes = SHOWN.get(name, ("", ()))
    shown = {Words(language)(f"{section}.{code}"): code for code in codes for language in LANGUAGES}
    return [shown.get(text, text) for text in texts]


def current_plan() -> Plan:
    """The plan of this run."""
    plan: Plan = st.session_state[PLAN]
    return plan


def read_plan() -> Plan:
    """Read the plan off the widgets, once they are drawn, and keep it for this run.

    A slider that a hand holds still counts as it stands there, in the run that the curve asks for and in no other.
    """
    st.session_state[PLAN] = plan = with_held(plan_of_widgets(), held())
    return plan


def held() -> Mapping[str, Any]:
    """The ``name`` and ``value`` of a slider that a hand holds still; empty in every other run."""
    return (st.session_state.get(CURVE) or {}).get("held") or {}


def with_held(plan: Plan, held: Mapping[str, Any]) -> Plan:
    """The plan with the value of a slider in a hand; the same plan where that is no slider, or has no answer."""
    asked, value = ASSUMPTIONS.get(str(held.get("name"))), held.get("value")
    if asked and isinstance(value, int | float):
        with suppress(PlanError):
            return verdict_on(changed(plan, {asked.name: asked.snap(float(value))})).plan
    return plan


def plan_of_widgets() -> Plan:
    """What the widgets say now; neither they nor links are believed unchecked."""
    said = st.session_state.get  # asked one by one, and once each: listing all of the state is slow
    seen = {name: said(name, _UNSAID) for name in (*ASSUMPTIONS, *CHOSEN, HIRES, BASE)}
    return _read({name: value for name, value in seen.items() if value is not _UNSAID})


def _read(seen: Mapping[str, Any]) -> Plan:
    values: dict[str, Any] = {name: a.snap(float(seen[name])) for name, a in ASSUMPTIONS.items() if name in seen}
    for name in CHOSEN:
        if seen.get(name):
            values[name] = seen[name]
    if "streams" in seen:
        values["streams"] = tuple(stream for stream in STREAMS if stream in (seen["streams"] or ()))
    hires = read_hires(seen.get(HIRES) or "")
    return changed(seen[BASE], values if hires is None else values | {"hires": hires})


def currency() -> str:
    """The currency chosen."""
    return str(st.session_state.get("currency") or st.session_state[BASE].currency)


def keep_hires(hires: tuple[Hire, ...]) -> None:
    """Put other second and further hires into the plan; only before the controls are drawn, or in a callback."""
    st.session_state[HIRES] = write_hires(hires)


def move(values: Mapping[str, float]) -> None:
    """Put sliders to other values; only before they are drawn, or in a callback."""
    for name, value in values.items():
        st.session_state[name] = carried(name, value)


def adopt(plan: Plan) -> None:
    """Make another plan the session's one, sliders and all; only in a callback."""
    st.session_state[BASE] = plan
    move({name: getattr(plan, name) for name in ASSUMPTIONS})
    for name in CHOSEN:
        st.session_state[name] = chosen(plan, name)
    keep_hires(plan.hires)


def carried(name: str, value: float) -> float | int:
    """A value as its slider carries it: whole numbers where the slider's steps are whole."""
    asked = ASSUMPTIONS[name]
    snapped = asked.snap(value)
    return int(snapped) if asked.decimals == 0 else float(snapped)


def chosen(plan: Plan, name: str) -> Any:  # noqa: ANN401  (a word, or several)
    """A choice as its widget carries it."""
    value = getattr(plan, name)
    return list(value) if isinstance(value, tuple) else value


def told() -> tuple[Told, ...]:
    """What had to be put right in the link of this session, until somebody has read it."""
    notes: tuple[Told, ...] = st.session_state.get(TOLD, ())
    return notes


def heard() -> None:
    """Somebody has read it."""
    st.session_state[TOLD] = ()
