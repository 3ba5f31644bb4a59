"""What a chart sends to the browser."""

from __future__ import annotations

import json

from payback.charts import value_and_cost
from payback.i18n import Words
from payback.model import Plan, evaluate
from payback.ui.figure import chart_payload


def test_a_chart_carries_the_key_of_its_plan() -> None:
    """And what differs on a phone, by names into the figure; without a key it is of no plan."""
    words = Words("en")
    chart = value_and_cost(evaluate(Plan(), draws=2), words)
    sent = json.loads(chart_payload(chart, words, "CAD", plan="0123abcd"))
    assert sent["plan"] == "0123abcd"
    assert sent["narrow"]["layout.height"] == chart.narrow["layout.height"]
    assert json.loads(chart_payload(chart, words, "CAD"))["plan"] == ""


def test_a_chart_carries_its_points_as_figures() -> None:
    """Beside the words of the table, with the unit of each column, for a file that the browser writes."""
    verdict = evaluate(Plan(), draws=2)
    sent = json.loads(chart_payload(value_and_cost(verdict, Words("fr")), Words("fr"), "CAD"))["table"]
    cost = [row[-1] for row in sent["values"]]
    assert cost == [round(amount, 2) for amount in verdict.cost[1:].tolist()]
    assert [row[0] for row in sent["values"]] == [*range(1, verdict.plan.months + 1)]
    assert sent["heads"] == [sent["columns"][0], *(f"{name} (CAD)" for name in sent["columns"][1:])]
