"""Days as they are written."""

# ruff: noqa: E501 - cases, one a line

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.history.date_parsing import (
    LONGEST_TEXT,
    DayParts,
    date_order,
    infer_years,
    parse_day,
    parse_serial_day,
    period_end,
    split_range,
)

DAY = date(2026, 2, 18)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-18", "2026/2/18", "20260218", "2026-02-18T01:00:00", "2026-02-18T05:30:00.000", "2026-02-18 20:14 +0000",
        "2026-02-18 19:46:45 -0700", "Tue, Feb 18, 2026", "Tue Feb 18 2026", "Feb 18, 2026", "18 févr. 2026", "mer. 18 févr. 2026",
        "18 février 2026 à 07:48", "18-Feb-26", "18. Februar 2026", "18 de fevereiro de 2026", "February 18, 2026, 12:00 AM",
        "18 февруари 2026", "2/18/2026 11:45:22 PM", "18 februari 2026 00:00", "18 février 2026 à 14 h 05", "2026-02-18 10h05", "2026年2月18日",
    ],
)  # fmt: skip
def test_one_day_written_in_many_ways(text: str) -> None:
    """Every way in which a platform was seen to write this day gives this day."""
    parts = parse_day(text)
    assert parts is not None
    assert parts.to_date("mdy") == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Total",
        "Lifetime",
        "12",
        "1234-1-1234",
        "100-1-2026",
        "maple 3 4 5",
        "a b c d e mai 3",
        "x" * LONGEST_TEXT + "2026-01-01",
        "May",
    ],
)
def test_what_is_no_day(text: str) -> None:
    """Words, bare numbers and prose are not taken for days."""
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("46071", DAY),
        (" 46071,34028 ", DAY),
        ("46071.5", DAY),
        ("35999", None),
        ("60000", None),
        ("146071", None),
        ("4607", None),
    ],
)
def test_days_that_a_spreadsheet_counts(text: str, day: date | None) -> None:
    """Days since the end of 1899, with the clock as a fraction; other numbers are none."""
    parts = parse_serial_day(text)
    assert (parts and parts.to_date("mdy")) == day


def test_days_that_do_not_exist() -> None:
    """A thirteenth month or a thirtieth of February is no day in either order."""
    assert DayParts(2026, first=31, second=2).to_date("dmy") is None
    assert DayParts(2026, (13, 1)).to_date("mdy") is None
    assert DayParts(None, (1, 1)).to_date("mdy") is None


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "03/13/2026"], "mdy"),
        (["03/04/2026", "13/04/2026"], "dmy"),
        (["13/04/2026", "04/13/2026"], "mixed"),
        (["03/04/2026"], ""),
        (["05/05/2026"], "mdy"),
        (["2026-01-05"], "mdy"),
        (["01/02/2026", "01/03/2026", "01/04/2026", "01/05/2026"], "mdy"),
        (["01/02/2026", "02/02/2026", "03/02/2026", "04/02/2026"], "dmy"),
    ],
)
def test_the_whole_column_decides_the_order(texts: list[str], order: str) -> None:
    """A part above twelve or steps of one day decide; a lone ambiguous day does not."""
    assert date_order([parts for text in texts if (parts := parse_day(text))]) == order


@given(
    start=st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    n=st.integers(13, 60),
    form=st.sampled_from(["%m/%d/%Y", "%d/%m/%Y"]),
)
def test_consecutive_days_always_show_their_order(start: date, n: int, form: str) -> None:
    """Two weeks of days leave no doubt."""
    written = [parse_day((start + timedelta(days=k)).strftime(form)) for k in range(n)]
    assert date_order([parts for parts in written if parts]) == ("mdy" if form.startswith("%m") else "dmy")


@given(start=st.dates(date(2020, 1, 1), date(2030, 1, 1)), n=st.integers(1, 400), newest_first=st.booleans())
def test_days_without_a_year_are_walked_back(start: date, n: int, newest_first: bool) -> None:  # noqa: FBT001
    """Consecutive days get the years they had, from either end, over the end of a year and leap days."""
    days = [start + timedelta(days=k) for k in range(n)][:: -1 if newest_first else 1]
    dated = infer_years([DayParts(None, (day.month, day.day)) for day in days], max(days).year)
    assert dated == days


def test_several_rows_of_one_day_stand_together() -> None:
    """A file that splits its days gives each row the year of its day; a day that comes again later gives nothing."""
    days = [DayParts(None, key) for key in ((12, 31), (12, 31), (1, 1), (1, 1))]
    assert infer_years(days, 2026) == [date(2025, 12, 31)] * 2 + [date(2026, 1, 1)] * 2
    assert infer_years([*days, DayParts(None, (12, 31))], 2026) is None


def test_gaps_and_impossible_years_are_refused() -> None:
    """A missing day, a day with a known year or a leap day in a common year give nothing."""
    assert infer_years([DayParts(None, (1, 1)), DayParts(None, (1, 3))], 2026) is None
    assert infer_years([DayParts(None, (2, 29))], 2026) is None
    assert infer_years([DayParts(2026, first=1, second=2)], 2026) is None
    assert infer_years([], 2026) is None


def test_the_end_of_what_a_row_covers() -> None:
    """A week has seven days, a month its own number, a day itself."""
    assert period_end(date(2026, 2, 1), "month") == date(2026, 2, 28)
    assert period_end(date(2026, 2, 2), "week") == date(2026, 2, 8)
    assert period_end(DAY, "day") == DAY


def test_ranges() -> None:
    """A range is two days round a dash; a dash inside a day is none."""
    assert split_range("2026-01-01 - 2026-01-31") == ("2026-01-01", "2026-01-31")
    assert split_range("16 December 2025 – 12 January 2026") == ("16 December 2025", "12 January 2026")
    assert split_range("2026-01-01") is None
    assert split_range("x" * (LONGEST_TEXT + 1)) is None
    assert parse_day("Feb 2026") == DayParts(2026, (2, 1), whole_month=True)
    assert parse_day("2026-02") == DayParts(2026, (2, 1), whole_month=True)
