"""What a viewer without a browser says when it moves the salary: a server has to understand it as a browser's word."""

from __future__ import annotations

from bench.live.salary import PLAN_COMPONENT, SLIDER
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest


def page_of_sliders() -> None:
    """A page with two of Streamlit's own sliders."""
    import streamlit as st  # noqa: PLC0415 - a script of its own

    st.slider("Salary", 20_000.0, 140_000.0, 60_000.0, key="salary")
    st.slider("Conversion", 0.0, 1.0, 0.25, key="conversion")


def page_of_plan() -> None:
    """A page with the component that moves a plan of ours."""
    from payback.model import Plan  # noqa: PLC0415
    from payback.ui import state  # noqa: PLC0415
    from payback.ui.plan_on_screen import plan_on_screen  # noqa: PLC0415

    if not state.is_open():
        state.adopt(Plan())
    plan_on_screen(Plan(), "", own=False)


def test_our_page_takes_over_the_salary_that_a_viewer_moves() -> None:
    """Each move reaches the plan, from the first on."""
    at = AppTest.from_function(page_of_plan).run()
    for salary in (61_500.0, 72_000.0):
        (drawn,) = (
            part.proto for part in at.get(PLAN_COMPONENT.element) if part.proto.id.endswith(f"-{PLAN_COMPONENT.key}")
        )
        at._run(WidgetStates(widgets=[PLAN_COMPONENT.moved(drawn, salary)]))
        assert at.session_state["_plan"].salary == salary


def test_a_page_of_sliders_takes_over_the_salary_and_the_others_stay() -> None:
    """A slider that nobody has touched is said to stand where it was drawn."""
    at = AppTest.from_function(page_of_sliders).run()
    drawn = {part.proto.id.rpartition("-")[2]: part.proto for part in at.get(SLIDER.element)}
    assert SLIDER.at_first is not None
    untouched = SLIDER.moved(drawn["conversion"], SLIDER.at_first(drawn["conversion"]))
    at._run(WidgetStates(widgets=[untouched, SLIDER.moved(drawn[SLIDER.key], 72_000.0)]))
    assert (at.session_state["salary"], at.session_state["conversion"]) == (72_000.0, 0.25)
