"""Scenarios side by side: the running sum of each on one chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.charts.chart import Chart, Table, money, ordinal
from payback.charts.locale import MONEY
from payback.charts.months_axis import ON_A_DESK, narrow_axis, step
from payback.charts.theme import LIGHT, SERIES, figure
from payback.wording.text_escapes import plotly_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Verdict


def scenario_curves(verdicts: Mapping[str, Verdict], words: Words) -> Chart:
    """The running sums of several plans by the names that people gave them."""
    traces = [
        {"type": "scatter", "mode": "lines", "name": plotly_text(name), "x": [*range(len(verdict.cumulative))],
         "y": [round(float(amount), 2) for amount in verdict.cumulative], "line": {"color": LIGHT[role], "width": 3},
         "hovertemplate": "%{fullData.name} %{y:$,.0f}<extra></extra>"}
        for role, (name, verdict) in zip(SERIES, verdicts.items(), strict=False)
    ]  # fmt: skip
    longest = max(verdict.plan.months for verdict in verdicts.values())
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"color": LIGHT["text"], "size": 12}}
    return Chart(
        title=words("curve.title"),
        note=words("curve.note"),
        alt=words("scenarios.alt", names=words.listed([*verdicts])),
        figure=figure(
            traces,
            xaxis={"tick0": 0, "dtick": step(longest, ON_A_DESK), "labelalias": {"0": words("curve.today")}},
            yaxis={"tickformat": MONEY},
            margin={"t": 30},
            showlegend=True,
            legend=legend,
        ),
        table=_table(verdicts, words),
        narrow={**narrow_axis(longest), "layout.margin.l": 76, "layout.margin.r": 16},
    )


def _table(verdicts: Mapping[str, Verdict], words: Words) -> Table:
    longest = max(len(verdict.cumulative) for verdict in verdicts.values())
    rows = tuple(
        (
            ordinal(month),
            *(
                money(words, float(verdict.cumulative[month]), verdict.plan.currency)
                if month < len(verdict.cumulative)
                else ""
                for verdict in verdicts.values()
            ),
        )
        for month in range(longest)
    )
    return Table((words("curve.column_month"), *verdicts), rows)
