"""The axis of months: counted from today, with the calendar where a plan says when it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.wording.verdict import calendar_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan

STEPS = (6, 12, 24)
"""Months between two marks: the fewest that leave room for the words of each."""

ON_A_DESK, ON_A_PHONE = 6, 3
"""How many steps there is room for."""


def step(months: int, most: int) -> int:
    """Months between two marks of an axis of so many months that has room for `most` steps."""
    return next((each for each in STEPS if months <= each * most), STEPS[-1])


def narrow_axis(months: int) -> Mapping[str, Any]:
    """What differs on a phone: fewer marks, upright and in smaller letters."""
    return {
        "layout.xaxis.dtick": step(months, ON_A_PHONE),
        "layout.xaxis.tickangle": 0,
        "layout.xaxis.tickfont.size": 11,
    }


def month_names(plan: Plan, words: Words) -> Mapping[str, str]:
    """What stands at each mark: the number of the month and, below it, its place in the calendar."""
    return {str(month): _mark(plan, month, words) for month in range(0, plan.months + 1, STEPS[0])}


def _mark(plan: Plan, month: int, words: Words) -> str:
    number = str(month) if month else words("curve.today")
    calendar = calendar_month(plan.start, month, words, short=True)
    return f"{number}<br>{calendar}" if calendar else number


def hover_title(words: Words) -> Mapping[str, str]:
    """The head of what is told of a month: its number, once."""
    return {"text": words("curve.hover", month="%{x}")}


def calendar(plan: Plan, words: Words) -> list[str]:
    """The calendar month of each month from today on; empty for a plan that does not say when it begins."""
    return [calendar_month(plan.start, month, words) for month in range(plan.months + 1)] if plan.start else []
