"""Track: each empty state leads to the next, and what was paid is not for everybody."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES
from payback.ui import server_state, tracking_state
from payback.workflows.frozen_plans import frozen_plans
from payback.workflows.hire_record import Cost, note_costs, note_event
from tests.pages.conftest import first_visit, forget_store
from tests.pages.test_drivers import MACHINE_WORDS, page_text
from tests.workflows.test_follow_up import HIRE, TODAY, history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store import Store


@pytest.fixture
def own(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The server's store, empty, on a known day with a known history."""
    monkeypatch.setattr(server_state, "_server_store", lambda: store)
    monkeypatch.setattr(server_state, "arrival", lambda: None)
    monkeypatch.setattr(server_state, "today", lambda: TODAY)
    monkeypatch.setattr(tracking_state, "monthly_history", lambda *_: history(date(2024, 1, 1), 28))
    server_state.refresh()
    server_state._observed.clear()
    yield store
    monkeypatch.undo()
    forget_store()


def test_from_no_plan_to_figures(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan on screen is frozen with its rule, the hire asked for, then value stands beside what was planned."""
    at = first_visit("track", lang="en", followers="1000", addressable="100000")
    assert "no plan is frozen yet" in page_text(at)
    at.text_input(key="freeze_name").set_value("Hire in January")
    at.number_input(key="freeze_stop_below").set_value(40)
    at.button[-1].click().run()

    assert "when does the person start" in page_text(at)
    assert [(plan.name, plan.rule.stop_below) for plan in frozen_plans(own)] == [("Hire in January", 0.4)]
    note_event(own, HIRE, by="ada")
    note_costs(own, [Cost(date(2026, 1, 1), "salary", 98_765)], by="ada")
    at.run()

    assert "4 months after the hire the work has brought" in page_text(at)
    assert "98,765" in page_text(at)
    assert "In 4 known months, what came is" in page_text(at)
    at.button(key="keep_reading").click().run()
    at.text_area(key="answer_why").set_value("The spring sale")
    next(button for button in at.button if button.label == "Keep the answer").click().run()
    assert "Wait: " in page_text(at)
    assert "The spring sale" in page_text(at)
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    for language in LANGUAGES:
        text = page_text(first_visit("track", lang=language))
        assert MACHINE_WORDS.search(text) is None
        assert re.search(r"98.?765", text) is None
