"""One person, from two hours a week to full time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, Written, money, share
from payback.charts.locale import MONEY
from payback.charts.team import in_view
from payback.charts.theme import LIGHT, figure
from payback.wording.glossary import headings
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.team import EffortPoint


def effort_chart(plan: Plan, points: Sequence[EffortPoint], words: Words) -> Chart:
    """Mean net present value of one person by hours a week, the best of them marked."""
    best = max(points, key=lambda point: point.expected)
    key = "team.effort_title" if best.expected > 0 else "team.effort_loses"
    title = words(key, hours=best.hours, amount=best.expected, currency=plan.currency)
    return Chart(
        title=title,
        note=words("team.effort_note"),
        alt=title,
        figure=figure(_traces(points, best, words), **_layout(points, words)),
        table=_table(plan, points, words),
        narrow={"layout.margin.l": 72, "layout.margin.r": 10, "layout.xaxis.dtick": 10, "layout.font.size": 12},
        height=270,
    )


def _traces(points: Sequence[EffortPoint], best: EffortPoint, words: Words) -> list[dict[str, Any]]:
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [point.hours for point in points],
        "y": [round(point.expected, 2) for point in points],
        "line": {"color": LIGHT["value"], "width": 3},
        "marker": {"size": 7, "color": LIGHT["value"]},
        "hovertemplate": f"%{{x}} {words('team.hours_axis')}<br>%{{y:$,.0f}}<extra></extra>",
    }
    dot = {"color": LIGHT["mark"], "size": 13, "line": {"color": LIGHT["surface"], "width": 2}}
    mark = {"type": "scatter", "mode": "markers", "x": [best.hours], "y": [round(best.expected, 2)], "marker": dot,
            "hoverinfo": "skip", "cliponaxis": False}  # fmt: skip
    return [line, mark]


def _layout(points: Sequence[EffortPoint], words: Words) -> dict[str, Any]:
    last = max(point.hours for point in points)
    axis = {"range": [0, last + 1.5], "tick0": 0, "dtick": 5, "title": {"text": words("team.hours_axis")}}
    return {
        "hovermode": "closest",
        "xaxis": {**axis, "fixedrange": True},
        "yaxis": {"range": in_view([point.expected for point in points], above=0.12), "tickformat": MONEY},
        "margin": {"b": 48},
    }


def _payback(point: EffortPoint, words: Words) -> str:
    text, month = payback_text(point.likely, words), point.likely.payback_month
    return text if month is None else Written(text, round(month, 2))


def _table(plan: Plan, points: Sequence[EffortPoint], words: Words) -> Table:
    rows = tuple(
        (
            Written(words("team.hours", hours=point.hours), point.hours),
            money(words, point.expected, plan.currency, signed=True),
            _payback(point, words),
            share(words, point.probability),
        )
        for point in points
    )
    return Table(headings(("hours", "expected", "payback", "chance"), words, "team"), rows)
