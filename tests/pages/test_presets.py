"""Ready starting points move the plan, and say when nobody stands at one any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.model.plan.plan import changed
from payback.model.plan.presets import BUSINESS, REGION

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Selectbox


def preset_list_of(at: AppTest, kind: str) -> Selectbox:
    """The list of one kind of preset, wherever it stands."""
    (preset_list,) = (box for box in at.selectbox if str(box.key).startswith(f"_preset_{kind}"))
    return preset_list


@pytest.mark.parametrize(("kind", "name"), [("business", "chain"), ("region", "france")])
def test_a_starting_point_moves_the_plan(visit: Callable[..., AppTest], kind: str, name: str) -> None:
    """Every value of the preset is in the plan, and the list stands at it."""
    at = visit()
    preset_list_of(at, kind).select(name).run()
    preset = {"business": BUSINESS, "region": REGION}[kind][name]
    assert preset_list_of(at, kind).value == name
    plan = at.session_state["_plan"]
    assert {key: getattr(plan, key) for key in preset.values} == preset.values
    assert at.session_state["region"] == preset.values.get("region", "quebec")


def test_a_moved_value_leaves_the_starting_point(visit: Callable[..., AppTest]) -> None:
    """Figures of one's own are called that."""
    at = visit()
    preset_list_of(at, "business").select("shop").run()
    at.session_state["_plan"] = changed(at.session_state["_plan"], {"followers": 6_000})
    at.run()
    assert preset_list_of(at, "business").value == "own"
