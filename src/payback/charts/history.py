"""What was imported, month by month and platform by platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table
from payback.charts.locale import COUNT, MONEY
from payback.charts.metric_breaks import ROOM, with_breaks
from payback.charts.theme import LIGHT, SERIES, label, layout
from payback.history.date_parsing import period_end
from payback.history.measures import breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from payback.i18n import Words

ROLES: Mapping[str, str] = {"facebook": "slate", "instagram": "ochre", "linkedin": "value", "meta": "plum"}
"""Colours that a platform has in every chart; the others take what is left."""

STANDING = frozenset({"followers"})
"""Measures that stand at a level; the others are counted anew each month."""


def history_chart(
    measure: str,
    months: Sequence[date],
    series: Mapping[str, Sequence[float | None]],
    words: Words,
    currency: str = "",
) -> Chart:
    """One measure by month and platform; a month without a figure is a gap, never a zero.

    Where a platform began to count another thing, a line is marked: the months on either side do not compare.

    Args:
        measure: Key below ``measure.`` in the catalogues.
        months: First day of each month, ascending.
        series: Values per platform (or account), one for each month; None where nothing is known.
        words: The reader's language.
        currency: Set when the measure is money.
    """
    write: Callable[[float], str] = (lambda x: words.money(x, currency)) if currency else words.number
    last = max((i for values in series.values() for i, v in enumerate(values) if v is not None), default=-1)
    known = [v for values in series.values() if last >= 0 and (v := values[last]) is not None]
    title = words(f"measure.{measure}")
    note = words("history.last", total=write(sum(known)), month=words.month(months[last])) if known else ""
    broken = breaks(measure, series, months[1], period_end(months[-1], "month")) if len(months) > 1 else ()
    names = [platform_name(found.platform, words) for found in broken]
    told = [words("history.break", platform=n, day=b.day) for n, b in zip(names, broken, strict=True)]
    bare = _layout(series, words, currency)
    marked = with_breaks(bare, broken, months, [words("history.break_short", platform=name) for name in names])
    return Chart(
        title=title,
        note=note,
        alt=f"{title}. {'. '.join((note, *told))}",
        figure={"data": _traces(measure, months, series, words, currency), "layout": marked},
        table=_table(months, series, words, write),
        narrow={"margin.l": 72, "font.size": 13, "xaxis.nticks": 4},
        height=240 + ROOM * len(broken),
    )


def platform_name(platform: str, words: Words) -> str:
    """A platform as people call it."""
    key = f"platform.{platform}"
    return words(key) if words.has(key) else platform.replace("_", " ").title()


def _colours(series: Iterable[str]) -> Mapping[str, str]:
    """A colour for each platform, its own where it has one."""
    names = list(series)
    free = [role for role in SERIES if role not in {ROLES.get(name) for name in names}]
    given = {name: ROLES.get(name) or free[i % len(free)] for i, name in enumerate(names)}
    return {name: LIGHT[role] for name, role in given.items()}


def _traces(
    measure: str,
    months: Sequence[date],
    series: Mapping[str, Sequence[float | None]],
    words: Words,
    currency: str,
) -> list[dict[str, Any]]:
    hover = f"%{{fullData.name}} %{{y:{'$,.0f' if currency else ',.0f'}}}<extra></extra>"
    x = [month.isoformat() for month in months]
    colours = _colours(series)
    return [
        {"name": platform_name(name, words), "x": x, "y": list(values), "hovertemplate": hover,
         **_mark(measure, colours[name])}
        for name, values in series.items()
    ]  # fmt: skip


def _mark(measure: str, colour: str) -> dict[str, Any]:
    if measure in STANDING:
        return {"type": "scatter", "mode": "lines", "line": {"color": colour, "width": 2.5}, "connectgaps": False}
    return {"type": "bar", "marker": {"color": colour}}


def _layout(series: Mapping[str, Sequence[float | None]], words: Words, currency: str) -> dict[str, Any]:
    names = "   ".join(
        f'<span style="color:{colour}">■</span> {platform_name(name, words)}'
        for name, colour in _colours(series).items()
    )
    return layout(
        barmode="stack",
        bargap=0.25,
        xaxis={"type": "date", "nticks": 8, "tickformat": "%b %Y", "hoverformat": "%B %Y"},
        yaxis={"tickformat": MONEY if currency else COUNT, "rangemode": "tozero", "nticks": 5},
        margin={"t": 30, "b": 28},
        annotations=[label(names, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=8)],
    )


def _table(
    months: Sequence[date],
    series: Mapping[str, Sequence[float | None]],
    words: Words,
    write: Callable[[float], str],
) -> Table:
    columns = (words("curve.column_month"), *(platform_name(name, words) for name in series))
    rows = tuple(
        (words.month(month), *("" if values[i] is None else write(values[i] or 0) for values in series.values()))
        for i, month in enumerate(months)
    )
    return Table(columns, rows)
