"""What the store holds of a month."""

from __future__ import annotations

from datetime import date

from payback.history.account_month import KeptMonth


def test_what_is_added_to_one_month_is_in_no_other() -> None:
    """Every month begins without figures of its own, and without orders: none known is not none sold."""
    may, june = (KeptMonth("instagram", "Érablière", "17", date(2026, month, 1), "") for month in (5, 6))
    may.measures["reach"] = 90.0
    may.by_day["reach"] = {date(2026, 5, 4): 90.0}
    assert (june.measures, june.by_day) == ({}, {})
    assert (june.orders, june.orders_value, june.until) == (None, None, None)
