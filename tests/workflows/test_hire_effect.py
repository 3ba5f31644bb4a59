"""What the hire brought, of the demonstration's second act whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from demo_company import live, read_truth
from demo_company.by_month import history_of

from payback.errors import PaybackError
from payback.history.events import Event
from payback.i18n import Words
from payback.wording.effect import effect_facts, effect_lines, verdict_sentence
from payback.workflows.demo_company import DEMO
from payback.workflows.demo_second_act import HIRED
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_effect import SERIES, hire_effect
from payback.workflows.starting_plan import plan_in_file
from tests.workflows.test_follow_up import HIRE, PLAN, history

if TYPE_CHECKING:
    from payback.store import Store


def test_the_estimate_covers_the_truth(store: Store) -> None:
    """It claims that the hire brought something, and the orders that she adds lie within 95 %; the worth follows."""
    truth = read_truth(DEMO / "truth.toml", HIRED / "truth.toml")
    frozen = freeze(store, plan_in_file(DEMO / "plan.toml"), name="Hire", by="ada", day=date(2025, 12, 12))
    assert truth.hired
    effect = hire_effect(history_of(live(truth, truth.seed)), frozen, truth.hired, "orders")

    assert effect
    low, high = effect.dated.effect.interval_95
    assert effect.dated.effect.verdict == "brought"
    assert low <= truth.hired_orders <= high
    assert effect.dated.months[0] == date(2026, 1, 1)
    assert effect.worth == pytest.approx(effect.dated.effect.cumulative * frozen.plan.order_value * frozen.plan.margin)
    assert effect.worth_95[0] < effect.worth < effect.worth_95[1]


def test_what_cannot_be_told_is_said(store: Store) -> None:
    """A hire in the middle of a month leaves that month out; nothing since, and nothing ever measured."""
    frozen = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    moving = 100 + 10 * np.cos(np.arange(28.0) ** 2)
    known = history(date(2024, 1, 1), 28, messages=moving[np.newaxis], orders=moving)
    late = hire_effect(known, frozen, date(2026, 1, 19), "answers")

    assert late
    assert (late.dated.effect.notes[0].key, late.dated.months[0]) == ("inside", date(2026, 2, 1))
    unknown = np.full((1, 28), np.nan)
    assert hire_effect(replace(known, messages=unknown), frozen, date(2026, 1, 5), "answers") is None
    with pytest.raises(PaybackError, match="effect_no_after"):
        hire_effect(known, frozen, date(2026, 7, 1), "orders")


def test_what_came_during_a_campaign_is_not_said_to_be_of_the_hire(store: Store) -> None:
    """Its months are left out and named; where no other month is known since, nothing is claimed for either."""
    frozen = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    quiet = 500 + 25 * np.cos(np.arange(40.0) ** 2)
    sold = quiet + 400.0 * (np.arange(40) == 38)
    known, hire = history(date(2023, 1, 1), 40, orders=sold), date(2026, 1, 5)
    march = Event("campaign", date(2026, 3, 2), date(2026, 3, 20), "Sale", 1_000.0)
    alone, beside = (hire_effect(known, frozen, hire, "orders", asked) for asked in ((), (march,)))
    always = hire_effect(known, frozen, hire, "orders", (replace(march, day=hire, until=date(2026, 4, 30)),))

    assert alone
    assert beside
    assert always
    still = hire_effect(replace(known, orders=quiet), frozen, hire, "orders")
    assert still
    assert beside.dated.effect.cumulative == pytest.approx(0.75 * still.dated.effect.cumulative, abs=40)
    assert alone.dated.effect.cumulative > beside.dated.effect.cumulative + 300
    assert beside.dated.effect.months_after == 3
    assert "campaign: March 2026." in " ".join(effect_lines(beside.dated.effect, Words("en")))
    assert (always.dated.effect.verdict, always.dated.effect.notes[0].key) == ("too_early", "campaign_throughout")
    assert verdict_sentence(always.dated.effect, Words("en")).startswith("It cannot be told apart")
    facts = effect_facts(beside.dated.effect, beside.dated.months, Words("en"))
    assert facts["notes"][0]["facts"] == {"months": ["2026-03-01"]}


def test_a_share_stands_beside_what_it_is_of(store: Store) -> None:
    """A claim names what would have come a month without it."""
    frozen = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    steady = 500 + 25 * np.cos(np.arange(40.0) ** 2)
    sold = steady + 250.0 * (np.arange(40) >= 36)
    effect = hire_effect(history(date(2023, 1, 1), 40, orders=sold), frozen, date(2026, 1, 5), "orders")
    assert effect
    base = float(effect.dated.effect.counterfactual.mean())
    assert f"more than the {round(base)} a month that would" in verdict_sentence(effect.dated.effect, Words("en"))


def test_a_campaign_moves_orders_and_no_messages(store: Store) -> None:
    """Whoever asks hands in all that was written down: of messages no month is left out for it."""
    kept = freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    moving = 100 + 10 * np.cos(np.arange(28.0) ** 2)
    known = history(date(2024, 1, 1), 28, orders=moving, messages=moving.reshape(1, -1))
    written = (HIRE, Event("campaign", date(2026, 2, 1), date(2026, 2, 27)))
    notes = {}
    for name in SERIES:
        effect = hire_effect(known, kept, HIRE.day, name, written)
        assert effect
        notes[name] = "campaign_apart" in [note.key for note in effect.dated.effect.notes]
    assert notes == {"orders": True, "answers": False}
