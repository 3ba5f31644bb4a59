"""Whatever stands in the way of judging a hire has a sentence and a next step, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.history.events import Event
from payback.history.records import Account, OrderMonth
from payback.i18n import Words
from payback.model.effect import EffectNote, estimate_effect
from payback.wording import tracking
from payback.wording.effect import note_sentence
from payback.wording.refusals import refusal
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze, frozen_plans
from payback.workflows.hire_effect import hire_effect
from payback.workflows.hire_record import note_event, withdraw_event
from payback.workflows.monthly_history import history_by_month
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from payback.model.estimation import MonthlyHistory
    from payback.store import Store

KNOWN = history(date(2024, 1, 1), 28)


@pytest.fixture
def planned(store: Store) -> Store:
    """A store in which a plan was frozen."""
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    return store


@pytest.fixture
def hired(planned: Store) -> Store:
    """The same with its hire in January 2026."""
    note_event(planned, HIRE, by="ada")
    return planned


def told(store: Store, known: MonthlyHistory | None = KNOWN, today: date = TODAY) -> tuple[str, str]:
    """What Track says where a hire stands and what is to be known, in English and in French."""
    now = follow_up(store, known, today, with_costs=True)

    def whole(words: Words) -> str:
        lines = [tracking.problem_text(each, words) for each in now.problems]
        return " ".join([tracking.sentence(now, words), tracking.doubt(now, words), *lines])

    return whole(Words("en")), whole(Words("fr"))


def test_no_hire_date(planned: Store) -> None:
    """It is asked for."""
    english, french = told(planned)
    assert "when does the person start" in english
    assert "Write the first day of work down below" in english
    assert "Notez ci-dessous le premier jour de travail" in french


def test_fewer_than_twelve_months_before(hired: Store) -> None:
    """So many are known, so many are needed, and where they come from; no claim is made of them."""
    seven = history(date(2025, 6, 1), 11, orders=100 + 9 * np.cos(np.arange(11.0) ** 2))
    english, french = told(hired, seven)
    assert "The orders of 7 months before the hire are known, 12 are needed" in english
    assert "Import older exports on Data." in english
    assert "Importez des exportations plus anciennes" in french
    frozen = follow_up(hired, seven, TODAY, with_costs=True).frozen
    assert frozen
    brought = hire_effect(seven, frozen, HIRE.day, "orders")
    assert brought
    assert brought.dated.effect.verdict == "too_early"
    assert [note.key for note in brought.dated.effect.notes] == ["few_before"]
    with pytest.raises(PaybackError, match="effect_few_before") as refused:
        hire_effect(history(date(2025, 12, 1), 5), frozen, HIRE.day, "orders")
    assert refusal(refused.value, Words("en")).endswith("Add earlier months, or check the day.")


@pytest.mark.parametrize(
    ("unknown", "month"), [(23, ("December 2025", "décembre 2025")), (24, ("January 2026", "janvier 2026"))]
)
def test_a_gap_around_the_hire(hired: Store, unknown: int, month: tuple[str, str]) -> None:
    """The month before or that of the hire is named."""
    orders = np.where(np.arange(28) == unknown, np.nan, 100.0)
    english, french = told(hired, history(date(2024, 1, 1), 28, orders=orders))
    assert f"The orders of {month[0]} are not known, right at the hire. Import that month" in english
    assert f"commandes de {month[1]}" in french
    assert "Importez ce mois" in french


def test_a_control_that_reacts_to_the_hire() -> None:
    """It is named, and no claim rests on it alone."""
    scatter = np.cos(np.arange(34.0) ** 2)
    control = 50 + 2 * scatter + np.where(np.arange(34) >= 24, 20, 0)
    moved = 100 + 5 * np.sin(np.arange(34.0) ** 2) + np.where(np.arange(34) >= 24, 40, 0)
    found = estimate_effect(moved, {"visits": control}, first_after=24)
    note = EffectNote("control_moves", {"control": "visits"})
    assert note in found.notes
    assert note_sentence(note, Words("en")) == (
        "“visits” leaves its course at that day too. If the work touches it, take it out."
    )
    assert note_sentence(note, Words("fr")).endswith("Si le travail la touche, retirez-la.")


def test_actuals_in_another_currency(hired: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are left out by name, and nothing is converted."""
    sold = OrderMonth(date(2026, 2, 1), "shopify", "", "EUR", "web", *([0] * 9))
    monkeypatch.setattr(hired, "orders_monthly", lambda **_: (sold,))
    english, french = told(hired)
    assert "Orders in EUR are left out: the frozen plan is in CAD" in english
    assert "Export the shop in CAD." in english
    assert "Exportez la boutique en CAD." in french


def test_two_frozen_plans_on_the_same_day(hired: Store) -> None:
    """Each is named with its hash, also where two have one name, and which one is the decision."""
    (first,) = frozen_plans(hired)
    second = freeze(hired, replace(PLAN, salary=70_000), name="Hire", by="ada", day=date(2025, 12, 1))
    english, french = told(hired)
    one, other = (f"“Hire” ({short})" for short in sorted((first.short, second.short)))
    assert f"on the same day: {one} and {other}. The decision is “Hire”, hash {second.short}: choose" in english
    assert f"empreinte {second.short}" in french
    assert "choisissez-en un autre ci-dessous" in french


def test_a_break_of_the_measure_between_before_and_after(hired: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """From which day on, which months are left out and of what; none where all months since the hire lie after it."""
    monkeypatch.setattr(hired, "accounts", lambda: (Account("facebook", "1", "Page", HIRE.day, TODAY, 9),))
    english, french = told(hired, history(date(2024, 1, 1), 31), date(2026, 8, 20))
    assert "From June 15, 2026 on Facebook no longer counts “reach” as before" in english
    assert "Left out is the “reach” of Facebook in January 2026 to June 2026" in english
    assert "Dès le 15 juin 2026, Facebook ne compte plus « portée » comme avant" in french.replace("\xa0", " ")
    assert "en janvier 2026 à juin 2026" in french.replace("\xa0", " ")
    before = told(hired, history(date(2024, 1, 1), 29), date(2026, 6, 20))
    assert "no longer counts" not in before[0]
    withdraw_event(hired, HIRE, by="ada")
    note_event(hired, Event("hire", date(2026, 8, 3)), by="ada")
    after = told(hired, history(date(2024, 1, 1), 33), date(2026, 10, 20))
    assert "Every month since the hire lies after it" in after[0]


def test_a_hire_in_the_incomplete_month(planned: Store) -> None:
    """From which day on the first comparison stands."""
    note_event(planned, Event("hire", date(2026, 5, 4)), by="ada")
    english, french = told(planned)
    assert "no month is complete yet" in english
    assert "The first comparison stands here from June 1, 2026 on." in english
    assert "1er juin 2026" in french
    frozen = follow_up(planned, KNOWN, TODAY, with_costs=True).frozen
    assert frozen
    with pytest.raises(PaybackError, match="effect_no_after"):
        hire_effect(KNOWN, frozen, date(2026, 5, 4), "orders")


def test_a_plan_that_begins_far_below_what_came_before(hired: Store) -> None:
    """Figures that were there before anybody came are not brought by the hire; as many as planned say nothing."""
    frozen = follow_up(hired, KNOWN, TODAY, with_costs=True).frozen
    assert frozen
    first = frozen.expected.figures["clicks"][1]
    english, french = told(hired, history(date(2024, 1, 1), 28, post_clicks=np.full((1, 28), 10 * first)))
    assert f"Before the hire {Words('en').number(10 * first)} link clicks a month came" in english
    assert "Take the next plan’s figures from your history on Data" in english
    assert "clics sur les liens par mois venaient déjà" in french
    usual = history(date(2024, 1, 1), 28, post_clicks=np.full((1, 28), 1.5 * first))
    assert "link clicks a month came" not in told(hired, usual)[0]


def test_months_that_are_not_there_yet(hired: Store) -> None:
    """Three months later without another import the share is that of the months before, and both are said."""
    english, french = told(hired, KNOWN, date(2026, 8, 20))
    assert "7 months after the hire, 3 of them without figures, the work has brought" in english
    assert "May 2026 to July 2026: these months stay missing. Import their exports on Data." in english
    assert "dont 3 sans chiffres" in french


def test_no_history_at_all(hired: Store) -> None:
    """What to import, and where."""
    english, french = told(hired, history_by_month(hired, TODAY, "CAD"))
    assert "There is no history. Import the exports of the months before and after the hire on Data." in english
    assert "Importez" in french
