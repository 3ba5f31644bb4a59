"""Value streams stacked month by month, against what the hire costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, money, ordinal
from payback.charts.locale import MONEY
from payback.charts.months_axis import ON_A_DESK, hover_title, month_names, narrow_axis, step
from payback.charts.payback_curve import months_shown
from payback.charts.theme import LABEL_SIZE, LIGHT, figure, label
from payback.model import VALUE_STREAMS
from payback.wording.verdict import sells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Verdict
    from payback.model.types import Array

GAP = 0.075
"""Least distance between two labels, as a share of the figure's height."""


def value_and_cost(verdict: Verdict, words: Words) -> Chart:
    """What each counted stream brings every month, and the cost it has to cover."""
    counted = {name: series for name, series in verdict.gained.items() if series.any()}
    month = verdict.all.break_even_month
    title = words("streams.covered", month=month) if month else words("streams.uncovered")
    return Chart(
        title=title,
        note=words("streams.note" if sells(verdict.plan) else "streams.note_unsold"),
        alt=title,
        figure=figure(_traces(verdict, counted, words), validate=False, **_layout(verdict, counted, words)),
        table=_table(verdict, counted, words),
        narrow=_on_phone(months_shown(verdict)),
    )


def _traces(verdict: Verdict, counted: Mapping[str, Array], words: Words) -> list[dict[str, Any]]:
    months = list(range(1, verdict.plan.months + 1))
    hover = "%{fullData.name} %{y:$,.0f}<extra></extra>"
    base = {"type": "scatter", "mode": "lines", "x": months, "hovertemplate": hover}
    areas = [
        {**base, "name": words(f"stream.{name}"), "y": _from_month_1(series), "stackgroup": "value",
         "line": {"width": 0, "color": _colour(name)}, "fillcolor": _colour(name)}
        for name, series in counted.items()
    ]  # fmt: skip
    line = {"width": 2.5, "color": LIGHT["text"], "dash": "dot"}
    return [*areas, {**base, "name": words("streams.cost"), "y": _from_month_1(verdict.cost), "line": line}]


def _on_phone(months: int) -> dict[str, Any]:
    """The names below the figure instead of beside it, a mark for each quarter, and more height."""
    font = {"color": LIGHT["text"], "size": LABEL_SIZE}
    below = {"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top"}
    return {
        "layout.showlegend": True,
        "layout.legend": {**below, "font": font, "itemclick": False, "itemdoubleclick": False, "traceorder": "normal"},
        "layout.annotations": [],
        **narrow_axis(months),
        "layout.xaxis.minor": {"dtick": 3, "tick0": 0, "ticks": "outside", "ticklen": 4, "tickcolor": LIGHT["zero"]},
        "layout.margin": {"l": 66, "r": 12, "t": 16, "b": 46},
        "layout.font.size": 12,
        "layout.height": 400,
    }


def _colour(stream: str) -> str:
    return LIGHT[VALUE_STREAMS[stream].colour]


def _layout(verdict: Verdict, counted: Mapping[str, Array], words: Words) -> dict[str, Any]:
    last = months_shown(verdict)
    top = max(float(verdict.cost[1:].max()), float(sum(counted.values(), start=verdict.cost * 0).max())) * 1.08
    return {
        "xaxis": {
            "range": [1, last],
            "tick0": 0,
            "dtick": step(last, ON_A_DESK),
            "minallowed": 1,
            "maxallowed": verdict.plan.months,
            "labelalias": month_names(verdict.plan, words),
            "unifiedhovertitle": hover_title(words),
        },
        "yaxis": {"range": [0, round(top, 2)], "tickformat": MONEY, "rangemode": "tozero"},
        "margin": {"r": 150, "b": 46},
        "annotations": [
            label(text, last, height, xanchor="left", xshift=8, font={"color": LIGHT[role], "size": LABEL_SIZE})
            for text, role, height in _spread(_ends(verdict, counted, words, last), top * GAP)
        ],
    }


def _ends(verdict: Verdict, counted: Mapping[str, Array], words: Words, last: int) -> list[tuple[str, str, float]]:
    """Label, role and height of every series at the right edge."""
    ends, below = [(words("streams.cost"), "text", float(verdict.cost[last]))], 0.0
    for name, series in counted.items():
        ends.append((words(f"stream.{name}"), VALUE_STREAMS[name].colour, below + float(series[last]) / 2))
        below += float(series[last])
    return ends


def _spread(ends: list[tuple[str, str, float]], gap: float) -> list[tuple[str, str, float]]:
    """The same labels, pushed up where two would touch."""
    placed: list[tuple[str, str, float]] = []
    for text, role, height in sorted(ends, key=lambda end: end[2]):
        lowest = placed[-1][2] + gap if placed else height
        placed.append((text, role, round(max(height, lowest), 2)))
    return placed


def _table(verdict: Verdict, counted: Mapping[str, Array], words: Words) -> Table:
    series = [amounts[1:].tolist() for amounts in (*counted.values(), verdict.cost)]
    names = [*(words(f"stream.{name}") for name in counted), words("streams.cost")]
    rows = tuple(
        (ordinal(month), *(money(words, amount, verdict.plan.currency) for amount in amounts))
        for month, amounts in enumerate(zip(*series, strict=True), start=1)
    )
    return Table((words("curve.column_month"), *names), rows)


def _from_month_1(series: Array) -> list[float]:
    return [round(amount, 2) for amount in series[1:].tolist()]
