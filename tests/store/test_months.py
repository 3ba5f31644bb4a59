"""What counts in a month where figures of days, periods and levels overlap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.readings import reading, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.store import Store

    File = Sequence[dict[str, Any]]


def row(first: str, last: str = "", **facts: Any) -> dict[str, Any]:  # noqa: ANN401
    """A figure of one account over some days of 2026, written as ``05-01``."""
    start = date.fromisoformat(f"2026-{first}")
    end = date.fromisoformat(f"2026-{last}") if last else start
    return {"date_day": start, "date_end": end, "platform": "meta", "account_id": "1", "level": "account", **facts}


def ad(name: str, first: str, last: str = "", **facts: Any) -> dict[str, Any]:  # noqa: ANN401
    """The same of one campaign."""
    return row(first, last, level="campaign", entity_id=name, **facts)


def ad_days(name: str, first: str, n: int, spend: float) -> list[dict[str, Any]]:
    """So many days of a campaign."""
    start = date.fromisoformat(f"2026-{first}")
    return [ad(name, f"{start + timedelta(days=k):%m-%d}", spend=spend) for k in range(n)]


MAY = {"2026-05": 40.0}


@pytest.mark.parametrize(
    ("files", "months"),
    [
        ([ad_days("a", "05-01", 3, 10), [row("05-31", spend=10)]], MAY),
        ([[row("05-31", spend=10)], ad_days("a", "05-01", 3, 10)], MAY),
        ([ad_days("a", "05-01", 3, 10), [row("05-01", spend=12)]], {"2026-05": 32}),
        ([[row("05-20", level="ad", entity_id="x", spend=7)], [ad("a", "05-01", spend=10)]], {"2026-05": 17}),
        ([[row("05-01", "05-11", spend=11)], [row("05-01", "05-31", spend=40)]], MAY),
        ([[row("05-01", "05-31", spend=40)], [row("05-01", "05-11", spend=11)]], MAY),
        ([[ad("a", "05-01", "05-20", spend=30), ad("b", "05-10", "05-12", spend=10)]], MAY),
        ([[ad("a", "05-01", "05-31", spend=30), ad("b", "05-01", "05-31", spend=10)], [ad("b", "05-03", spend=3)]],
         MAY),
        ([[ad("a", "05-01", "05-07", spend=35)], ad_days("b", "05-03", 1, 5)], MAY),
        ([[row("05-01", "05-31", spend=40)], [row("05-09", spend=10)]], MAY),
        ([[row("05-04", "05-05", spend=1)], [row("05-04", spend=15), row("05-05", spend=25)]], MAY),
        ([[row("04-27", "05-03", spend=70)], [row(f"05-0{n}", spend=10) for n in (1, 2, 3)]],
         {"2026-04": 40, "2026-05": 30}),
        ([[row("05-01", level="post", entity_id="p", spend=99)], [row("05-09", spend=40)]], MAY),
        ([[row("05-01", "05-31", spend=40)], [ad("a", "05-01", "05-31", spend=39)]], MAY),
        ([[ad("a", "05-01", "05-31", spend=40)], [row("05-31", spend=10)]], MAY),
    ],
)  # fmt: skip
def test_what_overlaps_counts_once(store: Store, files: list[File], months: dict[str, float]) -> None:
    """By day the coarser level, else whatever covers more; in any order, and after undo and redo the same."""
    for number, file in enumerate([*files, *files[:1]]):
        if number == len(files):
            store.undo(1)
            store.redo(1)
        else:
            store.keep(reading(table(store.inbox, file)), by="ada")
    assert {f"{figure.month:%Y-%m}": figure.value for figure in store.monthly("spend")} == months
    assert store.check() == ()


def test_amounts_in_two_currencies_stand_beside_each_other(store: Store) -> None:
    """Dollars of the account do not hide euros of a campaign."""
    rows = [row("05-01", spend=5, currency="USD"), ad("a", "05-02", spend=10, currency="CAD")]
    store.keep(reading(table(store.inbox, rows)), by="ada")
    assert {(figure.currency, figure.value) for figure in store.monthly("spend")} == {("USD", 5), ("CAD", 10)}


def test_a_long_period_is_told_without_what_is_known_of_its_days(store: Store) -> None:
    """What is left of it belongs to no month; nothing is told of one whose days are all known."""
    store.keep(reading(table(store.inbox, [row("04-15", "05-15", spend=100)])), by="ada")
    store.keep(reading(table(store.inbox, [row("04-20", spend=40)])), by="ada")
    assert [period.value for period in store.long_periods()] == [60]
    store.keep(reading(table(store.inbox, [row("05-02", spend=60)])), by="ada")
    assert store.long_periods() == ()
    assert {f"{figure.month:%m}": figure.value for figure in store.monthly("spend")} == {"04": 40, "05": 60}
