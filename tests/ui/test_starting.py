"""What a list of starting points takes for a choice."""

from __future__ import annotations

import pytest

from payback.core import Plan
from payback.core.presets import REGION, applied
from payback.ui.panels import starting


@pytest.mark.parametrize(
    ("stood", "taken"), [("own", [applied(Plan(), REGION["quebec"])]), ("quebec", [])], ids=["now", "before"]
)
def test_only_the_list_that_is_there_is_listened_to(
    monkeypatch: pytest.MonkeyPatch, stood: str, taken: list[Plan]
) -> None:
    """A browser says where a list stood until it has drawn the next one: a slider that moved on would be put back."""
    adopted: list[Plan] = []
    state = {starting.STANDS: {"region": "own"}, "list": "quebec"}
    monkeypatch.setattr(starting.st, "session_state", state)
    monkeypatch.setattr(starting, "plan_of_widgets", Plan)
    monkeypatch.setattr(starting, "adopt", adopted.append)
    starting._take("region", stood, "list")
    assert taken == adopted
