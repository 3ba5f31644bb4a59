"""What the live tables hand to the browser."""

from __future__ import annotations

import pytest

from payback.model import ASSUMPTIONS, HEADLINE, Plan
from payback.model.plan.plan import changed
from payback.ui.table_encoding import headline_data, without_headline

PLAN = Plan(followers=4_321)


@pytest.mark.parametrize("end", ["low", "high"])
def test_the_tables_are_the_same_wherever_the_headline_sliders_stand(end: str) -> None:
    """They travel once: nothing in them may depend on salary, follower growth or conversion."""
    moved = changed(PLAN, {name: getattr(ASSUMPTIONS[name], end) for name in HEADLINE})
    assert without_headline(moved) == without_headline(PLAN)
    assert headline_data(moved) == headline_data(without_headline(PLAN))
