"""The days that a history can hold."""

from __future__ import annotations

from datetime import date

import pytest

from payback.exports.catalogue import EXPORTS
from payback.history.date_bounds import EARLIEST, FIRST_DAYS, possible_days
from payback.history.networks import NETWORKS

UPLOADED = date(2026, 3, 1)


@pytest.mark.parametrize("platform", sorted({*NETWORKS, *(export.platform for export in EXPORTS if export.platform)}))
def test_every_platform_has_a_first_day(platform: str) -> None:
    """Whoever describes an export of another platform says when that began."""
    assert platform in FIRST_DAYS


@pytest.mark.parametrize(("platform", "first"), [("instagram", date(2010, 10, 6)), ("", EARLIEST), ("x_y", EARLIEST)])
def test_from_the_platforms_first_day_to_the_day_after_the_file_came(platform: str, first: date) -> None:
    """A table of one's own begins with the century; clocks may be a day apart."""
    days = possible_days(platform, UPLOADED)
    assert (days.first, days.last) == (first, date(2026, 3, 2))
    assert days.latest_end > days.last
