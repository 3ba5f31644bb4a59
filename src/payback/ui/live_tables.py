"""The tables with which the curve moves in a hand: of the headline assumptions, and of one that the hand is near."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.model import PlanError
from payback.ui import state
from payback.ui.inline_component import component, component_data
from payback.ui.plan_on_screen import moved_values, rest_of
from payback.ui.table_encoding import headline_data, near_table, without_headline

if TYPE_CHECKING:
    from payback.model import Plan

_HEADLINE = component("headline_tables", "<span></span>")
_SINGLE = component("single_table", "<span></span>")
SCRIPT, KEY = "board/live_tables.js", "_single_table"


@st.fragment(key="tables")
def live_tables(start: Plan) -> None:
    """Hand out the tables of the plan on screen.

    Outside of what runs when a hand lets go: those of the headline are the same wherever these stand, and the browser
    asks for what it misses (live_tables.js).
    """
    plan, name = state.current_plan(), str(((st.session_state.get(KEY) or {}).get("wanted") or {}).get("name") or "")
    made: dict[str, Any] = {"rest": rest_of(plan), "values": moved_values(plan, start)}
    single: dict[str, Any] = {**made, "name": name, "table": None}
    with suppress(PlanError):  # the page says which control to move; then the browser asks again
        _HEADLINE(key="_headline_tables", data=_headline(without_headline(plan), start))
        single["table"] = near_table(plan, name)
    _SINGLE(key=KEY, data=component_data(SCRIPT, {"single": single}), on_wanted_change=_run_again)


@lru_cache(maxsize=32)
def _headline(plan: Plan, start: Plan) -> bytes:
    """The tables of the headline, of a plan as `without_headline` gives it."""
    made = {"rest": rest_of(plan), "values": moved_values(plan, start)}
    return component_data(SCRIPT, {"headline": {**made, "tables": headline_data(plan)}})


def _run_again() -> None:
    """The fragment of the component runs again; that is all."""
