"""Which months are there, what is missing, and until when it can be fetched: days are given, nothing asks a clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from payback.history.export_windows import WINDOWS, window_of
from payback.history.measure_breaks import BREAKS, has_ended
from payback.history.records import Account, Batch, MonthFigure, OrderMonth
from payback.workflows.coverage import Coverage, Fetch, Gap, coverage, fetches

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 30)
LINKEDIN, FACEBOOK = (window_of(platform) for platform in ("linkedin", "facebook"))


def figures(
    measure: str, *months: tuple[int, int], platform: str = "linkedin", level: str = "page"
) -> list[MonthFigure]:
    """One measure of one account in these years and months."""
    return [MonthFigure(date(year, n, 1), platform, "1", "", measure, level, 28, 1.0) for year, n in months]


def account(last: date, platform: str = "linkedin", name: str = "Atelier") -> Account:
    """One account, and its newest day."""
    return Account(platform, "1", name, date(2026, 1, 1), last, 9)


def batch(first: date, last: date, platform: str, **more: Any) -> Batch:  # noqa: ANN401
    """One import of these days."""
    facts: dict[str, Any] = {
        **dict.fromkeys(("import_id", "rows_read", "rows_new", "rows_changed", "rows_same", "rows_repeated"), 0),
        "rows_rejected": 0, "sha256": "", "file": "a.csv", "source": "", "status": "applied", "answers": {},
        "skipped": (), "created_at": datetime(2026, 11, 1), "created_by": "", "undone_at": None,  # noqa: DTZ001
    }  # fmt: skip
    return Batch(**{**facts, "platforms": (platform,), "first_date": first, "last_date": last, **more})


def covered(
    rows: Iterable[MonthFigure], last: date, platform: str = "linkedin", *batches: Batch
) -> tuple[Coverage, ...]:
    """The coverage of one account."""
    return coverage(rows, [], [account(last, platform)], batches, TODAY)


def test_measures_of_the_same_months_make_one_row() -> None:
    """What is there for the same months stands together, by account; other months make a row of their own."""
    rows = [
        *figures("clicks", (2026, 9), (2026, 10)),
        *figures("impressions", (2026, 9), (2026, 10)),
        *figures("followers", (2026, 10)),
    ]
    first, second = covered(rows, date(2026, 10, 31))
    assert (first.measures, first.first, first.last) == (("clicks", "impressions"), date(2026, 9, 1), date(2026, 10, 1))
    assert (second.measures, second.account, second.newest) == (("followers",), "Atelier", date(2026, 10, 31))


def test_an_account_without_a_name_is_called_by_its_id() -> None:
    """Some files know only a number."""
    (row,) = coverage(figures("clicks", (2026, 9)), [], [account(date(2026, 9, 30), name="")], [], TODAY)
    assert row.account == "1"


def test_two_ids_of_one_name_are_one_account() -> None:
    """One export calls the page by its number, another by its name: its months are those of both."""
    rows = [*figures("clicks", (2026, 8)), *(replace(row, account_id="2") for row in figures("clicks", (2026, 9)))]
    both = [account(date(2026, 9, 30)), replace(account(date(2026, 8, 31)), account_id="2")]
    (row,) = coverage(rows, [], both, [], TODAY)
    assert (row.first, row.last, row.gaps, row.newest) == (date(2026, 8, 1), date(2026, 9, 1), (), date(2026, 9, 30))


def test_an_account_that_came_in_meanwhile_is_told_the_next_time() -> None:
    """Its figures and orders may be read after the accounts were."""
    order = OrderMonth(date(2026, 9, 1), "shopify", "new", "CAD", "", 1, 0, 1, 9.0, 0.0, 0.0, 0.0, 9.0, 0.0)
    assert coverage(figures("clicks", (2026, 9)), [order], [], [], TODAY) == ()


def test_the_newest_day_lies_in_the_last_month_of_the_measure() -> None:
    """A measure that was last exported in June is as old as June, whatever else the account has."""
    (row,) = covered(figures("clicks", (2026, 6)), date(2026, 10, 31))
    assert row.newest == date(2026, 6, 30)


def test_months_without_a_figure_are_missing() -> None:
    """Several in a row are one gap, across the turn of the year too."""
    (row,) = covered(figures("clicks", (2025, 11), (2026, 2), (2026, 4)), date(2026, 4, 30))
    assert row.gaps == (
        Gap(date(2025, 12, 1), date(2026, 1, 31), lost=False),
        Gap(date(2026, 3, 1), date(2026, 3, 31), lost=False),
    )


def test_months_without_a_post_are_not_missing_within_one_import() -> None:
    """Nobody posted in March, for one file covers it; between two files nobody knows."""
    rows = figures("likes", (2026, 2), (2026, 4), level="post")
    whole = batch(date(2026, 2, 1), date(2026, 4, 30), "linkedin")
    halves = (replace(whole, last_date=date(2026, 2, 28)), replace(whole, first_date=date(2026, 4, 1)))
    assert covered(rows, date(2026, 4, 30), "linkedin", whole)[0].gaps == ()
    assert covered(rows, date(2026, 4, 30), "linkedin", *halves)[0].gaps[0].first == date(2026, 3, 1)


def test_a_daily_figure_is_missing_whatever_another_file_covers() -> None:
    """A file of posts over the same months says nothing of the page's own days."""
    whole = batch(date(2026, 2, 1), date(2026, 4, 30), "linkedin")
    assert covered(figures("clicks", (2026, 2), (2026, 4)), date(2026, 4, 30), "linkedin", whole)[0].gaps


def test_orders_are_covered_too() -> None:
    """A shop's months are those with orders."""
    months = [OrderMonth(date(2026, n, 1), "shopify", "1", "CAD", "web", *[1] * 3, *[1.0] * 6) for n in (2, 3)]
    (row,) = coverage([], months, [account(date(2026, 3, 9), "shopify")], [], TODAY)
    assert (row.measures, row.gaps, row.newest) == (("orders",), (), date(2026, 3, 9))


def test_a_gap_is_lost_once_its_last_day_is_out_of_the_window() -> None:
    """The last day that can be fetched is counted from today."""
    assert LINKEDIN
    assert LINKEDIN.back
    edge = TODAY - timedelta(LINKEDIN.back)
    rows = figures("clicks", (edge.year, edge.month - 2), (edge.year, edge.month), (2026, 10))
    lost, open_still = covered(rows, date(2026, 10, 31))[0].gaps
    assert (lost.lost, open_still.lost) == (True, False)


def test_what_falls_out_soon_is_to_be_fetched() -> None:
    """January is missing: from its first day on it can be fetched for as long as the window is."""
    rows = covered(figures("clicks", (2025, 12), (2026, 2), (2026, 11)), date(2026, 11, 29))
    january = date(2026, 1, 1)
    assert fetches(rows, date(2026, 11, 30)) == (
        Fetch("linkedin", "Atelier", january, date(2026, 1, 31), january + timedelta(365), 1),
    )
    assert fetches(rows, date(2026, 10, 30)) == ()


def test_what_has_begun_to_fall_out_is_to_be_fetched_today() -> None:
    """Some days of a gap are lost, one more each day."""
    rows = covered(figures("clicks", (2025, 10), (2026, 1), (2026, 11)), date(2026, 11, 29))
    (fetch,) = fetches(rows, TODAY)
    assert (fetch.first, fetch.until) == (TODAY - timedelta(365), TODAY)


def test_the_days_since_the_newest_are_missing_too() -> None:
    """A page that nobody exported for ten months, in files of at most ninety days, once for all its measures."""
    assert FACEBOOK
    assert FACEBOOK.back
    rows = [
        *figures("clicks", (2025, 1), platform="facebook"),
        *figures("reach", (2024, 12), (2025, 1), platform="facebook"),
    ]
    covered_rows = covered(rows, date(2025, 1, 31), "facebook")
    on = date(2025, 1, 31) + timedelta(FACEBOOK.back)
    (fetch,) = fetches(covered_rows, on)
    assert (fetch.first, fetch.last, fetch.until) == (date(2025, 2, 1), on - timedelta(1), on + timedelta(1))
    assert fetch.files == -(-(on - date(2025, 2, 1)).days // 90)


def test_what_lies_within_another_stretch_is_not_named_again() -> None:
    """Likes of posts end in December, clicks in January: whoever fetches from January on has both."""
    rows = covered([*figures("likes", (2025, 12)), *figures("clicks", (2025, 12), (2026, 1))], date(2026, 1, 29))
    (fetch,) = fetches(rows, date(2026, 12, 1))
    assert (len(rows), fetch.first) == (2, date(2026, 1, 1))


def test_what_a_platform_gave_up_is_not_missed() -> None:
    """Impressions end where views take their place: their days since then are not to be fetched."""
    ended = next(each for each in BREAKS if len(each.measures) > 1 and each.platform == "facebook")
    assert has_ended(ended.measures[0], "facebook")
    assert not has_ended(ended.measures[-1], "facebook")
    rows = covered(figures(ended.measures[0], (2025, 1), platform="facebook"), date(2025, 1, 31), "facebook")
    assert fetches(rows, date(2027, 1, 31)) == ()


@pytest.mark.parametrize("platform", ["x", "tiktok"])
def test_without_a_window_nothing_is_urgent(platform: str) -> None:
    """A platform that names no end, or that no source is known of, hurries nobody."""
    rows = covered(figures("views", (2020, 1), (2020, 3), platform=platform), date(2020, 3, 31), platform)
    assert fetches(rows, TODAY) == ()
    assert not rows[0].gaps[0].lost


def test_every_window_has_a_source_and_a_limit() -> None:
    """A platform is listed once, with where it says so; one that names no limit is not listed."""
    assert len({window.platform for window in WINDOWS}) == len(WINDOWS)
    assert all(window.source and (window.back or window.at_a_time) for window in WINDOWS)
