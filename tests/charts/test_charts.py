"""Charts are data: each is compared with a recorded one, and every one is a figure that Plotly accepts."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.charts import (
    DARK,
    LIGHT,
    Chart,
    history_chart,
    in_the_dark,
    payback_curve,
    plotly_locale,
    value_and_cost,
)
from payback.charts.theme import figure
from payback.history.events import EVENT_KINDS, Event
from payback.history.measure_breaks import BREAKS, Break
from payback.i18n import LANGUAGES, Words
from payback.model import Plan, Verdict, evaluate
from tests.charts.phone import on_a_phone
from tests.charts.points import disagreeing

SNAPSHOTS = Path(__file__).parent / "snapshots"
EN, FR = Words("en"), Words("fr")
BACK = Plan(followers=250_000, addressable=2_000_000, start=date(2026, 12, 1), horizon=48)
NEVER = Plan(horizon=24)
MONTHS = pd.period_range("2026-07", "2026-09", freq="M")
YEAR = pd.period_range("2025-01", "2025-12", freq="M")
PLATFORMS = pd.DataFrame({"facebook": [1200, None, 1300.0], "some_network": [10.0, 20.0, 30.0]}, MONTHS)


def fan(verdict: Verdict) -> tuple[np.ndarray, np.ndarray]:
    """A made-up band around the likely line."""
    width = 3000 * np.arange(verdict.plan.months + 1)
    return verdict.cumulative - width, verdict.cumulative + width


def counting(months: pd.PeriodIndex, *platforms: str) -> pd.DataFrame:
    """A history in which every platform counts one more each month."""
    return pd.DataFrame({name: np.arange(float(len(months))) for name in platforms}, months)


CHARTS: dict[str, Callable[[], Chart]] = {
    "payback_back_en": lambda: payback_curve(evaluate(BACK), EN),
    "payback_fan_fr": lambda: payback_curve(evaluate(BACK), FR, fan(evaluate(BACK))),
    "payback_never_fr": lambda: payback_curve(evaluate(NEVER), FR),
    "streams_back_en": lambda: value_and_cost(evaluate(BACK), EN),
    "streams_never_fr": lambda: value_and_cost(evaluate(NEVER), FR),
    "history_followers_en": lambda: history_chart("followers", PLATFORMS, EN),
    "history_spend_fr": lambda: history_chart("spend", PLATFORMS, FR, "CAD"),
    "history_breaks_fr": lambda: history_chart("views", counting(YEAR, "facebook", "instagram"), FR),
    "history_nothing_en": lambda: history_chart("orders", PLATFORMS.iloc[:0, :0], EN),
}


@pytest.mark.parametrize("name", CHARTS)
def test_chart_is_as_recorded(name: str) -> None:
    """A chart changes only on purpose: look at the figure, then delete its snapshot to record it anew."""
    chart = CHARTS[name]()
    assert disagreeing(chart) == []
    snapshot = {
        "title": chart.title,
        "note": chart.note,
        "alt": chart.alt,
        "figure": chart.figure.to_plotly_json(),
        "narrow": dict(chart.narrow),
        "columns": chart.table.columns,
        "rows": chart.table.rows[:3] + chart.table.rows[-1:],
        "heads": chart.table.heads(),
        "values": chart.table.values()[:3],
    }
    path = SNAPSHOTS / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(snapshot, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"recorded {path.name}: look at it and run again")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(snapshot))


@pytest.mark.parametrize("name", CHARTS)
def test_every_figure_is_plotlys_in_our_look(name: str) -> None:
    """Whichever template Streamlit, or whoever else, has made the default."""
    pio.templates.default = "plotly_dark"
    drawn = CHARTS[name]().figure
    assert isinstance(drawn, go.Figure)
    assert drawn.layout.template == pio.templates["payback"]


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_accepts_every_figure(name: str) -> None:
    """Also those that are made without asking it, in every run: checked, they are the same."""
    drawn = CHARTS[name]().figure.to_plotly_json()
    assert go.Figure(drawn).to_plotly_json() == drawn


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_accepts_every_figure_on_a_phone(name: str) -> None:
    """What differs there has names that Plotly knows, and values that it takes."""
    drawn = on_a_phone(CHARTS[name]())
    assert go.Figure(drawn).to_plotly_json() == drawn
    assert drawn != CHARTS[name]().figure.to_plotly_json()


def test_plotly_refuses_what_it_does_not_know() -> None:
    """A property that is misspelt is noticed when a figure is made, not when somebody misses it on a page."""
    with pytest.raises(ValueError, match="colr"):
        figure([{"type": "scatter", "line": {"colr": "red"}}])


def test_every_role_has_a_dark_colour() -> None:
    """No colour of the light theme is left behind when a page turns dark."""
    assert LIGHT.keys() == DARK.keys()
    assert len(in_the_dark()) == len(set(LIGHT.values()))


def test_nothing_is_marked_that_does_not_happen() -> None:
    """A plan that never pays back has no payback mark."""
    figure = payback_curve(evaluate(NEVER), EN).figure
    marks = [part for part in (*figure.data, *figure.layout.annotations) if part.name == "payback"]
    assert [mark.visible for mark in marks] == [False, False]


def test_the_whole_horizon_is_shown_when_payback_is_late() -> None:
    """The mark is never outside the figure."""
    late = evaluate(replace(BACK, followers=230_000, horizon=60))
    assert late.payback_month is not None
    assert late.payback_month < payback_curve(late, EN).figure.layout.xaxis.range[1] == 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_plotly_writes_money_as_we_do(language: str) -> None:
    """The currency sign stands on the same side in a figure and in a sentence."""
    words = Words(language)
    before, after = plotly_locale(words, "USD")["format"]["currency"]
    assert f"{before}7{after}" == words.money(7, "USD")


@pytest.mark.parametrize(
    ("measure", "platforms", "months", "marked"),
    [
        ("views", ["facebook", "instagram"], YEAR, ["2025-03-16", "2025-10-16"]),
        ("impressions", ["instagram"], YEAR, ["2025-03-16"]),
        ("views", ["facebook"], YEAR[:10], []),
        ("views", ["facebook"], YEAR[10:], []),
        ("views", ["facebook"], YEAR[10:11], []),
        ("views", ["linkedin"], YEAR, []),
        ("link_clicks", ["instagram"], YEAR, []),
    ],
)
def test_a_break_is_marked_between_the_months_it_parts(
    measure: str, platforms: list[str], months: pd.PeriodIndex, marked: list[str]
) -> None:
    """Only for a measure and a platform that are shown, only where there is a month before it."""
    chart = history_chart(measure, counting(months, *platforms), EN)
    assert marked == [line.x0 for line in chart.figure.layout.shapes]
    assert chart.alt.count("instead of impressions") == len(marked)
    assert len(chart.figure.layout.annotations) == 1 + len(marked)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(EVENT_KINDS), st.integers(-60, 420), st.none() | st.integers(0, 90))))
def test_what_happened_in_the_months_of_a_chart_is_marked(given_events: list[tuple[str, int, int | None]]) -> None:
    """A line each within the data, the hire named first, all of it in the table; every chart stays as high."""
    events = sorted(
        (
            Event(
                kind, (first := date(2025, 1, 1) + timedelta(days)), None if lasts is None else first + timedelta(lasts)
            )
            for kind, days, lasts in given_events
        ),
        key=lambda event: event.day,
    )
    chart = history_chart("orders", counting(YEAR, "shopify"), EN, "", events)
    within = [each for each in events if each.day.year < 2026 and (each.until or each.day).year > 2024]
    start, end = (pd.Timestamp(each).date() for each in chart.figure.layout.xaxis.range)
    lines = [date.fromisoformat(shape.x0) for shape in chart.figure.layout.shapes if shape.type == "line"]
    named = [word.text for word in chart.figure.layout.annotations[1:]]
    assert len(lines) == len(within)
    assert all(start <= line <= end for line in lines)
    assert len(named) == min(3, len(within))
    assert named.count("Hire") >= min(1, sum(each.kind == "hire" for each in within))
    assert sum(cell.count(", 202") for cell in (row[-1] for row in chart.table.rows) if within) >= len(within)
    assert chart.height == history_chart("orders", counting(YEAR[:2], "shopify"), EN, "", events).height


def test_no_line_is_drawn_across_a_break() -> None:
    """A measure that breaks is drawn in bars, which nothing joins."""
    for broken in BREAKS:
        for measure in broken.measures:
            chart = history_chart(measure, counting(YEAR, broken.platform), EN)
            assert {trace.type for trace in chart.figure.data} == {"bar"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("broken", BREAKS, ids=lambda each: f"{each.platform} {each.day}")
def test_every_break_is_worded(broken: Break, language: str) -> None:
    """Each break of the data is said with its platform, its day and what is counted from then on."""
    words, year = Words(language), pd.period_range(broken.day, periods=3, freq="M") - 1
    for measure in broken.measures:
        alt = history_chart(measure, counting(year, broken.platform), words).alt
        assert words.day(broken.day) in alt
        assert all(words(f"measure.{each}").lower() in alt for each in broken.measures)


def test_on_a_phone_the_streams_are_named_below() -> None:
    """Nothing stands beside the areas, which have the whole width, and every quarter has its mark."""
    chart = value_and_cost(evaluate(BACK), FR)
    phone = go.Figure(on_a_phone(chart)).layout
    assert phone.showlegend
    assert not phone.annotations
    assert phone.xaxis.minor.dtick == 3
    assert phone.height > chart.height


def test_on_a_phone_many_platforms_stand_in_lines() -> None:
    """Three names side by side, and room for every further line above the figure."""
    few, many = (
        go.Figure(on_a_phone(history_chart("views", counting(YEAR, *names), EN))).layout
        for names in (("x", "tiktok"), ("x", "tiktok", "youtube", "pinterest"))
    )
    assert [each.annotations[0].text.count("<br>") for each in (few, many)] == [0, 1]
    assert 0 < many.height - few.height <= many.margin.t - few.margin.t


@pytest.mark.parametrize("n", [1, 2, 7, 34, 90])
@pytest.mark.parametrize("measure", ["followers", "views"])
def test_months_of_the_calendar_stand_along_the_axis(measure: str, n: int) -> None:
    """Few enough are named, none beyond the data; a bar is narrow where it stands alone; every figure is as high."""
    months = pd.period_range("2024-11", periods=n, freq="M")
    chart = history_chart(measure, counting(months, "facebook", "instagram"), EN)
    axis = chart.figure.layout.xaxis
    ends = [pd.Timestamp(end) for end in axis.range]
    assert [pd.Period(axis.tick0, "M"), months[-1]] == [months[0], (ends[1] - pd.Timedelta(days=15)).to_period("M")]
    assert ends[0] < months[0].start_time < ends[1]
    assert (ends[1] - months[-1].start_time).days < 20
    assert n / int(axis.dtick[1:]) <= 8
    widths = [trace.width / 86_400_000 / (ends[1] - ends[0]).days for trace in chart.figure.data if measure == "views"]
    assert all(width < 0.12 for width in widths)
    assert chart.height == history_chart("orders", counting(YEAR, "shopify"), EN).height


def test_a_month_between_unknown_ones_is_a_dot() -> None:
    """A line needs two months: one by itself would not be seen."""
    alone = pd.DataFrame({"facebook": [1.0, None, 3.0, 4.0]}, pd.period_range("2026-01", periods=4, freq="M"))
    (trace,) = history_chart("followers", alone, EN).figure.data
    assert [*trace.marker.size] == [8, 0, 0, 0]


def test_labels_do_not_touch() -> None:
    """Names at the edge of the figure keep their distance even where their bands are thin."""
    labels = value_and_cost(evaluate(NEVER), EN).figure.layout.annotations
    heights = sorted(label.y for label in labels)
    assert min(np.diff(heights)) > 0
