"""The day on which figures that grow for life were read off: by the name of the file, the report, or its coming."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from payback.history import date_parsing
from payback.history.date_bounds import EARLIEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WRITTEN = re.compile(
    r"(?<!\d)(?:(?P<day>\d{4}-\d{2}-\d{2}|[A-Za-z]{3,9}-\d{1,2}-\d{4}|20\d{6})|(?P<moment>1\d{12}))(?!\d)"
)
"""Days in the names of exports: ``2026-02-01``, ``Feb-01-2026``, ``20260201``, milliseconds since 1970."""

MILLISECONDS = 1000


def taken_on(names: Iterable[str], period_end: date | None, written: date, latest: date) -> date:
    """The day on which the figures of a file were read off.

    Args:
        names: Of the file and of its table: the last day that they tell is that day.
        period_end: Of the report: else that one.
        written: Day on which the file was last written to: else that one, where it is no day of long ago.
        latest: No later than this, as reports are that still run.
    """
    named = [day for name in names for day in _days(name) if day >= EARLIEST]
    by_itself = written if written >= EARLIEST else latest
    return min(max(named, default=period_end or by_itself), latest)


def _days(name: str) -> Iterator[date]:
    for match in WRITTEN.finditer(name):
        if match["moment"]:
            yield datetime.fromtimestamp(int(match["moment"]) / MILLISECONDS, tz=UTC).date()
        elif (
            part := date_parsing.parse_day(
                match["day"].replace("-", " ") if match["day"][0].isalpha() else match["day"]
            )
        ) and (day := part.to_date("mdy")):
            yield day
