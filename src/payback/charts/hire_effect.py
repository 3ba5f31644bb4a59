"""What came against what would have come without the hire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from payback.charts.chart import Chart
from payback.charts.locale import COUNT
from payback.charts.marks import HALF, Mark, along, room
from payback.charts.theme import LIGHT, figure
from payback.charts.tracking import layout, month_marks, narrow_days, points, series_table, spoken
from payback.history.events import CAMPAIGN, HIRE
from payback.wording.text_escapes import plotly_text
from payback.wording.tracking import event_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from payback.history.events import Event
    from payback.i18n import Words
    from payback.model.effect import Effect
    from payback.model.types import Array

HEIGHT = 300


def counterfactual(
    name: str, months: Sequence[date], series: Array, effect: Effect, cause: Event, words: Words,
    events: Sequence[Event] = (),
) -> Chart:  # fmt: skip
    """A series before and since a hire or a campaign, and what it would have been without it in most futures.

    Args:
        name: Of the figure, below ``track.figure.``.
        months: Of the whole series, whose values are of the same length.
        series: What came; NaN where nothing is known.
        effect: What it brought, from its ``first_after`` on.
        cause: The hire or the campaign.
        words: The reader's language.
        events: What else happened, marked as the cause is.
    """
    first, n = effect.first_after, effect.effects.size
    without = np.full(len(months), np.nan)
    without[first : first + n] = effect.counterfactual
    asked = "effect" if cause.kind == HIRE else CAMPAIGN
    title = words(f"track.{asked}.chart_{name}")
    note = words("track.effect.chart_note")
    after = months[first : first + n]
    bands = [*_band(after, effect.counterfactual_95), *_band(after, effect.counterfactual_80)]
    names = (words(f"track.{asked}.without"), words("track.actual"))
    others, marks = month_marks(months, [each for each in events if each != cause], words)
    marks = [Mark(along(cause.day), plotly_text(event_name(cause, words))), *marks]
    lines = points(list(months), without, series, names, ",.0f")
    if n == 1:  # a single month has no line to either side
        lines[0] |= {"mode": "lines+markers", "marker": {"color": LIGHT["value"], "size": 8, "symbol": "diamond"}}
    return Chart(
        title=title,
        note=note,
        alt=spoken(title, note, (cause, *others), words),
        figure=figure([*bands, *lines], **layout(marks, COUNT)),
        table=series_table(list(months), without, series, names, words),
        narrow={"layout.margin.l": 66, **narrow_days()},
        height=HEIGHT + room(marks),
    )


def _band(months: Sequence[date], rows: Array) -> list[dict[str, Any]]:
    """Between two rows of figures, tinted; the narrower band lies over the wider one and is darker.

    The band of a single month is as wide as the month.
    """
    if len(months) == 1:
        months, rows = (months[0] - HALF, months[0] + HALF), np.repeat(rows, 2, axis=1)
    edge = {"type": "scatter", "mode": "lines", "x": [month.isoformat() for month in months], "line": {"width": 0},
            "hoverinfo": "skip", "showlegend": False}  # fmt: skip
    low, high = ([round(float(value), 2) for value in row] for row in rows)
    return [{**edge, "y": low}, {**edge, "y": high, "fill": "tonexty", "fillcolor": LIGHT["fan"]}]
