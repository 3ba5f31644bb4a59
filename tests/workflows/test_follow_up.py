"""After the hire: what was written down, and what stands in the way of a comparison."""

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
from payback.model import Plan
from payback.model.estimation import MonthlyHistory
from payback.model.tracking.follow_up import Problem
from payback.wording.tracking import problem_text
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_costs import Cost, costs, costs_in_text, note_costs
from payback.workflows.hire_record import events, hire_day, note_event, withdraw_event

if TYPE_CHECKING:
    from payback.store import Store

TODAY = date(2026, 5, 20)
PLAN = Plan(followers=1_000, addressable=100_000, start=date(2026, 1, 1), horizon=12)
HIRE = Event("hire", date(2026, 1, 5))


def history(first: date, months: int, **other: np.ndarray) -> MonthlyHistory:
    """A history of one platform in which everything is a hundred each month."""
    tables = ("followers", "gained", "lost", "messages", "posts", "reached", "reached_posts", "clicks",
              "clicked_reach", "post_clicks")  # fmt: skip
    series = ("orders", "order_sum", "spend", "impressions")
    values = dict.fromkeys(tables, np.full((1, months), 100.0)) | dict.fromkeys(series, np.full(months, 100.0))
    return MonthlyHistory(first=first, **{**values, **other})


def keys(store: Store, known: MonthlyHistory | None, today: date = TODAY) -> list[str]:
    """What stands in the way; but that these histories begin at a hundred of everything, whatever a plan begins at."""
    problems = follow_up(store, known, today, with_costs=True).problems
    return [problem.key for problem in problems if problem.key != "start_differs"]


def test_each_state_leads_to_the_next(store: Store) -> None:
    """No plan, no hire, a hire ahead, no month since, figures."""
    known = history(date(2024, 1, 1), 28)
    states = [follow_up(store, known, TODAY, with_costs=True).state]
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    states.append(follow_up(store, known, TODAY, with_costs=True).state)
    note_event(store, HIRE, by="ada")
    states += [
        follow_up(store, known, day, with_costs=True).state for day in (date(2025, 12, 20), date(2026, 1, 20), TODAY)
    ]

    assert states == ["no_plan", "no_hire", "hire_ahead", "no_month", "ready"]
    assert keys(store, known) == []


def test_bad_input_is_named(store: Store) -> None:
    """Few months before, a gap at the hire, no history, a late plan, two plans of a day, a missing month."""
    gap = np.full(28, 100.0)
    gap[[1, 2, 24]] = np.nan
    freeze(store, PLAN, name="Hire", by="ada", day=date(2026, 2, 1))
    freeze(store, PLAN, name="Again", by="ada", day=date(2026, 2, 1))
    note_event(store, Event("hire", date(2026, 3, 5)), by="ada")

    same = ["same_day", "frozen_late"]
    assert keys(store, None)[:4] == ["same_day", "hired_later", "no_history", "missing"]
    withdraw_event(store, Event("hire", date(2026, 3, 5)), by="ada")
    note_event(store, HIRE, by="ada")
    assert keys(store, history(date(2025, 6, 1), 11))[:3] == ["same_day", "frozen_late", "few_before"]
    assert keys(store, history(date(2024, 1, 1), 28, orders=gap)) == [*same, "gap_at_hire"]
    silent = history(date(2024, 1, 1), 28, post_clicks=np.full((1, 28), np.nan))
    assert "no_clicks" in keys(store, silent)
    reached = np.where(np.arange(28) == 25, np.nan, 100.0)[np.newaxis]
    lost = history(date(2024, 1, 1), 28, post_clicks=reached, reached=reached, messages=reached, left_out=TODAY)
    assert keys(store, lost) == [*same, "missing", "left_out"]


def test_another_currency_and_another_measure_are_named_with_what_to_do(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Orders of a shop that sells in euros, and a reach that counts another thing since; both with a next step."""
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    note_event(store, HIRE, by="ada")
    sold = OrderMonth(date(2026, 2, 1), "shopify", "", "EUR", "web", *([0] * 9))
    monkeypatch.setattr(store, "orders_monthly", lambda **_: (sold,))
    monkeypatch.setattr(store, "accounts", lambda: (Account("facebook", "1", "Page", HIRE.day, TODAY, 9),))
    later = date(2026, 8, 20)
    known = history(date(2024, 1, 1), 31)
    problems = follow_up(store, known, later, with_costs=True).problems

    assert keys(store, known, later)[:2] == ["other_currency", "measure_break"]
    assert dict(problems[0].facts) == {"currencies": ("EUR",), "currency": "CAD"}
    assert keys(store, history(date(2024, 1, 1), 28)) == ["other_currency"]
    shown = [each for each in problems if each.key != "start_differs"]
    english, french = ([problem_text(each, Words(language)) for each in shown] for language in ("en", "fr"))
    assert english[0].endswith("nothing is converted. Export the shop in CAD.")
    assert "2026" in french[1]


def test_missing_months_are_told_from_the_first_to_the_last() -> None:
    """What follows on each other is one span."""
    months = (date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 3, 1))
    told = problem_text(Problem("missing", {"months": months}), Words("en"))
    assert "November 2025 to January 2026 and March 2026" in told


def test_costs_are_left_to_those_who_may_see_them(store: Store) -> None:
    """Without costs the curve is that of the planned ones, whatever was paid."""
    known = history(date(2024, 1, 1), 28)
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    note_event(store, HIRE, by="ada")
    before = follow_up(store, known, TODAY, with_costs=False).comparison
    note_costs(store, [Cost(date(2026, 1, 1), "salary", 9_999), Cost(date(2026, 1, 1), "tools", 1)], by="ada")
    hidden, seen = (follow_up(store, known, TODAY, with_costs=shown).comparison for shown in (False, True))

    assert before
    assert hidden
    assert seen
    assert np.array_equal(hidden.cumulative, before.cumulative)
    assert np.isnan(hidden.cost).all()
    assert seen.cost[0] == 10_000


def test_two_of_a_kind_may_begin_on_one_day(store: Store) -> None:
    """Neither takes the other's place; the same once more is a correction, and each can be withdrawn."""
    day = date(2026, 6, 1)
    first, other = (Event("campaign", day, None, note, 900.0) for note in ("Meta", "Google"))
    for event in (first, other, replace(first, spend=1_500.0)):
        note_event(store, event, by="ada")
    assert events(store) == (other, replace(first, spend=1_500.0))
    withdraw_event(store, events(store)[0], by="ada")
    assert events(store) == (replace(first, spend=1_500.0),)


def test_what_is_withdrawn_counts_no_more(store: Store) -> None:
    """Events and costs are replaced under their day, month and kind; a hire that is withdrawn is none."""
    note_event(store, HIRE, by="ada")
    note_event(store, Event("campaign", date(2026, 3, 1), date(2026, 3, 9), "Sale", 900.0), by="ada")
    withdraw_event(store, HIRE, by="ada")
    note_costs(store, [Cost(date(2026, 1, 1), "salary", 5), Cost(date(2026, 1, 9), "salary", 6)], by="ada")
    note_costs(store, [Cost(date(2026, 2, 1), "tools", 7)], by="ada")

    assert events(store) == (Event("campaign", date(2026, 3, 1), date(2026, 3, 9), "Sale", 900.0),)
    assert hire_day(store, TODAY) is None
    assert costs(store) == (Cost(date(2026, 2, 1), "tools", 7),)
    for event, key in (
        (Event("party", TODAY), "event_kind"),
        (Event("leave", TODAY, HIRE.day), "event_backwards"),
        (Event("campaign", TODAY, spend=-1.0), "event_spend"),
    ):
        with pytest.raises(PaybackError, match=key):
            note_event(store, event, by="ada")
    with pytest.raises(PaybackError, match="cost_below_zero"):
        note_costs(store, [Cost(TODAY, "tools", -1)], by="ada")


def test_costs_come_from_a_file(store: Store) -> None:
    """With a comma or a semicolon; what cannot be read is named by its line, and never by its amount."""
    assert costs_in_text("Month,Kind,Amount\n2026-01,salary,5200.50\n", "CAD") == (
        Cost(date(2026, 1, 1), "salary", 5200.5),
    )
    french = costs_in_text("month;kind;amount;currency\n2026-01-31;Tools;1 250,5;$ CA\n", "CAD", decimal_comma=True)
    assert french == (Cost(date(2026, 1, 1), "tools", 1250.5),)
    for text, key in (
        ("a,b\n", "cost_columns"),
        ("month,kind,amount\n2026-13,salary,77123\n", "cost_line"),
        ("month,kind,amount\n2026-01,bonus,77123\n", "cost_line"),
        ("month,kind,amount,currency\n2026-01,salary,77123,EUR\n", "cost_currency"),
    ):
        with pytest.raises(PaybackError, match=key) as refused:
            costs_in_text(text, "CAD")
        assert "77123" not in f"{refused.value} {refused.value.facts}"
