"""The day on which lifetime figures were read off."""

from __future__ import annotations

from datetime import date

import pytest

from payback.history.snapshot_days import taken_on

UPLOADED = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Jan-20-2026_Jan-27-2026_1234567890123456.csv", date(2026, 1, 27)),
        ("account_analytics_content_2026-01-01_2026-02-01.csv", date(2026, 2, 1)),
        ("tweet_activity_metrics_Moulin_20260120_20260126_en.csv", date(2026, 1, 26)),
        ("moulin_content_1769900000123.xls", date(2026, 1, 31)),
        ("Content 2026-01-20_2026-04-25 Moulin.zip", UPLOADED),
        ("posts 2026-02-30.csv", date(2026, 2, 2)), ("posts 1066-10-14.csv", date(2026, 2, 2)),
        ("Xyz-01-2026.csv", date(2026, 2, 2)), ("posts.csv", date(2026, 2, 2)),
    ],
)  # fmt: skip
def test_the_name_of_the_file_then_the_report(name: str, day: date) -> None:
    """The last day of the name; where it tells none, the last of the report; never later than the file came."""
    assert taken_on((name, "Sheet1"), date(2026, 2, 2), UPLOADED, UPLOADED) == day


def test_at_last_the_day_of_its_coming() -> None:
    """Where neither name nor report tells a day."""
    assert taken_on(("posts.csv",), None, date(2026, 2, 3), UPLOADED) == date(2026, 2, 3)
    assert taken_on(("posts.csv",), None, date(1970, 1, 1), UPLOADED) == UPLOADED
