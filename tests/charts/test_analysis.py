"""The charts of Drivers and Team hold the figures of the model, in words of either language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import plotly.graph_objects as go
import pytest

from payback.charts import Chart, effort_chart, net_value_tornado, payback_tornado, waiting_chart, what_each_hire_adds
from payback.charts.theme import LIGHT
from payback.i18n import LANGUAGES, Words
from payback.model import Hire, Plan
from payback.model.questions.drivers import End, Swing, tornado
from payback.model.questions.outcomes import futures_of
from payback.model.questions.team import compare_sizes, effort_curve
from payback.model.questions.waiting import cost_of_waiting
from payback.model.verdict import likely_case
from payback.wording.amounts import amount_of, month_of, safe_side, wrapped
from tests.charts.phone import on_a_phone
from tests.charts.points import disagreeing

if TYPE_CHECKING:
    from collections.abc import Callable

CHAIN = Plan(followers=250_000, addressable=2_000_000)
LOSING = Plan()
EN, FR = Words("en"), Words("fr")
DRAWS = 100


def adds(plan: Plan, words: Words) -> Chart:
    """The picture of the hires."""
    return what_each_hire_adds(plan, compare_sizes(futures_of(plan, DRAWS)).steps, 1, words)


def effort(plan: Plan, words: Words) -> Chart:
    """The effort curve."""
    return effort_chart(plan, effort_curve(plan, compare_sizes(futures_of(plan, DRAWS), 1).steps[0].adds), words)


CHARTS: dict[str, Callable[[Plan, Words], Chart]] = {
    "net_value": lambda plan, words: net_value_tornado(likely_case(plan), tornado(plan), words),
    "payback": lambda plan, words: payback_tornado(likely_case(plan), tornado(plan), words),
    "adds": adds,
    "effort": effort,
    "waiting": lambda plan, words: waiting_chart(plan, cost_of_waiting(plan, draws=DRAWS), "Waiting.", words),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [CHAIN, LOSING], ids=["pays", "loses"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_a_figure_with_words_and_a_table(name: str, plan: Plan, language: str) -> None:
    """Plotly accepts it, JSON can carry it; there is a sentence, a row for everything, and the figures of the rows."""
    chart = CHARTS[name](plan, Words(language))

    drawn = chart.figure.to_plotly_json()
    assert go.Figure(drawn).to_plotly_json() == drawn
    phone = on_a_phone(chart)
    assert go.Figure(phone).to_plotly_json() == phone
    text = json.dumps(drawn, allow_nan=False) + chart.alt + chart.title
    assert not {"NaN", "None"} & set(text.replace('"', " ").split())
    assert chart.alt
    assert chart.title
    assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)
    assert len(chart.table.rows) >= 5
    assert chart.height >= 260
    assert disagreeing(chart) == []


def test_tornado_bars_end_where_the_core_says() -> None:
    """Base and length of each bar are the likely net value and the way to the end."""
    case, swings = likely_case(CHAIN), tornado(CHAIN)
    low, high = net_value_tornado(case, swings, EN).figure.data

    assert low.base + low.x[0] == pytest.approx(swings[0].low.npv, abs=0.02)
    assert high.base + high.x[0] == pytest.approx(swings[0].high.npv, abs=0.02)
    assert low.text[0] == "0.93%"


@pytest.mark.parametrize("name", ["net_value", "payback"])
def test_on_a_phone_names_stand_above_fewer_bars(name: str) -> None:
    """The six widest over the whole width; both ends of each are still there."""
    chart = CHARTS[name](CHAIN, FR)
    phone = go.Figure(on_a_phone(chart))

    assert [said.text for said in phone.layout.annotations[1:]] == [row[0] for row in chart.table.rows[:6]]
    assert [len(side.x) for side in phone.data] == [6, 6]
    assert [side.text for side in phone.data] == [side.text[:6] for side in chart.figure.data]
    assert phone.layout.yaxis.showticklabels is False
    assert phone.layout.margin.l < chart.figure.layout.margin.l / 10


def test_an_end_that_never_pays_back_lies_past_the_horizon() -> None:
    """The picture keeps it at the far side, the table says it in words."""
    case = likely_case(CHAIN)
    swings = [Swing("reach", End(0.01, None, -1.0), End(0.05, 10.0, 5.0))]
    chart = payback_tornado(case, swings, EN)

    low = chart.figure.data[0]
    assert low.base + low.x[0] == pytest.approx(61, abs=0.02)
    assert chart.table.rows[0][2] == "not within 60 months"


def test_recommended_hires_stand_out() -> None:
    """By colour, by a tick and by the sentence of the page; the others are quiet."""
    figure = adds(CHAIN, EN).figure
    colours = figure.data[0].marker.color

    assert [said.text.startswith("✓") for said in figure.layout.annotations] == [True, *[False] * 4]
    assert list(colours) == [LIGHT["value"], *[LIGHT["sand"]] * 4]


def test_a_phone_has_short_names() -> None:
    """Five hires side by side on 390 pixels."""
    narrow = adds(CHAIN, FR).narrow

    assert narrow["layout.xaxis.ticktext"] == ["1re", "2e", "3e", "4e", "5e"]
    assert "k" in str(narrow["layout.annotations"])


def test_parts_of_the_cost_of_waiting_stand_on_each_other() -> None:
    """Lost and moved, stacked, reach the line of the cost."""
    lost, moved, cost = waiting_chart(CHAIN, cost_of_waiting(CHAIN, draws=DRAWS), "Waiting.", EN).figure.data

    assert lost.y[12] + moved.y[12] == pytest.approx(cost.y[12], abs=0.03)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("salary", 84_636.4, "$84,636"),
        ("contact_cost", 0.68, "$0.68"),
        ("conversion", 0.00674, "0.67%"),
        ("margin", 0.45, "45%"),
        ("ramp_months", 4.6, "4.6 months"),
        ("followers", 108_159.4, "108,159"),
        ("lead_share", 0.0, "0%"),
    ],
)
def test_amounts_have_the_digits_that_tell_them_apart(name: str, value: float, text: str) -> None:
    """Two telling digits for small ones, none behind the point for large ones."""
    assert amount_of(EN, name, value, "CAD") == text


@pytest.mark.parametrize(
    ("plan", "start"), [(CHAIN, "One person: highest mean net present value"), (LOSING, "One person: least is lost")]
)
def test_the_effort_curve_says_what_its_best_point_means(plan: Plan, start: str) -> None:
    """Where every working time loses money, the best one is the one that loses least."""
    assert effort(plan, EN).title.startswith(start)


def test_a_bare_amount_has_no_word_for_its_unit() -> None:
    """In a figure the axis label says what it is."""
    assert amount_of(EN, "questions", 9.5, "CAD", bare=True) == "9.5"
    assert amount_of(FR, "reach", 0.033, "CAD", bare=True) == "3,3 %".replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("name", "value", "up", "rounded"),
    [
        ("followers", 108_159.4, True, 109_000),
        ("salary", 84_636.4, False, 84_600),
        ("conversion", 0.00671, True, 0.0068),
        ("conversion", 0.00679, False, 0.0067),
        ("contact_cost", 0.6801, True, 0.69),
        ("margin", 0.26, True, 0.26),
        ("lead_share", 0.0, True, 0.0),
    ],
)
def test_a_limit_is_rounded_to_the_side_that_holds(name: str, value: float, up: bool, rounded: float) -> None:  # noqa: FBT001
    """At least is rounded up, at most down: whoever types what is read still pays back."""
    assert safe_side(name, value, up=up) == pytest.approx(rounded)


def test_months_in_words() -> None:
    """The first month at whose end the money is back, as everywhere; at once, or not at all."""
    assert month_of(14.087, 60, EN) == "15 months"
    assert month_of(0, 60, EN) == "at once"
    assert month_of(None, 36, EN) == "not within 36 months"


def test_long_labels_are_broken_between_words() -> None:
    """No word is cut, and nothing is lost."""
    assert wrapped("Extra from customers reached") == "Extra from customers<br>reached"
    assert wrapped("Supplément des clients atteints").replace("<br>", " ") == "Supplément des clients atteints"
    assert wrapped("Salary") == "Salary"


def test_a_planned_team_is_drawn_with_its_own_hires() -> None:
    """Half a person later on adds less than the first."""
    plan = Plan(followers=250_000, addressable=2_000_000, hires=(Hire(12, 0.5, 50_000),))
    values = adds(plan, EN).figure.data[0].y

    assert values[1] < values[0]
