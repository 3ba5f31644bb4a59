"""Several months in a sentence: those that follow each other from the first to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.calendar_months import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from payback.i18n import Words


def months_text(months: Sequence[date], words: Words) -> str:
    """Months in their order: ``January 2026 to March 2026 and May 2026``."""
    return words.listed([*_spans(months, words)])


def _spans(months: Sequence[date], words: Words) -> Iterator[str]:
    begins = [number for number, month in enumerate(months) if not number or later(months[number - 1], 1) != month]
    for begin, end in zip(begins, [*begins[1:], len(months)], strict=True):
        first, last = words.month(months[begin]), words.month(months[end - 1])
        yield first if end == begin + 1 else words("track.span", first=first, last=last)
