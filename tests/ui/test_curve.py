"""What the live curve hands to the browser, and what it works out before it is asked."""

from __future__ import annotations

import pytest

from payback.core import ASSUMPTIONS, HEADLINE, Plan
from payback.core.plan import changed
from payback.ui.packing import headline_data, without_headline
from payback.ui.state import with_held
from payback.workflows.evaluating import verdict_on

PLAN = Plan(followers=4_321)


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_tables_are_the_same_wherever_the_headline_sliders_stand(end: str) -> None:
    """They travel once: nothing in them may depend on salary, follower growth or conversion."""
    moved = changed(PLAN, {name: getattr(ASSUMPTIONS[name], end) for name in HEADLINE})
    assert without_headline(moved) == without_headline(PLAN)
    assert headline_data(moved) == headline_data(without_headline(PLAN))


def test_a_held_slider_has_its_answer_before_it_is_let_go() -> None:
    """The answer is remembered for the value that the slider would carry, on its steps."""
    verdict_on.cache_clear()
    assert changed(PLAN, {"salary": 61_000.0}) == with_held(PLAN, {"name": "salary", "value": 61_003})
    before = verdict_on.cache_info().misses
    verdict_on(changed(PLAN, {"salary": 61_000.0}))
    assert verdict_on.cache_info().misses == before == 1


@pytest.mark.parametrize(
    "held", [{}, {"name": "salary"}, {"name": "salary", "value": "61000"}, {"name": "constructor", "value": 1}]
)
def test_nothing_is_foreseen_from_what_is_no_slider(held: dict[str, object]) -> None:
    """A browser may send anything."""
    verdict_on.cache_clear()
    assert with_held(PLAN, held) == PLAN
    assert verdict_on.cache_info().misses == 0


def test_a_plan_without_an_answer_is_foreseen_in_silence() -> None:
    """The page says it when the slider is let go."""
    crowded = changed(PLAN, {"followers": 50_000})
    assert with_held(crowded, {"name": "addressable", "value": ASSUMPTIONS["addressable"].low}) == crowded
