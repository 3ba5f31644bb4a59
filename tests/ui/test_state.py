"""The session's plan: what a slider says that a hand holds still."""

from __future__ import annotations

import pytest

from payback.model import ASSUMPTIONS, Plan
from payback.model.plan.plan import changed
from payback.ui.state import with_held_slider
from payback.workflows.evaluation import verdict_on

PLAN = Plan(followers=4_321)


def test_a_held_slider_counts_as_it_stands_in_the_hand() -> None:
    """The answer is remembered for the value that the slider would carry, on its steps."""
    verdict_on.cache_clear()
    assert changed(PLAN, {"salary": 61_000.0}) == with_held_slider(PLAN, {"name": "salary", "value": 61_003})
    before = verdict_on.cache_info().misses
    verdict_on(changed(PLAN, {"salary": 61_000.0}))
    assert verdict_on.cache_info().misses == before == 1


@pytest.mark.parametrize(
    "slider", [{}, {"name": "salary"}, {"name": "salary", "value": "61000"}, {"name": "constructor", "value": 1}]
)
def test_what_is_no_slider_changes_nothing(slider: dict[str, object]) -> None:
    """A browser may send anything."""
    verdict_on.cache_clear()
    assert with_held_slider(PLAN, slider) == PLAN
    assert verdict_on.cache_info().misses == 0


def test_a_held_slider_without_an_answer_is_passed_over_in_silence() -> None:
    """The page says it when the slider is let go."""
    crowded = changed(PLAN, {"followers": 50_000})
    assert with_held_slider(crowded, {"name": "addressable", "value": ASSUMPTIONS["addressable"].low}) == crowded
