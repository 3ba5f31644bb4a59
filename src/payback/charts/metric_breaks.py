"""Where a platform began to count another thing: a marked line across a chart of months, with a word beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.theme import LIGHT, label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from payback.history.measures import Break

ROOM = 16
"""Pixels above the figure for the word of one line: over bars it could not be read."""


def with_breaks(
    bare: Mapping[str, Any], found: Sequence[Break], months: Sequence[date], names: Sequence[str]
) -> dict[str, Any]:
    """A layout with a line and a word for each break.

    Args:
        bare: The layout so far; what stands above the figure makes room.
        found: Breaks within the months, after the first of them.
        months: First day of each month, ascending.
        names: What to say beside each break.
    """
    if not found:
        return dict(bare)
    between = [_between(broken.day, months) for broken in found]
    raised = ROOM * len(found)
    above = [{**word, "yshift": word["yshift"] + raised} for word in bare["annotations"]]
    said = [
        _word(raised - ROOM * (n + 1), at, name, months)
        for n, (at, name) in enumerate(zip(between, names, strict=True))
    ]
    margin = {**bare["margin"], "t": bare["margin"]["t"] + raised}
    return {**bare, "margin": margin, "shapes": [_line(at) for at in between], "annotations": [*above, *said]}


def _between(day: date, months: Sequence[date]) -> date:
    """Halfway between the month of a break and the one before, where no bar stands."""
    month = max(m for m in months if m <= day)
    before = max(m for m in months if m < month)
    return before + (month - before) / 2


def _line(at: date) -> dict[str, Any]:
    ends = {"x0": at.isoformat(), "x1": at.isoformat(), "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": LIGHT["mark"], "width": 1.5, "dash": "dash"}}


def _word(height: int, at: date, name: str, months: Sequence[date]) -> dict[str, Any]:
    """Above the line, towards the side that has more room; ``height`` in pixels above the figure."""
    late = at - months[0] > months[-1] - at
    place = {"yref": "paper", "yanchor": "bottom", "yshift": height, "xanchor": "right" if late else "left"}
    return label(name, at.isoformat(), 1, **place, font={"color": LIGHT["text"], "size": 11})
