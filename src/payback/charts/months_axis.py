"""The axis of months: counted from today, with the calendar where a plan says when it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.wording.verdict import calendar_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan

STEP = 6
"""Months between two marks."""


def month_names(plan: Plan, words: Words) -> Mapping[str, str]:
    """What stands at each mark: the number of the month and, below it, its place in the calendar."""
    return {str(month): _mark(plan, month, words) for month in range(0, plan.months + 1, STEP)}


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
