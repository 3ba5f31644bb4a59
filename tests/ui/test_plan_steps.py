"""Undo and redo: every change of the plan is a step, whoever made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st

from payback.model import Plan
from payback.model.plan.plan import changed
from payback.ui import plan_steps, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLAN = Plan(followers=4_321)
FIFTY = 50


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    """A session with a plan, whose first run is over."""
    st.session_state.clear()
    state.adopt(PLAN)
    plan_steps.note()
    yield
    st.session_state.clear()


def test_fifty_changes_are_taken_back_and_made_again() -> None:
    """Those of hands, of a list, of a plan that is loaded: each is one step, in its order."""
    plans = [PLAN]
    for number in range(FIFTY):
        if number % 3 == 0:
            state.adopt(changed(state.current_plan(), {"margin": 0.3 + number / 1_000}))
        elif number % 3 == 1:
            state.choose({"region": ("france", "us")[number % 2]})
        else:
            state.take_moved({"token": state.token(), "values": {"salary": 60_000 + number, "conversion": 0.01}})
        plan_steps.note()
        plans.append(state.current_plan())
    assert _through(plan_steps.undo) == plans[-2::-1]
    assert _through(plan_steps.redo) == plans[1:]


def _through(step: Callable[[], None]) -> list[Plan]:
    seen = []
    for _ in range(FIFTY):
        step()
        plan_steps.note()
        seen.append(state.current_plan())
    return seen


def test_a_run_without_a_change_is_no_step() -> None:
    """With nothing to take back or to make again everything stays, the controls too."""
    token = state.token()
    plan_steps.note()
    plan_steps.undo()
    plan_steps.redo()
    assert (state.current_plan(), state.token()) == (PLAN, token)


def test_the_controls_go_where_a_step_leads() -> None:
    """What a browser still says of the plan before is passed over."""
    before = state.token()
    state.take_moved({"token": before, "values": {"salary": 70_000}})
    plan_steps.undo()
    state.take_moved({"token": before, "values": {"salary": 70_000}})
    assert state.current_plan() == PLAN


def test_a_new_change_ends_what_could_be_made_again() -> None:
    """Also one that no run has seen yet."""
    state.choose({"region": "france"})
    plan_steps.undo()
    state.choose({"region": "us"})
    plan_steps.redo()
    assert state.current_plan() == changed(PLAN, {"region": "us"})
    plan_steps.undo()
    assert state.current_plan() == PLAN
