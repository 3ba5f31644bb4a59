"""The amounts in view of the payback curve hold all that a manager could lose, and say where more could be won."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.charts import payback_curve
from payback.charts.months_axis import ON_A_DESK, ON_A_PHONE, step
from payback.charts.payback_curve import LETTERS, months_shown
from payback.i18n import LANGUAGES, Words
from payback.model import Plan, evaluate
from tests.e2e.random_plans import random_plan

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from payback.model import Verdict

EN = Words("en")
RUNS_AWAY = Plan(followers=250_000, addressable=2_000_000)
DRAWS = 60


def drawn(verdict: Verdict) -> go.Figure:
    """The curve with its band."""
    return payback_curve(verdict, EN, (verdict.fan.p10, verdict.fan.p90)).figure


def cut(figure: go.Figure) -> go.layout.Annotation:
    """The mark of a band that goes on over the figure."""
    return next(each for each in figure.layout.annotations if each.name == "cut")


@pytest.mark.parametrize("seed", range(2))
def test_the_amounts_in_view_hold_the_line_and_the_lower_edge(seed: int) -> None:
    """Zero, the likely line, the band's lower edge, in every plan; what is cut above is marked, nothing else."""
    random, marked = np.random.default_rng(seed), 0
    for _ in range(100):
        verdict = evaluate(random_plan(random), draws=DRAWS)
        figure, seen = drawn(verdict), slice(months_shown(verdict) + 1)
        low, high = figure.layout.yaxis.range
        assert low <= min(0.0, verdict.cumulative[seen].min(), verdict.fan.p10[seen].min())
        assert high >= max(0.0, verdict.cumulative[seen].max())
        assert (verdict.fan.p90[seen].max() > high) == (cut(figure).visible is not False)
        marked += cut(figure).visible is not False
    assert 0 < marked < 100


def test_the_mark_stands_where_the_band_leaves_the_figure() -> None:
    """At its upper edge, between the last month below it and the first one over it."""
    verdict = evaluate(RUNS_AWAY, draws=DRAWS)
    figure = drawn(verdict)
    mark, high = cut(figure), figure.layout.yaxis.range[1]
    inside = np.flatnonzero(verdict.fan.p90 > high)[0] - 1
    assert inside <= mark.x <= inside + 1
    assert mark.y == high
    assert EN.money_short(verdict.fan.p90[: months_shown(verdict) + 1].max(), "CAD") in mark.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_curve_without_a_band_has_no_mark(language: str) -> None:
    """Before the futures are reckoned there is nothing to cut."""
    assert cut(payback_curve(evaluate(RUNS_AWAY, draws=DRAWS), Words(language)).figure).visible is False


@pytest.mark.parametrize("followers", [300, 250_000])
def test_the_name_of_the_line_is_clear_of_it(followers: int) -> None:
    """The line lies below the word as far as it reaches, whether money comes or goes."""
    verdict = evaluate(Plan(followers=followers, addressable=2_000_000), draws=DRAWS)
    line, months = verdict.cumulative, months_shown(verdict)
    word = next(each for each in drawn(verdict).layout.annotations if each.name == "likely")
    ends = (word.x, min(word.x + months // LETTERS, months))
    beside = ends if word.xanchor == "left" else (months - months // LETTERS, months)
    assert line[beside[0] : beside[1] + 1].max() <= line[word.x]


def test_every_mark_of_the_months_has_room_for_its_words() -> None:
    """Whatever the horizon: a month and a year at each mark, four of them at most on a phone and seven on a desk."""
    for months in range(6, 61):
        assert all(0 < months / step(months, room) <= room for room in (ON_A_DESK, ON_A_PHONE))
