"""What one campaign brought, by the orders of the months around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.history.events import Event
from payback.i18n import Words
from payback.model import Plan
from payback.wording.campaign import money_sentences
from payback.wording.effect import effect_lines, verdict_sentence
from payback.workflows.campaign_effect import campaign_effect
from tests.workflows.test_follow_up import history

FIRST = date(2023, 1, 1)
PLAN = Plan(order_value=100, margin=0.4)
SALE = Event("campaign", date(2025, 7, 10), date(2025, 8, 20), "Sale", 2_000.0)
ORDERS = 500 * np.exp(0.05 * np.random.default_rng(3).standard_normal(36))
SOLD = ORDERS + np.where((np.arange(36) == 30) | (np.arange(36) == 31), 300.0, 0.0)


def test_a_campaign_is_worth_what_its_months_brought() -> None:
    """Two months with 300 orders each on top, at 40 a piece, against 2,000; months after it change nothing."""
    known = history(FIRST, 36, orders=SOLD, spend=np.full(36, 700.0))
    found = campaign_effect(known, PLAN, SALE, None)
    assert found
    effect = found.dated.effect
    assert found.dated.months == (date(2025, 7, 1), date(2025, 8, 1))
    assert (effect.verdict, effect.months_needed, effect.notes) == ("brought", 0, ())
    low, high = effect.cumulative_interval_95
    assert low < 600 < high
    assert found.money.worth == pytest.approx(40 * effect.cumulative)
    assert found.money.ratio == pytest.approx(found.money.worth / 2_000)
    assert (found.money.enough, found.from_history) == (50, False)
    told = " ".join(money_sentences(effect, found.money, Words("en"), "CAD"))
    assert "Each unit of the $2,000 spent brought " in told
    assert "It takes 50 more to pay back the $2,000 spent" in told

    later = campaign_effect(history(FIRST, 33, orders=SOLD[:33]), PLAN, SALE, None)
    assert later
    assert later.dated.effect.cumulative == effect.cumulative
    unwritten = campaign_effect(known, PLAN, replace(SALE, spend=None), date(2025, 3, 3))
    assert unwritten
    assert (unwritten.money.spend, unwritten.from_history) == (1_400, True)
    apart = unwritten.dated.effect
    assert ([note.key for note in apart.notes], apart.verdict) == (["hire_near"], "too_early")
    assert verdict_sentence(apart, Words("en")).startswith("It cannot be told apart")
    assert len([*effect_lines(apart, Words("fr"))]) == 2


def test_what_cannot_be_told_of_a_campaign_is_said() -> None:
    """One that is still ahead, too few months before it, no order at all, nothing spent."""
    known = history(FIRST, 36, orders=SOLD, spend=np.zeros(36))
    with pytest.raises(PaybackError, match="effect_no_after"):
        campaign_effect(known, PLAN, Event("campaign", date(2026, 3, 1)), None)
    short = campaign_effect(history(date(2024, 1, 1), 24, orders=SOLD[12:]), PLAN, SALE, None)
    assert short
    assert [note.key for note in short.dated.effect.notes] == ["campaign_year"]
    assert campaign_effect(replace(known, orders=np.full(36, np.nan)), PLAN, SALE, None) is None
    free = campaign_effect(known, PLAN, replace(SALE, spend=None), None)
    assert free
    assert (free.money.ratio, free.money.ratio_95, free.money.enough, free.from_history) == (None, None, None, False)


def test_a_level_that_a_hire_began_is_no_jump_before_anybody_came() -> None:
    """Orders that rise with a hire, and a campaign half a year later: the months before are not to be taken out."""
    orders = ORDERS + np.where(np.arange(36) >= 25, 400.0, 0.0)
    known = history(FIRST, 36, orders=orders)
    keys = []
    for hire in (None, date(2025, 2, 3)):
        outcome = campaign_effect(known, PLAN, SALE, hire)
        assert outcome
        keys.append([note.key for note in outcome.dated.effect.notes])
    assert keys == [["jump"], ["hire_near"]]
