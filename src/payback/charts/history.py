"""What was imported, month by month and platform by platform."""

from __future__ import annotations

from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any

import pandas as pd

from payback.charts.chart import Chart, Table, money, month, number
from payback.charts.locale import COUNT, MONEY
from payback.charts.marks import (
    HALF,
    NAMED,
    ROOM,
    break_marks,
    event_marks,
    events_within,
    mark_shapes,
    mark_words,
    room,
)
from payback.charts.theme import LIGHT, SERIES, figure, label
from payback.history.measure_breaks import breaks
from payback.wording.text_escapes import plotly_text
from payback.wording.tracking import event_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from payback.charts.marks import Mark
    from payback.history.events import Event
    from payback.history.measure_breaks import Break
    from payback.i18n import Words

ROLES: Mapping[str, str] = {"facebook": "slate", "instagram": "ochre", "linkedin": "value", "meta": "plum"}
"""Colours that a platform has in every chart; the others take what is left."""

HEIGHT = 296
"""Of every figure, in pixels: names, breaks and months stand within it."""

MOST_TICKS, ON_PHONE = 8, 4
"""Months that are named along the axis, at most."""

STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months between two that are named."""

BAR, FULL = 0.75, 8
"""Part of its month that a bar fills; months from which on it does, so that one month alone is no wall."""

DAY = 86_400_000
"""In milliseconds, as Plotly counts the width of a bar."""

IN_LINE = 3
"""Names of platforms side by side on a phone."""

STANDING = frozenset({"followers"})
"""Measures that stand at a level; the others are counted anew each month."""


def history_chart(
    measure: str, history: pd.DataFrame, words: Words, currency: str = "", events: Sequence[Event] = ()
) -> Chart:
    """One measure by month and platform; a month without a figure is a gap, never a zero.

    Where a platform began to count another thing, a line is drawn: the months on either side do not compare. What
    happened stands across the months as well.

    Args:
        measure: Key below ``measure.`` in the catalogues.
        history: A row for each month (a `pandas.PeriodIndex` without gaps), a column for each platform; NaN where
            nothing is known.
        words: The reader's language.
        currency: Set when the measure is money.
        events: By day; all charts that are given the same ones are as high.
    """
    write = partial(money, words, currency=currency) if currency else partial(number, words)
    title, note = words(f"measure.{measure}"), _last(history, words, write)
    span = _days(history)
    happened = events_within(events, *span) if span else []
    breaks = _breaks(measure, history)
    marks = [*break_marks(breaks, _short(breaks, words)), *(event_marks(happened, *span, words) if span else ())]
    sentences = [_worded("sentence", each, words) for each in breaks] + [event_text(each, words) for each in happened]
    height = HEIGHT + ROOM * min(len(events), NAMED)
    return Chart(
        title=title,
        note=note,
        alt=f"{title}. {'. '.join((note, *sentences))}",
        figure=figure(_traces(measure, history, words, currency), **_layout(history, words, currency, marks)),
        table=_table(history, words, write, happened),
        narrow=_on_phone(history, words, marks, height),
        height=height,
    )


def _days(history: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day of what is shown; None where nothing is."""
    months = history.index
    return None if months.empty else (months[0].start_time.date(), months[-1].end_time.date())


def platform_name(platform: str, words: Words) -> str:
    """A platform as people call it."""
    key = f"platform.{platform}"
    return words(key) if words.has(key) else platform.replace("_", " ").title()


def _in_figure(platform: str, words: Words) -> str:
    """Its name where Plotly would read tags in it."""
    return plotly_text(platform_name(platform, words))


def _last(history: pd.DataFrame, words: Words, write: Callable[[float], str]) -> str:
    """The sum over the platforms in the latest month that has one; empty when there is none."""
    totals = history.sum(axis=1, min_count=1).dropna()
    if totals.empty:
        return ""
    return words("history.last", total=write(totals.iloc[-1]), month=words.month(totals.index[-1].start_time))


def _breaks(measure: str, history: pd.DataFrame) -> Sequence[Break]:
    """The breaks of the platforms that are shown, after the first month."""
    later = history.index[1:]
    return breaks(measure, history.columns, later[0].start_time.date(), later[-1].end_time.date()) if len(later) else ()


def _colours(platforms: Iterable[str]) -> Mapping[str, str]:
    """A colour for each platform, its own where it has one."""
    names = list(platforms)
    free = [role for role in SERIES if role not in {ROLES.get(name) for name in names}]
    roles = {name: ROLES.get(name) or free[position % len(free)] for position, name in enumerate(names)}
    return {name: LIGHT[role] for name, role in roles.items()}


def _traces(measure: str, history: pd.DataFrame, words: Words, currency: str) -> list[dict[str, Any]]:
    hover = f"%{{fullData.name}} %{{y:{'$,.0f' if currency else ',.0f'}}}<extra></extra>"
    x = history.index.strftime("%Y-%m-01").tolist()
    colours, width = _colours(history.columns), BAR * min(1.0, len(history) / FULL) * 28 * DAY
    return [
        {"name": _in_figure(name, words), "x": x, "y": [None if isnan(value) else value for value in values],
         "hovertemplate": hover, **_mark(measure, values, colours[name], width)}
        for name, values in history.items()
    ]  # fmt: skip


def _mark(measure: str, values: pd.Series[float], colour: str, width: float) -> dict[str, Any]:
    """A line, with a dot where a month stands between two that are not known; else bars of one width."""
    if measure not in STANDING:
        return {"type": "bar", "marker": {"color": colour}, "width": width}
    known = values.notna()
    alone = known & ~known.shift(1, fill_value=False) & ~known.shift(-1, fill_value=False)
    line = {"mode": "lines+markers", "line": {"color": colour, "width": 2.5}, "connectgaps": False}
    return {"type": "scatter", "marker": {"color": colour, "size": [8 * each for each in alone.astype(int)]}, **line}


def _months_axis(history: pd.DataFrame, most: int) -> dict[str, Any]:
    """Months of the calendar, at most so many of them named, and nothing beyond the first and the last."""
    if history.empty:
        return {"type": "date"}
    first, last = (month.start_time for month in (history.index[0], history.index[-1]))
    step = next(step for step in STEPS if len(history) <= step * most or step == STEPS[-1])
    return {
        "type": "date",
        "range": [f"{first - HALF:%Y-%m-%d}", f"{last + HALF:%Y-%m-%d}"],
        "tickmode": "linear",
        "tick0": f"{first:%Y-%m-%d}",
        "dtick": f"M{step}",
    }


def _layout(history: pd.DataFrame, words: Words, currency: str, marks: Sequence[Mark]) -> dict[str, Any]:
    above = room(marks)
    return {
        "barmode": "stack",
        "bargap": 0.25,
        "xaxis": {**_months_axis(history, MOST_TICKS), "tickformat": "%b %Y", "hoverformat": "%B %Y"},
        "yaxis": {"tickformat": MONEY if currency else COUNT, "rangemode": "tozero", "nticks": 5},
        "margin": {"t": 30 + above, "b": 28},
        "shapes": mark_shapes(marks),
        "annotations": [
            _legend(history, words, above, in_line=len(history.columns)),
            *mark_words(marks, history.index),
        ],
    }


def _on_phone(history: pd.DataFrame, words: Words, marks: Sequence[Mark], height: int) -> dict[str, Any]:
    """Names in several lines over the whole width, years below their months."""
    above = room(marks)
    further = ROOM * ((len(history.columns) - 1) // IN_LINE)
    left, right = margins = (66, 8)
    legend = _legend(history, words, above, in_line=IN_LINE) | {"align": "left", "xshift": -left}
    return {
        "layout.margin": {"l": left, "r": right, "t": 30 + above + further, "b": 40},
        "layout.annotations": [legend, *mark_words(marks, history.index, margins)],
        "layout.xaxis.dtick": _months_axis(history, ON_PHONE).get("dtick", "M1"),
        "layout.xaxis.tickangle": 0,
        "layout.xaxis.ticklabelstandoff": 4,
        "layout.xaxis.tickformat": "%b\n%Y",
        "layout.height": height + 12 + further,
    }


def _legend(history: pd.DataFrame, words: Words, above: int, *, in_line: int) -> dict[str, Any]:
    """Every platform in its colour, so many in a line, above the words of marks, which take ``above`` pixels."""
    names = [
        f'<span style="color:{colour}">■</span> {_in_figure(name, words)}'
        for name, colour in _colours(history.columns).items()
    ]
    lines = ["   ".join(names[start : start + in_line]) for start in range(0, len(names), max(in_line, 1))]
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 8 + above}
    return label("<br>".join(lines), 0, 1, **place)


def _short(breaks: Sequence[Break], words: Words) -> list[str]:
    """What stands beside each break."""
    return [plotly_text(_worded("short", each, words)) for each in breaks]


def _worded(form: str, metric_break: Break, words: Words) -> str:
    """One break as a ``sentence`` or ``short``: a measure in the place of another, or one that is counted otherwise."""
    names = [words(f"measure.{measure}") for measure in metric_break.measures]
    old, new = (name[:1].lower() + name[1:] for name in (names[0], names[-1]))
    place, day = platform_name(metric_break.platform, words), metric_break.day
    kind = "counted_otherwise" if len(names) == 1 else "replaced"
    return words(f"history.break.{kind}.{form}", platform=place, day=day, old=old, new=new)


def _table(history: pd.DataFrame, words: Words, write: Callable[[float], str], events: Sequence[Event]) -> Table:
    """A row for each month; the last column says what began in it, where there is anything to say."""
    columns = (words("curve.column_month"), *(platform_name(name, words) for name in history.columns))
    rows = tuple(
        (month(words, first.start_time.date()), *("" if isnan(value) else write(value) for value in values))
        for first, values in zip(history.index, history.to_numpy(), strict=True)
    )
    if not events:
        return Table(columns, rows)
    first = history.index[0].start_time.date()
    began = [(pd.Period(max(event.day, first), "M"), event_text(event, words)) for event in events]
    event_texts = ("; ".join(text for start, text in began if start == each) for each in history.index)
    return Table(
        (*columns, words("history.events")), tuple((*row, text) for row, text in zip(rows, event_texts, strict=True))
    )
