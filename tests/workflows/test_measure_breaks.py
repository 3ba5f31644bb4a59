"""No estimate crosses a break of what it is made of, whichever break: those of the data, and one of every measure."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from payback.history.measure_breaks import BREAKS, Break
from payback.workflows.history_estimates import estimates_from_history
from payback.workflows.monthly_history import months as months_module
from tests.store.readings import reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store import Store

MONTHS = 6
"""Of the history on either side of a break."""

ESTIMATED = (
    "followers", "followers_gained", "followers_lost", "messages", "reach", "link_clicks",
    "spend", "impressions", "conversions", "conversions_value", "leads",
)  # fmt: skip
"""Measures that estimates rest on."""

DATED = [(each, measure) for each in BREAKS for measure in each.measures]
INVENTED = [Break("facebook", date(2025, 9, 10), (measure,), "invented") for measure in ESTIMATED]


def first_of(day: date, months: int = 0) -> date:
    """First day of the month so many after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def rows(platform: str, day: date) -> Iterator[dict[str, Any]]:
    """Every measure of an account, its posts and its campaigns; before the month of a day all figures are others."""
    for number in range(-MONTHS, MONTHS + 1):
        first, factor = first_of(day, number), 3 if number <= 0 else 1
        about = {"platform": platform, "account_id": "1"}
        for n in range((first_of(first, 1) - first).days):
            figures = {"messages": 2 + n % 3, "followers_gained": 5 + n % 4, "followers_lost": 2 + n % 2}
            counted = {name: value * factor for name, value in figures.items()}
            total = 1_000 * factor + 30 * number + n
            yield {"date_day": first + timedelta(n), **about, "level": "account", "followers": total, **counted}
        for n in range(6):
            of_post = {"reach": (300 + 10 * n) * factor, "link_clicks": (9 + n) * factor}
            entity = {"level": "post", "entity_id": f"{number}-{n}", "created_at": None}
            yield {"date_day": first + timedelta(4 * n), **about, **entity, **of_post}
        campaign = {"level": "campaign", "entity_id": f"c{number}", "name": f"c{number}", "currency": "CAD"}
        bought = {"spend": 40.0 + number, "impressions": 2_000, "link_clicks": 300}
        won = {"conversions": 4.0 * factor + number % 3, "conversions_value": 300.0, "leads": 7 * factor + number % 2}
        yield {"date_day": first, **about, **campaign, **bought, **won}


@contextmanager
def history(store: Store, platform: str, day: date, *, without: str = "") -> Iterator[None]:
    """That history for as long as it is asked, `without` one measure in the months up to that of the day."""
    kept = [
        {name: value for name, value in row.items() if name != without or row["date_day"] >= first_of(day, 1)}
        for row in rows(platform, day)
    ]
    batch = store.keep(reading(table(store.inbox, kept, platform=platform)), by="ada")
    yield
    store.undo(batch.import_id)


def told(store: Store, day: date) -> dict[str, Any]:
    """What is estimated of the history."""
    return dict(estimates_from_history(store, first_of(day, MONTHS + 1) + timedelta(9)))


@pytest.mark.parametrize(("dated", "measure"), DATED, ids=lambda each: str(getattr(each, "day", each)))
def test_months_before_a_break_change_no_estimate(store: Store, dated: Break, measure: str) -> None:
    """For every break of the data: whether or not its measure was exported before, the estimates are the same."""
    with history(store, dated.platform, dated.day):
        estimates = told(store, dated.day)
    assert estimates
    with history(store, dated.platform, dated.day, without=measure):
        assert told(store, dated.day) == estimates


@pytest.mark.parametrize("invented", INVENTED, ids=lambda each: each.measures[0])
def test_a_break_of_any_measure_would_be_kept(store: Store, invented: Break, monkeypatch: pytest.MonkeyPatch) -> None:
    """A break that is listed tomorrow, of any measure that an estimate rests on, parts what today is joined."""
    (measure,) = invented.measures

    def joined_and_parted() -> list[dict[str, Any]]:
        answers = []
        for breaks in ((), (invented,)):
            monkeypatch.setattr(months_module, "BREAKS", breaks)
            answers.append(told(store, invented.day))
        return answers

    with history(store, invented.platform, invented.day):
        joined, parted = joined_and_parted()
    with history(store, invented.platform, invented.day, without=measure):
        joined_without, parted_without = joined_and_parted()
    assert joined_without != joined
    assert parted != joined
    assert parted_without == parted
