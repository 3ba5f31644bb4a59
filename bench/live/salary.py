"""The salary on the wire: which widget moves it in an app on Streamlit, and what a browser then says of that widget."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from streamlit.proto.Common_pb2 import DoubleArray
from streamlit.proto.WidgetStates_pb2 import WidgetState

from payback.ui.plan_on_screen import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.proto.BidiComponent_pb2 import BidiComponent
    from streamlit.proto.Slider_pb2 import Slider


@dataclass(frozen=True, slots=True)
class Control:
    """The widget that moves the salary.

    Attributes:
        element: What Streamlit's protocol calls its kind.
        key: In the script: Streamlit's own name for the widget ends with it.
        moved: What a browser says of a widget, as it was last drawn, that stands at a value.
        at_first: Where a widget of the kind is drawn; None where a browser says nothing of one that nobody has touched.
    """

    element: str
    key: str
    moved: Callable[[Any, float], WidgetState]
    at_first: Callable[[Any], float] | None = None


def _slider_at(slider: Slider, value: float) -> WidgetState:
    return WidgetState(id=slider.id, double_array_value=DoubleArray(data=[value]))


def _plan_with(component: BidiComponent, value: float) -> WidgetState:
    """What `plan_component.js` sends: all that hands have moved of the plan that the answer names by its token."""
    answer = json.loads(component.bytes)["answer"]
    state = {"moved": {"token": answer["token"], "values": {"salary": value}}}
    return WidgetState(id=component.id, json_value=json.dumps(state, separators=(",", ":")))


SLIDER = Control("slider", "salary", _slider_at, lambda slider: float(slider.default[0]))
PLAN_COMPONENT = Control("bidi_component", KEY, _plan_with)
