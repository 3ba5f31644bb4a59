"""Scenarios side by side: the running sum of each on one chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, money, ordinal
from payback.charts.locale import MONEY
from payback.charts.months_axis import ON_A_DESK, calendar, month_names, narrow_axis, step
from payback.charts.theme import LIGHT, SERIES, figure
from payback.wording.text_escapes import plotly_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan, Verdict


def scenario_curves(verdicts: Mapping[str, Verdict], words: Words) -> Chart:
    """The running sums of several plans by the names that people gave them."""
    traces = [
        {"type": "scatter", "mode": "lines", "name": plotly_text(name), "x": [*range(len(verdict.cumulative))],
         "y": [round(float(amount), 2) for amount in verdict.cumulative], "line": {"color": LIGHT[role], "width": 3},
         **_hover(verdict.plan, words)}
        for role, (name, verdict) in zip(SERIES, verdicts.items(), strict=False)
    ]  # fmt: skip
    plans = [verdict.plan for verdict in verdicts.values()]
    plan = max(plans, key=lambda each: each.months)
    longest, one_calendar = plan.months, len({each.start for each in plans}) == 1
    marks = month_names(plan, words) if one_calendar else {"0": words("curve.today")}
    legend = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"color": LIGHT["text"], "size": 12}}
    return Chart(
        title=words("curve.title"),
        note=words("curve.note"),
        alt=words("scenarios.alt", names=words.listed([*verdicts])),
        figure=figure(
            traces,
            xaxis={"tick0": 0, "dtick": step(longest, ON_A_DESK), "labelalias": marks},
            yaxis={"tickformat": MONEY},
            margin={"t": 30},
            showlegend=True,
            legend=legend,
        ),
        table=_table(verdicts, words),
        narrow={**narrow_axis(longest), "layout.margin.l": 76, "layout.margin.r": 16},
    )


def _hover(plan: Plan, words: Words) -> dict[str, Any]:
    """What is told of a point: whose it is, how much, and in which month of that plan's calendar."""
    dates = calendar(plan, words)
    when = {"customdata": dates} if dates else {}
    month = " (%{customdata})" if dates else ""
    return {**when, "hovertemplate": f"%{{fullData.name}} %{{y:$,.0f}}{month}<extra></extra>"}


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
