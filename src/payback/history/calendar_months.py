"""Calendar months, each given as its first day."""

from __future__ import annotations

from datetime import date

YEAR = 12


def month_of(day: date) -> date:
    """First day of the month of a day."""
    return day.replace(day=1)


def later(month: date, months: int) -> date:
    """First day of the month so many months later; earlier where `months` is below zero."""
    number = month.year * YEAR + month.month - 1 + months
    return date(number // YEAR, number % YEAR + 1, 1)


def next_month(day: date) -> date:
    """First day of the month after a day."""
    return later(day, 1)


def months_between(first: date, last: date) -> int:
    """Months from the month of one day to that of another."""
    return (last.year - first.year) * YEAR + last.month - first.month
