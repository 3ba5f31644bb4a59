"""What a list of starting points takes for a choice."""

from __future__ import annotations

import pytest

from payback.model import Plan
from payback.model.plan.presets import REGION, applied
from payback.ui.panels import presets


@pytest.mark.parametrize(
    ("stood", "taken"), [("own", [applied(Plan(), REGION["quebec"])]), ("quebec", [])], ids=["now", "before"]
)
def test_only_the_list_that_is_there_is_listened_to(
    monkeypatch: pytest.MonkeyPatch, stood: str, taken: list[Plan]
) -> None:
    """A browser says where a list stood until it has drawn the next one: a slider that moved on would be put back."""
    adopted: list[Plan] = []
    state = {presets.POSITIONS: {"region": "own"}, "list": "quebec"}
    monkeypatch.setattr(presets.st, "session_state", state)
    monkeypatch.setattr(presets, "current_plan", Plan)
    monkeypatch.setattr(presets, "adopt", adopted.append)
    presets._apply("region", stood, "list")
    assert taken == adopted
