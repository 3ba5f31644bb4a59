"""Calendar months."""

from datetime import date

from payback.history.calendar_months import later, month_of, months_between, next_month


def test_months_are_counted_over_the_ends_of_years() -> None:
    """Forwards and backwards, from any day of a month."""
    assert next_month(date(2025, 12, 31)) == date(2026, 1, 1)
    assert later(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == 3
    assert month_of(date(2026, 2, 17)) == date(2026, 2, 1)
