"""The session's one plan: opened from the link, moved by the widgets, always within bounds and on its steps."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, VALUE_STREAMS, Plan, PlanError
from payback.model.plan.plan import changed
from payback.share import Told, decode, read_hires, write_hires
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from payback.model import Hire

BASE, PLAN, LINK_NOTES = "_base", "_plan", "_link_notes"
CHOICE_LABELS: Mapping[str, tuple[str, Collection[str]]] = {
    "region": ("region", REGIONS),
    "streams": ("stream", VALUE_STREAMS),
}
"""Choices that a page shows in words: the section of the catalogues, and the codes in it."""

CHOICES = ("region", "currency", "streams")
"""What is drawn as something else than a slider."""

CURVE = "card-curve"
"""Key of the payback curve, which reports a slider that a hand holds still."""

_MISSING = object()
"""The value of a widget that was never drawn."""

HIRES = "hires"
"""Second and further hires, written as in a link."""


def open_session(start: Plan) -> bool:
    """Read the link that a new session was opened with; what had to be put right in it is noted.

    Returns:
        Whether the session is new.
    """
    if BASE in st.session_state:
        return False
    params = {name: ",".join(_choice_codes(name, st.query_params.get_all(name))) for name in st.query_params}
    plan, notes = decode(params, start)
    st.session_state[BASE], st.session_state[LINK_NOTES] = plan, notes
    # Streamlit takes what it can from the address; this is for the values it would refuse.
    set_sliders({name: getattr(plan, name) for name in ASSUMPTIONS if getattr(plan, name) != getattr(start, name)})
    for name in CHOICES:
        st.session_state[name] = choice_value(plan, name)
    set_hires(plan.hires)
    return True


def _choice_codes(name: str, texts: Sequence[str]) -> list[str]:
    """Codes of the choices in an address: Streamlit writes a choice by its label, in any language."""
    section, codes = CHOICE_LABELS.get(name, ("", ()))
    code_of_label = {Words(language)(f"{section}.{code}"): code for code in codes for language in LANGUAGES}
    return [code_of_label.get(text, text) for text in texts]


def current_plan() -> Plan:
    """The plan of this run."""
    plan: Plan = st.session_state[PLAN]
    return plan


def read_plan() -> Plan:
    """Read the plan off the widgets, once they are drawn, and keep it for this run.

    A slider that a hand holds still counts as it stands there, in the run that the curve asks for and in no other.
    """
    st.session_state[PLAN] = plan = with_held_slider(plan_of_widgets(), held_slider())
    return plan


def held_slider() -> Mapping[str, Any]:
    """The ``name`` and ``value`` of a slider that a hand holds still; empty in every other run."""
    return (st.session_state.get(CURVE) or {}).get("held") or {}


def with_held_slider(plan: Plan, slider: Mapping[str, Any]) -> Plan:
    """The plan with the value of a slider in a hand; the same plan where that is no slider, or has no answer."""
    assumption, value = ASSUMPTIONS.get(str(slider.get("name"))), slider.get("value")
    if assumption and isinstance(value, int | float):
        with suppress(PlanError):
            return verdict_on(changed(plan, {assumption.name: assumption.snap(float(value))})).plan
    return plan


def plan_of_widgets() -> Plan:
    """The plan that the widgets stand at now; neither they nor links are believed unchecked."""
    get = st.session_state.get  # one by one, and once each: listing all of the state is slow
    values = {name: get(name, _MISSING) for name in (*ASSUMPTIONS, *CHOICES, HIRES, BASE)}
    return _plan_of({name: value for name, value in values.items() if value is not _MISSING})


def _plan_of(widgets: Mapping[str, Any]) -> Plan:
    """The plan of the widgets that were drawn; the base plan decides about the others."""
    values: dict[str, Any] = {
        name: assumption.snap(float(widgets[name])) for name, assumption in ASSUMPTIONS.items() if name in widgets
    }
    for name in CHOICES:
        if widgets.get(name):
            values[name] = widgets[name]
    if "streams" in widgets:
        values["streams"] = tuple(stream for stream in VALUE_STREAMS if stream in (widgets["streams"] or ()))
    hires = read_hires(widgets.get(HIRES) or "")
    return changed(widgets[BASE], values if hires is None else values | {"hires": hires})


def currency() -> str:
    """The currency chosen."""
    return str(st.session_state.get("currency") or st.session_state[BASE].currency)


def set_hires(hires: tuple[Hire, ...]) -> None:
    """Put other second and further hires into the plan; only before the controls are drawn, or in a callback."""
    st.session_state[HIRES] = write_hires(hires)


def set_sliders(values: Mapping[str, float]) -> None:
    """Put sliders to other values; only before they are drawn, or in a callback."""
    for name, value in values.items():
        st.session_state[name] = slider_value(name, value)


def adopt(plan: Plan) -> None:
    """Make another plan the session's one, sliders and all; only in a callback."""
    st.session_state[BASE] = plan
    set_sliders({name: getattr(plan, name) for name in ASSUMPTIONS})
    for name in CHOICES:
        st.session_state[name] = choice_value(plan, name)
    set_hires(plan.hires)


def slider_value(name: str, value: float) -> float | int:
    """A value as its slider carries it: whole numbers where the slider's steps are whole."""
    assumption = ASSUMPTIONS[name]
    snapped = assumption.snap(value)
    return int(snapped) if assumption.decimals == 0 else float(snapped)


def choice_value(plan: Plan, name: str) -> Any:  # noqa: ANN401  (a word, or several)
    """A choice as its widget carries it."""
    value = getattr(plan, name)
    return list(value) if isinstance(value, tuple) else value


def link_notes() -> tuple[Told, ...]:
    """What had to be put right in the link of this session, until somebody has read it."""
    notes: tuple[Told, ...] = st.session_state.get(LINK_NOTES, ())
    return notes


def dismiss_link_notes() -> None:
    """Somebody has read it."""
    st.session_state[LINK_NOTES] = ()
