"""What each month of waiting costs: the part that is lost for good, and the part that only comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, money, ordinal, share
from payback.charts.locale import MONEY
from payback.charts.team import in_view
from payback.charts.theme import LIGHT, figure
from payback.wording.glossary import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.waiting import Delay

PARTS = {"lost": "mark", "moved": "sand"}
"""Colour of each part of the cost."""


def waiting_chart(plan: Plan, delays: Sequence[Delay], title: str, words: Words) -> Chart:
    """Cost of waiting 0 to 12 months in its two parts, and their sum as a line; `title` says it in a sentence."""
    last = delays[-1]
    facts = {"months": last.months, "cost": last.cost, "lost": last.lost, "moved": last.moved}
    return Chart(
        title=title,
        note=words("waiting.note"),
        alt=words("waiting.alt", currency=plan.currency, **facts),
        figure=figure(_traces(delays, words), **_layout(delays, words)),
        table=_table(plan, delays, words),
        narrow={"layout.margin.l": 72, "layout.margin.r": 8, "layout.font.size": 11, "layout.xaxis.dtick": 3},
        height=300,
    )


def _traces(delays: Sequence[Delay], words: Words) -> list[dict[str, Any]]:
    base = {"x": [delay.months for delay in delays], "hovertemplate": "%{fullData.name} %{y:$,.0f}<extra></extra>"}
    parts = [
        {**base, "type": "bar", "name": words(f"waiting.{part}"), "marker": {"color": LIGHT[role]},
         "y": [round(float(getattr(delay, part)), 2) for delay in delays]}
        for part, role in PARTS.items()
    ]  # fmt: skip
    line = {"color": LIGHT["text"], "width": 2.5}
    cost = {**base, "type": "scatter", "mode": "lines", "name": words("waiting.cost"), "line": line}
    return [*parts, {**cost, "y": [round(delay.cost, 2) for delay in delays]}]


def _layout(delays: Sequence[Delay], words: Words) -> dict[str, Any]:
    above = [max(delay.lost, 0) + max(delay.moved, 0) for delay in delays]
    below = [min(delay.lost, 0) + min(delay.moved, 0) for delay in delays]
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"color": LIGHT["text"], "size": 12}}
    return {
        "barmode": "relative",
        "bargap": 0.35,
        "xaxis": {
            "tick0": 0,
            "dtick": 2,
            "title": {"text": words("waiting.axis")},
            "fixedrange": True,
            "unifiedhovertitle": {"text": f"%{{x}} {words('waiting.axis')}"},
        },
        "yaxis": {"range": in_view([*above, *below]), "tickformat": MONEY},
        "margin": {"t": 30, "b": 48},
        "showlegend": True,
        "legend": legend,
    }


def _table(plan: Plan, delays: Sequence[Delay], words: Words) -> Table:
    rows = tuple(
        (
            ordinal(delay.months),
            *(money(words, amount, plan.currency, signed=True) for amount in (delay.cost, delay.lost, delay.moved)),
            share(words, delay.probability_of_gain),
        )
        for delay in delays
    )
    return Table(headings(("months", "waiting", "lost", "moved", "gain"), words, "waiting"), rows)
