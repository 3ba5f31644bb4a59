"""What is kept month by month: readings of the rule, and answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.i18n import Words
from payback.model.tracking.follow_up import FollowUp
from payback.model.tracking.rule import Rule
from payback.wording.tracking import stream_rows
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_forecast import hire_forecast
from payback.workflows.hire_readings import QUESTIONS, answers, keep_answer, keep_reading, month_answer, readings
from payback.workflows.hire_record import note_event
from tests.store.readings import NOW
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from payback.store import Store


RULE = Rule(review_month=1, stop_below=0.1, add_above=0.2)


def test_the_record_keeps_what_was_said(store: Store) -> None:
    """A later reading of the month stands beside the first one; of answers the latest of each month counts."""
    plan = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    other = freeze(store, PLAN, name="Other", by="ada", day=date(2025, 12, 1), decision=False)
    note_event(store, HIRE, by="ada")
    now, later = (follow_up(store, history(date(2024, 1, 1), months), TODAY, with_costs=False) for months in (27, 28))
    for each in (now, later, later):
        keep_reading(store, each, by="ada")
    keep_answer(store, now, {"why": " A campaign ", "unknown": "x"}, by="ada")
    keep_answer(store, now, {"why": "Two campaigns"}, by="bob")

    assert [(kept.month, kept.reading.branch, kept.kept_on) for kept in readings(store, plan)] == [
        (date(2026, 4, 1), "wait", NOW.date())
    ] * 2
    (kept,) = answers(store, plan)
    assert (kept.by, kept.texts) == ("bob", {**dict.fromkeys(QUESTIONS, ""), "why": "Two campaigns"})
    assert readings(store, other) == answers(store, other) == ()
    for keep in (lambda: keep_reading(store, FollowUp(state="no_hire"), by="ada"),
                 lambda: keep_answer(store, FollowUp(state="no_hire"), {}, by="ada")):  # fmt: skip
        with pytest.raises(PaybackError, match="no_figures"):
            keep()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_comes_next_is_held_against_the_money(store: Store, lang: str) -> None:
    """The month's answer adds nobody to a plan whose money is not expected back without saying so, as the page does."""
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1), rule=RULE)
    note_event(store, HIRE, by="ada")
    now, words = follow_up(store, history(date(2024, 1, 1), 28), TODAY, with_costs=True), Words(lang)
    forecast = hire_forecast(now)
    assert forecast
    assert forecast.chance < 0.5
    assert (
        words("track.branch.add_against", chance=forecast.chance)
        in month_answer(store, now, forecast, {}, words)["next"]
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_answers_of_a_month_without_figures_are_sentences(store: Store, lang: str) -> None:
    """No list without a member, and no value in one that was not measured."""
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1), rule=RULE)
    note_event(store, HIRE, by="ada")
    nothing, words = np.full((1, 28), np.nan), Words(lang)
    known = history(date(2024, 1, 1), 28, post_clicks=nothing, messages=nothing, reached=nothing, followers=nothing)
    now = follow_up(store, known, TODAY, with_costs=True)
    texts = month_answer(store, now, hire_forecast(now), {}, words)
    assert words("track.answer.why", streams="").rstrip(". ") not in texts["why"]
    assert words("track.not_measured") not in texts["happened"]
    assert {row[1] for row in stream_rows(now, words)} == {""}
