"""The session's plan: what a browser says that hands have done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st

from payback.model import ASSUMPTIONS, HEADLINE, Plan
from payback.model.plan.plan import changed
from payback.ui import state

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = Plan(followers=4_321)


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    """A session with a plan."""
    st.session_state.clear()
    state.adopt(PLAN)
    state.begin(PLAN)
    yield
    st.session_state.clear()


def test_what_hands_have_moved_is_kept_to_its_last_decimal() -> None:
    """Each time all that differs from where the plan was set, within what the model takes."""
    state.take_moved({"token": state.token(), "values": {"salary": 61_234.567, "horizon": 999}})
    assert state.current_plan() == changed(PLAN, {"salary": 61_234.57, "horizon": 60.0})
    state.take_moved({"token": state.token(), "values": {"conversion": 0.0137}})
    assert state.current_plan() == changed(PLAN, {"conversion": 0.0137})


@pytest.mark.parametrize(
    "values", [{"salary": "61000"}, {"salary": True}, {"salary": float("nan")}, {"constructor": 1}, {}, None, "x"]
)
def test_what_is_no_value_changes_nothing(values: object) -> None:
    """A browser may send anything."""
    state.take_moved({"token": state.token(), "values": values})
    assert state.current_plan() == PLAN


def test_what_was_moved_of_another_plan_is_passed_over() -> None:
    """Python has set a plan in the meantime: from a preset, a link, the history."""
    before = state.token()
    state.adopt(changed(PLAN, {"margin": 0.5}))
    state.take_moved({"token": before, "values": {"salary": 70_000}})
    assert state.current_plan() == changed(PLAN, {"margin": 0.5})


def test_a_choice_leaves_to_hands_what_they_have_moved() -> None:
    """What counts, whose charges, who else is hired: the controls stay where they are, before and after."""
    state.take_moved({"token": state.token(), "values": {"salary": 70_000}})
    state.choose({"region": "france"})
    assert state.current_plan() == changed(PLAN, {"salary": 70_000.0, "region": "france"})
    state.take_moved({"token": state.token(), "values": {"salary": 71_000}})
    assert state.current_plan() == changed(PLAN, {"salary": 71_000.0, "region": "france"})


@pytest.mark.parametrize("names", [(), ("salary",), ("salary", "margin", "nobody"), ("salary", "salary", "margin")])
def test_a_board_of_too_few_controls_is_the_first_one(names: tuple[str, ...]) -> None:
    """What is no assumption does not count."""
    state.show(names)
    assert state.shown() == HEADLINE


def test_other_controls_stand_on_the_board() -> None:
    """Any assumption may."""
    last = [*ASSUMPTIONS][-3:]
    state.show(last)
    assert state.shown() == tuple(last)


def test_what_nobody_has_touched_follows_the_start() -> None:
    """New history, or none any longer: what was moved or chosen stays, and hands hear of a new plan."""
    state.take_moved({"token": state.token(), "values": {"salary": 70_000}})
    state.choose({"region": "france"})
    before = state.token()
    state.follow(PLAN)
    assert state.token() == before
    state.follow(changed(PLAN, {"followers": 9_000.0, "margin": 0.3}))
    expected = {"followers": 9_000.0, "margin": 0.3, "salary": 70_000.0, "region": "france"}
    assert state.current_plan() == changed(PLAN, expected)
    assert state.token() != before
