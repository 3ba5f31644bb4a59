"""Where a platform began to count another thing: a breaks line across a chart of months, with a word beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from payback.charts.theme import LIGHT, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pandas as pd

    from payback.history.measure_breaks import Break

ROOM = 16
"""Pixels above the figure for the word of one line: over bars it could not be read."""


def break_lines(breaks: Sequence[Break]) -> list[dict[str, Any]]:
    """A line for each break."""
    return [line_at(_between(metric_break.day)) for metric_break in breaks]


def break_words(
    breaks: Sequence[Break], names: Sequence[str], months: pd.PeriodIndex, margins: tuple[int, int] | None = None
) -> list[dict[str, Any]]:
    """A word above each line, the first on top: what to say beside each break, in a chart of these months.

    With ``margins``, the room at either side of the figure in pixels, a word begins at the figure's nearer edge: on a
    phone it is nearly as long as the figure is wide.
    """
    height = ROOM * len(breaks)
    return [
        word_above(height - ROOM * (n + 1), _between(each.day), name, months, margins)
        for n, (each, name) in enumerate(zip(breaks, names, strict=True))
    ]


def _between(day: date) -> date:
    """Halfway between the month of a break and the one before, where no bar stands."""
    month = day.replace(day=1)
    before = (month - timedelta(1)).replace(day=1)
    return before + (month - before) / 2


def line_at(at: date) -> dict[str, Any]:
    """A dashed line across the chart at a day."""
    ends = {"x0": at.isoformat(), "x1": at.isoformat(), "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": LIGHT["mark"], "width": 1.5, "dash": "dash"}}


def word_above(
    height: int, at: date, name: str, months: pd.PeriodIndex, margins: tuple[int, int] | None
) -> dict[str, Any]:
    """Above the line, towards the side that has more room; ``height`` in pixels above the figure."""
    first, last = (month.start_time.date() for month in (months[0], months[-1]))
    late = at - first > last - at
    place = {"yref": "paper", "yanchor": "bottom", "yshift": height, "xanchor": "right" if late else "left"}
    font = {"color": LIGHT["text"], "size": 11}
    if margins:
        edge = {"xref": "paper", "xshift": margins[1] if late else -margins[0]}
        return label(name, int(late), 1, **place, **edge, font=font)
    return label(name, at.isoformat(), 1, **place, font=font)
