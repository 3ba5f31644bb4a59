"""The plan between page and browser: its key, what hands have moved, and the link that holds every value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.model import ASSUMPTIONS
from payback.ui import state
from payback.ui.inline_component import component, component_data
from payback.ui.plan_key import plan_key, text_hash
from payback.workflows.evaluation import REMEMBERED
from payback.workflows.sent_links import sent_link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Plan

_PLAN = component("plan", "<span></span>")
KEY = "_plan_on_screen"
PLACES = {name: row.places for name, row in ASSUMPTIONS.items()}


def plan_on_screen(start: Plan, address: str, *, own: bool) -> None:
    """Tell the browser which plan this run is about, and hear what hands do to it.

    Args:
        start: The plan that untouched controls stand at.
        address: Page and query that belongs into the present entry of the browser's history; empty where it is there.
        own: Whether the plan is of one's own company, for whoever opens its link.
    """
    data = _data(state.current_plan(), start, state.token(), state.shown(), address, own)
    _PLAN(key=KEY, data=data, on_moved_change=_take_moved, on_shown_change=_take_shown)


@lru_cache(maxsize=REMEMBERED)
def _data(
    plan: Plan,
    start: Plan,
    token: str,
    shown: tuple[str, ...],
    address: str,
    own: bool,  # noqa: FBT001  (a key of the cache)
) -> bytes:
    answer = {"key": key_of(plan), "token": token, "rest": rest_of(plan), "values": moved_values(plan, start)}
    data = {"answer": answer, "shown": shown, "query": sent_link(plan, own=own), "address": address}
    return component_data("board/plan_component.js", data)


@lru_cache(maxsize=REMEMBERED)
def key_of(plan: Plan) -> str:
    """The key of a plan, which every figure on a page carries."""
    return plan_key({name: getattr(plan, name) for name in ASSUMPTIONS}, PLACES, rest_of(plan))


def rest_of(plan: Plan) -> str:
    """What a plan holds beside its assumptions, as a short text."""
    rest = (
        plan.region, plan.currency, plan.streams, plan.hires, plan.season, plan.start, plan.observed, plan.ranges,
        plan.sureness,
    )  # fmt: skip
    return text_hash(ascii(rest))


def moved_values(plan: Plan, start: Plan) -> Mapping[str, float]:
    """The values of a plan that differ from where its controls start."""
    starts = {name: row.kept(getattr(start, name)) for name, row in ASSUMPTIONS.items()}
    return {name: getattr(plan, name) for name in ASSUMPTIONS if getattr(plan, name) != starts[name]}


def _take_moved() -> None:
    state.take_moved(_component_state().get("moved") or {})


def _take_shown() -> None:
    state.show(_component_state().get("shown") or ())


def _component_state() -> dict[str, Any]:
    return dict(st.session_state[KEY])
