"""How sure somebody is changes the answer's width, from the page as from the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from payback.model import Plan


def plan_of(at: AppTest) -> Plan:
    """The plan of the last run."""
    return at.session_state["_plan"]


def test_a_guess_widens_and_a_measurement_narrows(visit: Callable[..., AppTest]) -> None:
    """What is said about one assumption stands in the plan, and "roughly" is the rule that needs no word."""
    at = visit("drivers", lang="en")
    at.selectbox(key="range_of").select("reach").run()
    for sure, kept in (("guess", (("reach", "guess"),)), ("measured", (("reach", "measured"),)), ("roughly", ())):
        at.segmented_control(key="range_sure").set_value(sure).run()
        assert plan_of(at).sureness == kept
    assert not at.exception


def test_a_range_of_ones_own_is_taken(visit: Callable[..., AppTest]) -> None:
    """Two typed ends become the range of the plan."""
    at = visit("drivers", lang="en")
    at.selectbox(key="range_of").select("reach").run()
    at.text_input(key="range_low").input("2%")
    at.text_input(key="range_high").input("5 %").run()
    assert plan_of(at).ranges == (("reach", 0.02, 0.05),)


@pytest.mark.parametrize(("low", "high"), [("9%", "5%"), ("two", "5%")])
def test_a_range_that_is_none_is_told_and_the_last_answer_stays(
    visit: Callable[..., AppTest], low: str, high: str
) -> None:
    """Ends out of order or no numbers: a sentence beside the fields, the plan as before."""
    at = visit("drivers", lang="en")
    at.selectbox(key="range_of").select("reach").run()
    at.text_input(key="range_low").input(low)
    at.text_input(key="range_high").input(high).run()
    assert plan_of(at).ranges == ()
    assert any("pb-refused" in block.proto.body for block in at.get("html"))
    assert not at.exception


@pytest.mark.parametrize(
    ("name", "meaning"), [("reach", "Nine futures in ten"), ("margin", "Every future draws a value between")]
)
def test_what_the_ends_of_a_range_mean(visit: Callable[..., AppTest], name: str, meaning: str) -> None:
    """The middle nine in ten for most assumptions, all there is for those that are drawn between two ends."""
    at = visit("drivers", lang="en")
    at.selectbox(key="range_of").select(name).run()
    assert any(meaning in block.proto.body for block in at.get("html"))
