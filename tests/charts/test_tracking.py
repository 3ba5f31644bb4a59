"""Charts of a frozen plan and of what a hire or a campaign brought: what is marked on them, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from payback.charts import counterfactual, history_chart, plan_and_actuals, planned_and_actual
from payback.history.calendar_months import later
from payback.history.events import Event
from payback.i18n import Words
from payback.model import Plan
from payback.model.effect import estimate_effect
from payback.model.tracking.comparison import Comparison
from payback.model.tracking.expected import Expected
from payback.model.tracking.frozen_plan import FrozenPlan
from payback.model.tracking.rule import Rule

if TYPE_CHECKING:
    from payback.charts.chart import Chart

FIRST = date(2026, 1, 1)
ENGLISH = Words("en")
HIRE = Event("hire", date(2026, 1, 5))
SALE = Event("campaign", date(2026, 4, 28), date(2026, 5, 9), "Sale")


def frozen(payback: float | None, months: int = 36, upper: float = 1.0) -> FrozenPlan:
    """A frozen plan that promises its money back in a month."""
    line = np.linspace(-10_000.0, 10_000.0, months + 1)
    promise = Expected(
        cumulative=line, p10=line - 1, p90=line + upper, cost=line, gained={}, figures={}, state="pays_back",
        payback_month=payback, probability_within=np.full(months + 1, 0.5), npv=0.0,
    )  # fmt: skip
    return FrozenPlan(
        digest="0" * 64, name="Plan", author="Ada", day=FIRST, plan=Plan(horizon=months), model_version="",
        rule=Rule(), expected=promise,
    )  # fmt: skip


def running(payback: float | None, upper: float = 1.0) -> Chart:
    """Four months of actuals over it."""
    four = np.full(4, 1.0)
    came = Comparison(
        planned={}, actual={}, planned_cost=four, cost=four, value=four, cumulative=np.zeros(5), stood_in=(), missing=()
    )
    return plan_and_actuals(frozen(payback, upper=upper), came, FIRST, (HIRE, SALE), date(2026, 5, 20), ENGLISH)


def lines(chart: Chart) -> list[str]:
    """Where lines stand across a chart."""
    return [shape["x0"] for shape in chart.figure["layout"]["shapes"] if shape["type"] == "line"]


def texts(chart: Chart) -> list[str]:
    """The words above it."""
    return [each["text"] for each in chart.figure["layout"]["annotations"]]


def test_what_happened_stands_where_the_charts_of_the_history_have_it() -> None:
    """At one place for Track and Data, also in the last month; who does not see the chart is told of it."""
    four, months = np.arange(4.0), pd.period_range("2026-01", "2026-04", freq="M")
    track = planned_and_actual("reach", four, four, FIRST, (HIRE, SALE), ENGLISH)
    data = history_chart("reach", pd.DataFrame({"facebook": four}, index=months), ENGLISH, "", (HIRE, SALE))

    assert sorted(lines(track)) == sorted(lines(data)) == ["2025-12-20", "2026-04-12"]
    assert texts(track) == ["Hire", "Sale"]
    assert "Campaign: Sale, April 28, 2026 to May 9, 2026" in track.alt


def test_a_running_sum_has_its_events_at_their_days_and_its_target_however_far() -> None:
    """The end of January stands at the first of February, so that January 5 is January 5."""
    far, none = running(31.2), running(None)

    assert lines(far) == ["2026-01-05", "2026-04-28", "2026-05-20", "2028-08-01"]
    assert texts(far)[-1] == "target: paid back"
    assert lines(none) == lines(far)[:-1]
    assert "Hire, January 5, 2026" in far.alt


def test_both_lines_fill_a_running_sum_and_what_is_cut_is_told() -> None:
    """A band that runs away above would flatten what came; its lower edge is seen whole."""
    wide, narrow = running(31.2, upper=1e6), running(31.2)
    low, high = wide.figure.layout.yaxis.range

    assert (low < -10_001, 10_000 < high < 25_000) == (True, True)
    assert wide.note.endswith("Cut above, the tint goes on to $1,010,000.")
    assert "Cut above" not in narrow.note


@pytest.mark.parametrize("until", [date(2025, 4, 30), date(2025, 6, 30)])
def test_what_would_have_come_is_seen_even_of_one_month(until: date) -> None:
    """A campaign of one month: a mark and a band as wide as the month, for a line and an area need two."""
    campaign, second = Event("campaign", date(2025, 4, 1), until, "Sale"), Event("hire", date(2025, 6, 2))
    beside = replace(campaign, note="Fair")
    months = [later(date(2023, 1, 1), n) for n in range(36)]
    orders = 100 + 5 * np.cos(np.arange(36.0) ** 2)
    effect = estimate_effect(orders, first_after=27, until=28 + until.month - campaign.day.month)
    chart = counterfactual("orders", months, orders, effect, campaign, ENGLISH, (campaign, beside, second))
    traces: list[dict[str, Any]] = [trace.to_plotly_json() for trace in chart.figure.data]
    bands = [trace for trace in traces if trace.get("fill") == "tonexty"]
    (without,) = [trace for trace in traces if trace.get("name") == "Without the campaign"]

    assert all(len({*band["x"]}) > 1 for band in bands)
    assert sum(y is not None for y in without["y"]) == effect.effects.size
    assert ("markers" in without["mode"]) == (effect.effects.size == 1)
    assert texts(chart) == ["Sale", "Fair", "Hire"]


def test_a_second_hire_is_marked_and_the_first_only_once() -> None:
    """A hire that is asked for bears the name that it was given; another one stands beside it."""
    months = [later(date(2023, 1, 1), n) for n in range(36)]
    orders = 100 + 5 * np.cos(np.arange(36.0) ** 2)
    first, second = Event("hire", date(2025, 1, 20), note="Ada"), Event("hire", date(2025, 6, 2), note="Zoé")
    chart = counterfactual(
        "orders", months, orders, estimate_effect(orders, first_after=25), first, ENGLISH, (first, second)
    )

    assert texts(chart) == ["Ada", "Zoé"]
    assert ".." not in chart.alt
    assert chart.alt.endswith("futures. Hire: Ada, January 20, 2025. Hire: Zoé, June 2, 2025")
    assert lines(chart)[0] == "2025-01-04"
