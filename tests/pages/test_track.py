"""Track: each empty state leads to the next, and what was paid is not for everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
import pytest

from payback.history.events import Event
from payback.i18n import LANGUAGES, Words
from payback.model.plan_record import Outturn
from payback.model.tracking.rule import Rule
from payback.ui import server_state, state, tracking_state
from payback.ui.panels.trial_length import trial_line
from payback.workflows.documents import MEMO_KINDS
from payback.workflows.frozen_plans import freeze, frozen_plans
from payback.workflows.hire_costs import Cost, costs, note_costs
from payback.workflows.hire_readings import keep_answer
from payback.workflows.hire_record import note_event
from tests.pages.conftest import first_visit, forget_store
from tests.pages.test_drivers import MACHINE_WORDS, page_text, rows_of
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Block

    from payback.store import Store


@pytest.fixture
def own(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The server's store, empty, on a known day with a known history."""
    monkeypatch.setattr(server_state, "_server_store", lambda: store)
    monkeypatch.setattr(server_state, "arrival", lambda: None)
    monkeypatch.setattr(server_state, "today", lambda: TODAY)
    moving = 100 + 10 * np.cos(np.arange(28.0) ** 2)
    monkeypatch.setattr(tracking_state, "monthly_history", lambda *_: history(date(2024, 1, 1), 28, orders=moving))
    server_state.refresh()
    server_state._observed.clear()
    yield store
    monkeypatch.undo()
    forget_store()


def test_from_no_plan_to_figures(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan on screen is frozen with its rule, the hire asked for, then value stands beside what was planned."""
    at = first_visit("track", lang="en", followers="1000", addressable="100000")
    assert "no plan is frozen yet" in page_text(at)
    assert re.search(r"A trial of 6 months (can tell|is a coin toss)", page_text(at))
    assert [row[0] for row in rows_of(at, "trial_lengths")] == ["3 months", "6 months", "9 months", "12 months"]
    assert "A trial of 6 months" in trial_line(PLAN, Words("en"))
    at.text_input(key="freeze_name").set_value("Hire in January")
    at.number_input(key="freeze_stop_below").set_value(40)
    at.button[-1].click().run()

    assert "when does the person start" in page_text(at)
    assert [(plan.name, plan.rule.stop_below) for plan in frozen_plans(own)] == [("Hire in January", 0.4)]
    note_event(own, HIRE, by="ada")
    note_event(own, Event("campaign", date(2026, 3, 1), None, "Sale"), by="ada")
    note_costs(own, [Cost(date(2026, 1, 1), "salary", 98_765)], by="ada")
    at.run()

    assert "4 months after the hire the work has brought" in page_text(at)
    assert "98,765" in page_text(at)
    assert "Sale: It cannot be told apart" in page_text(at)
    assert "is expected now [" in page_text(at)
    at.button(key="keep_costs").click().run()
    assert costs(own) == (Cost(date(2026, 1, 1), "salary", 98_765, HIRE.day),)
    at.button(key="keep_reading").click().run()
    at.text_area(key="answer_why").set_value("The spring sale")
    next(button for button in at.button if button.label == "Keep the answer").click().run()
    assert "Wait: " in page_text(at)
    assert "Needs attention In 2 months the rule decides." in page_text(at)
    assert len(at.get("download_button")) >= len(MEMO_KINDS)
    assert "The spring sale" in page_text(at)
    (kept,) = tracking_state.plan_record(with_costs=True)
    over = [replace(kept, outturn=Outturn(0.3 + n / 9, came_true=n > 2, planned=100, came=80)) for n in range(5)]
    monkeypatch.setattr(tracking_state, "plan_record", lambda **_: over)
    conversion = at.run().session_state[state.PLAN].conversion
    assert "Your 5 plans were 20% too hopeful" in page_text(at)
    at.button(key="correct_plan").click().run()
    assert at.session_state[state.PLAN].conversion == pytest.approx(0.8 * conversion)
    assert float(at.query_params["conversion"]) == pytest.approx(0.8 * conversion)
    assert at.button(key="correct_plan").disabled
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    for language in LANGUAGES:
        text = page_text(first_visit("track", lang=language))
        assert MACHINE_WORDS.search(text) is None
        assert re.search(r"98.?765", text) is None


def test_the_rule_says_no_more_than_the_money(own: Store) -> None:
    """Far more came than was planned, and the pay is not earned: the card says both."""
    freeze(own, replace(PLAN, salary=150_000), name="Dear", by="ada", day=date(2025, 12, 1), rule=Rule(review_month=2))
    note_event(own, HIRE, by="ada")
    text = page_text(first_visit("track", lang="en"))

    assert "Add a person: " in text
    assert "Look at the plan again before you add anybody." in text


def payload(at: AppTest) -> list[bytes]:
    """All that a page sends to a browser."""
    assert not at.exception

    def sent(block: Block) -> Iterator[bytes]:
        for child in block.children.values():
            yield child.proto.SerializeToString(deterministic=True)
            yield from sent(child) if hasattr(child, "children") else ()

    return [*sent(at._tree[0])]


@pytest.mark.parametrize("hired", [True, False])
def test_who_only_looks_can_tell_no_salary(own: Store, monkeypatch: pytest.MonkeyPatch, *, hired: bool) -> None:
    """Two frozen plans that differ in their pay, and in what was paid, give the same page to the last byte."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    monkeypatch.setattr(state, "uuid4", lambda: UUID(int=0))
    pages = []
    for salary, name in ((61_000, "Cheap"), (87_654, "Dear")):
        plan = replace(PLAN, salary=salary, tools=salary / 100)
        freeze(own, plan, name=name, by=name, day=date(2025, 12, 1))
        if hired:
            note_event(own, HIRE, by="ada")
            note_costs(own, [Cost(HIRE.day.replace(day=1), "salary", salary / 12)], by="ada")
            now = tracking_state.follow_up(with_costs=True)
            keep_answer(own, now, {"why": f"We pay {salary}"}, by="ada")
        pages.append(payload(first_visit("track", lang="en")))

    assert pages[0] == pages[1]
    assert len(pages[0]) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_adds_is_joined_with_an_effect_that_is_not_seen(own: Store, language: str) -> None:
    """One card says to add a person, another that nothing can be told from chance: a word joins them, on paper too."""
    rule = Rule(review_month=1, stop_below=0.1, add_above=0.2)
    freeze(own, PLAN, name="Hire", by="ada", day=date(2025, 12, 1), rule=rule)
    note_event(own, HIRE, by="ada")
    at, words = first_visit("track", lang=language), Words(language)
    unseen = words("track.branch.add_unseen", series=words("track.counted.orders"))
    assert " ".join(unseen.split()) in page_text(at)
    assert unseen in at.text_area(key="answer_next").value
