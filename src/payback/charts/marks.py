"""What is marked across a chart of months, a word above each: a break of a measure, the hire, a campaign, a leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from payback.charts.theme import LIGHT, label
from payback.history.calendar_months import later, month_of
from payback.history.events import HIRE
from payback.wording.text_escapes import plotly_text
from payback.wording.tracking import event_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    import pandas as pd

    from payback.history.events import Event
    from payback.history.measure_breaks import Break
    from payback.i18n import Words

ROOM = 16
"""Pixels above the figure for the word of one mark: over bars it could not be read."""

NAMED = 3
"""Events that are named above a figure; the others have their line, and stand in the table."""


HALF = timedelta(days=15)
"""Half a month: what an axis shows before its first month and after the first day of its last one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One of them.

    Attributes:
        at: Where it stands along the axis.
        until: Where it ends, if it lasts.
        name: Written above the figure, with what Plotly would read as tags escaped; empty where there is no room.
    """

    at: date
    name: str
    until: date | None = None


def break_marks(breaks: Iterable[Break], names: Iterable[str]) -> list[Mark]:
    """A mark for each break, between its month and the one before, where no bar stands."""
    return [Mark(along(month_of(each.day)), name) for each, name in zip(breaks, names, strict=True)]


def events_within(events: Iterable[Event], first: date, last: date) -> list[Event]:
    """The events of these days: that begin in them, or last into them."""
    return [event for event in events if event.day <= last and (event.until or event.day) >= first]


def along(day: date) -> date:
    """Where a day stands in a chart whose months have their figure at their first day, half a month to either side."""
    month = month_of(day)
    return day + (later(month, -1) - month) / 2


def event_marks(
    events: Sequence[Event], first: date, last: date, words: Words, *, place: Callable[[date], date] = along
) -> list[Mark]:
    """A mark for each event of these days; the hire and the latest are named.

    Args:
        events: As `events_within` gives them.
        first: First day of the chart's first month.
        last: Last day of its last one.
        words: Of the language.
        place: Where a day stands along the axis.
    """
    by_weight = sorted(range(len(events)), key=lambda n: (events[n].kind == HIRE, events[n].day), reverse=True)
    named = set(by_weight[:NAMED])
    return [
        Mark(
            max(place(max(event.day, first)), first - HALF),
            plotly_text(event_name(event, words)) if n in named else "",
            place(min(event.until, last)) if event.until else None,
        )
        for n, event in enumerate(events)
    ]


def mark_shapes(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """A line for each mark, and what lasts as a quiet ground behind the figure."""
    marks = list(marks)
    return [line_at(mark.at) for mark in marks] + [_ground(mark.at, mark.until) for mark in marks if mark.until]


def mark_words(
    marks: Iterable[Mark], months: pd.PeriodIndex, margins: tuple[int, int] | None = None
) -> list[dict[str, Any]]:
    """A word above each line that has a name, the first on top, in a chart of these months.

    With ``margins``, the room at either side of the figure in pixels, a word begins at the figure's nearer edge: on a
    phone it is nearly as long as the figure is wide.
    """
    named = [mark for mark in marks if mark.name]
    height = room(named)
    return [_word(height - ROOM * (n + 1), mark, months, margins) for n, mark in enumerate(named)]


def room(marks: Iterable[Mark]) -> int:
    """Pixels above the figure that the words of these marks take."""
    return ROOM * sum(bool(mark.name) for mark in marks)


def line_at(at: date) -> dict[str, Any]:
    """A dashed line across the chart at a day."""
    ends = {"x0": at.isoformat(), "x1": at.isoformat(), "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": LIGHT["mark"], "width": 1.5, "dash": "dash"}}


def _ground(start: date, end: date) -> dict[str, Any]:
    ends = {"x0": start.isoformat(), "x1": (end + timedelta(1)).isoformat(), "xref": "x"}
    look = {"fillcolor": LIGHT["fan"], "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", **ends, "y0": 0, "y1": 1, "yref": "paper", **look}


def _word(height: int, mark: Mark, months: pd.PeriodIndex, margins: tuple[int, int] | None) -> dict[str, Any]:
    """Above the line, towards the side that has more room; ``height`` in pixels above the figure."""
    first, last = (month.start_time.date() for month in (months[0], months[-1]))
    late = mark.at - first > last - mark.at
    place = {"yref": "paper", "yanchor": "bottom", "yshift": height, "xanchor": "right" if late else "left"}
    font = {"color": LIGHT["text"], "size": 11}
    if margins:
        edge = {"xref": "paper", "xshift": margins[1] if late else -margins[0]}
        return label(mark.name, int(late), 1, **place, **edge, font=font)
    return label(mark.name, mark.at.isoformat(), 1, **place, font=font)
