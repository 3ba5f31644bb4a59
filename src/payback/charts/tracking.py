"""A frozen plan with its actuals over it: the running sum with its fan, and single figures planned against actual."""

from __future__ import annotations

from datetime import timedelta
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.charts.chart import Chart, Table, money, month, number
from payback.charts.locale import COUNT, MONEY
from payback.charts.marks import ROOM, Mark, along, event_marks, events_within, mark_shapes, room
from payback.charts.theme import LIGHT, figure, label
from payback.history.calendar_months import later
from payback.wording.tracking import event_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from payback.history.events import Event
    from payback.i18n import Words
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.types import Array

AHEAD = 6
"""Months shown after the last one that is over, and after the planned payback where that is within the horizon."""

SHORTEST = 18
HEIGHT, SMALL = 320, 200


def plan_and_actuals(
    frozen: FrozenPlan, comparison: Comparison, first: date, events: Sequence[Event], today: date, words: Words
) -> Chart:
    """The running sum as planned, between what eight futures in ten lie, and as it came; today and the target marked.

    A month of which nothing is known is a gap. The end of month n stands at the first day of the month after it, and an
    event at its own day.
    """
    promise, currency = frozen.expected, frozen.plan.currency
    payback = round(promise.payback_month or 0)
    shown = max(SHORTEST, comparison.cost.size + AHEAD, payback + AHEAD if payback else 0)
    months = min(frozen.plan.months, shown)
    days = [later(first, month) for month in range(months + 1)]
    planned = promise.cumulative[: months + 1]
    actual = np.concatenate([comparison.cumulative, np.full(months + 1, np.nan)])[: months + 1]
    happened = events_within(events, days[0], days[-1])
    marks = event_marks(happened, days[0], days[-1], words, place=_at)
    marks.append(Mark(today, words("track.today")))
    if promise.payback_month is not None and payback <= months:
        marks.append(Mark(days[payback], words("track.target")))
    title, note = words("track.curve_title"), words("track.curve_note")
    low, high = _in_view(promise.p10[: months + 1], promise.p90[: months + 1], planned, actual)
    edge = float(promise.p90[: months + 1].max())
    if edge > high:
        note = f"{note} {words('track.curve_cut', amount=edge, currency=currency)}"
    drawn = layout(marks, MONEY)
    return Chart(
        title=title,
        note=note,
        alt=spoken(title, _last(planned, actual, days, currency, words), happened, words),
        figure=figure(
            _running(days, promise.p10, promise.p90, planned, actual, words),
            **{**drawn, "yaxis": {**drawn["yaxis"], "range": [low, high]}},
        ),
        table=_table(days, planned, actual, words, currency),
        narrow={"layout.margin.l": 76, **narrow_days(), "layout.height": HEIGHT + room(marks)},
        height=HEIGHT + room(marks),
    )


def _in_view(p10: Array, p90: Array, planned: Array, actual: Array) -> tuple[float, float]:
    """Lowest and highest amount in view: both lines and the lower edge; the upper one runs away and may be cut."""
    lines = np.concatenate([planned, actual[np.isfinite(actual)], [0.0]])
    low, high = min(float(p10.min()), float(lines.min())), float(lines.max())
    span = max(high - low, 1.0)
    high = max(high, min(float(p90.max()), high + span / 2))
    return round(low - span / 20, 2), round(high + span / 20, 2)


def planned_and_actual(
    name: str, planned: Array, actual: Array, first: date, events: Sequence[Event], words: Words
) -> Chart:
    """One figure month by month, as planned and as measured; arrays of shape ``(months,)``, NaN where not known."""
    days = [later(first, month) for month in range(planned.size)]
    title = words(f"track.figure.{name}")
    happened, marks = month_marks(days, events, words)
    note = _last(planned, actual, days, "", words)
    return Chart(
        title=title,
        note=note,
        alt=spoken(title, note, happened, words),
        figure=figure(points(days, planned, actual, _names(words), ",.0f"), **layout(marks, COUNT)),
        table=_table(days, planned, actual, words, ""),
        narrow={"layout.margin.l": 66, **narrow_days()},
        height=SMALL + room(marks),
    )


def month_marks(months: Sequence[date], events: Sequence[Event], words: Words) -> tuple[list[Event], list[Mark]]:
    """What happened in these months, and its marks as the charts of the history have them."""
    last = later(months[-1], 1) - timedelta(days=1)
    happened = events_within(events, months[0], last)
    return happened, event_marks(happened, months[0], last, words, place=along)


def spoken(title: str, note: str, happened: Sequence[Event], words: Words) -> str:
    """What stands in the place of a chart for who does not see it: its title, its latest figures, what happened."""
    sentences = [title, note, *(event_text(event, words) for event in happened)]
    return ". ".join(part.removesuffix(".") for part in sentences)


def _running(
    days: list[date], p10: Array, p90: Array, planned: Array, actual: Array, words: Words
) -> list[dict[str, Any]]:
    edge = {"type": "scatter", "mode": "lines", "x": _x(days), "line": {"width": 0}, "hoverinfo": "skip",
            "showlegend": False}  # fmt: skip
    filled = {"fill": "tonexty", "fillcolor": LIGHT["fan"]}
    fan = [
        {**edge, "name": "low", "y": _y(p10[: len(days)])},
        {**edge, "name": "high", "y": _y(p90[: len(days)]), **filled},
    ]
    return [*fan, *points(days, planned, actual, _names(words), "$,.0f")]


def points(days: list[date], planned: Array, actual: Array, names: tuple[str, str], form: str) -> list[dict[str, Any]]:
    """Two lines by day, the first dashed, the second with its points; gaps stay gaps."""
    hover = f"%{{fullData.name}} %{{y:{form}}}<extra></extra>"
    base = {"type": "scatter", "x": _x(days), "hovertemplate": hover, "connectgaps": False}
    dashed = {"color": LIGHT["value"], "width": 2.5, "dash": "dash"}
    whole = {"line": {"color": LIGHT["mark"], "width": 3}, "marker": {"color": LIGHT["mark"], "size": 6}}
    return [
        {**base, "mode": "lines", "name": names[0], "y": _y(planned), "line": dashed},
        {**base, "mode": "lines+markers", "name": names[1], "y": _y(actual), **whole},
    ]


def narrow_days() -> dict[str, Any]:
    """What differs on a phone: fewer months below the figure, upright and in smaller letters."""
    return {"layout.xaxis.nticks": 3, "layout.xaxis.tickangle": 0, "layout.xaxis.tickfont.size": 11}


def layout(marks: Sequence[Mark], ticks: str) -> dict[str, Any]:
    """Words of the marks stand above the figure, each in its own line; names of the lines in a legend below.

    What lasts is marked where it begins: a ground behind it would look like a band of futures.
    """
    named = [mark for mark in marks if mark.name]
    above = room(named)
    return {
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top", "itemclick": False,
                   "itemdoubleclick": False, "traceorder": "normal"},
        "xaxis": {"type": "date", "nticks": 8, "tickformat": "%b %Y", "hoverformat": "%B %Y"},
        "yaxis": {"tickformat": ticks, "nticks": 5},
        "margin": {"t": 16 + above, "b": 56},
        "shapes": mark_shapes(Mark(mark.at, mark.name) for mark in marks),
        "annotations": [
            label(mark.name, mark.at.isoformat(), 1, yref="paper", yanchor="bottom", yshift=above - ROOM * (n + 1),
                  xanchor="center", font={"color": LIGHT["text"], "size": 11})
            for n, mark in enumerate(named)
        ],
    }  # fmt: skip


def _at(day: date) -> date:
    """A day stands at itself where the ends of months stand at the first days after them."""
    return day


def _x(days: list[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _y(series: Array) -> list[float | None]:
    return [None if isnan(value) else round(value, 2) for value in series.tolist()]


def _last(planned: Array, actual: Array, days: list[date], currency: str, words: Words) -> str:
    """The last month of which something is known, actual beside planned."""
    known = np.flatnonzero(np.isfinite(actual) & np.isfinite(planned))
    if not known.size:
        return words("track.nothing_measured")
    last = int(known[-1])
    real, plan = (
        words.money(series[last], currency) if currency else words.number(series[last]) for series in (actual, planned)
    )
    return words(
        "track.last", month=words.month(later(days[last], -1) if currency else days[last]), actual=real, planned=plan
    )


def _names(words: Words) -> tuple[str, str]:
    return words("track.planned"), words("track.actual")


def _table(days: list[date], planned: Array, actual: Array, words: Words, currency: str) -> Table:
    """The points of a running sum stand at the ends of months, those of a single figure at their beginnings."""
    return series_table(
        [later(day, -1) for day in days] if currency else days, planned, actual, _names(words), words, currency
    )


def series_table(
    months: list[date], first: Array, second: Array, names: tuple[str, str], words: Words, currency: str = ""
) -> Table:
    """Two series by month, in words; a month of which nothing is known stays empty."""

    def cell(value: float) -> str:
        return "" if isnan(value) else money(words, value, currency) if currency else number(words, value)

    rows = zip(months, first.tolist(), second.tolist(), strict=True)
    return Table(
        (words("curve.column_month"), *names),
        tuple((month(words, day), cell(one), cell(two)) for day, one, two in rows),
    )
