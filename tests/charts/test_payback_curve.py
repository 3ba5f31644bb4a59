"""The amounts in view of the payback curve hold all that a manager could lose, and say where more could be won."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from payback.charts import payback_curve
from payback.charts.label_places import Box, Place, Plot
from payback.charts.months_axis import ON_A_DESK, ON_A_PHONE, step
from payback.charts.payback_curve import BOTTOM, DESK, HEIGHT, PHONE, TOP, months_shown
from payback.charts.theme import LABEL_SIZE
from payback.i18n import LANGUAGES, Words
from payback.model import Plan, evaluate
from tests.e2e.random_plans import random_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from payback.model import Verdict

EN = Words("en")
RUNS_AWAY = Plan(followers=250_000, addressable=2_000_000)
DRAWS = 60
ROUNDED = 0.05
"""Pixels that a place is rounded by."""


@cache
def verdicts(seed: int) -> Sequence[Verdict]:
    """On a hundred plans."""
    random = np.random.default_rng(seed)
    return [evaluate(random_plan(random), draws=DRAWS) for _ in range(100)]


def drawn(verdict: Verdict) -> go.Figure:
    """The curve with its band."""
    return payback_curve(verdict, EN, (verdict.fan.p10, verdict.fan.p90)).figure


def cut(figure: go.Figure) -> go.layout.Annotation:
    """The mark of a band that goes on over the figure."""
    return next(each for each in figure.layout.annotations if each.name == "cut")


@pytest.mark.parametrize("seed", range(2))
def test_the_amounts_in_view_hold_the_line_and_the_lower_edge(seed: int) -> None:
    """Zero, the likely line, the band's lower edge, in every plan; what is cut above is marked, nothing else."""
    marked = 0
    for verdict in verdicts(seed):
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(2))
def test_no_word_lies_over_another_nor_over_the_line(seed: int, language: str) -> None:
    """Whenever a plan pays back, on a desk and on a phone: every word is in the figure, in the plot but the band's."""
    words, named = Words(language), 0
    for verdict in verdicts(seed):
        chart = payback_curve(verdict, words, (verdict.fan.p10, verdict.fan.p90))
        line = verdict.cumulative[: months_shown(verdict) + 1]
        desk = chart.figure.to_plotly_json()["layout"]["annotations"]
        for (width, left, right), said in ((DESK, desk), (PHONE, chart.narrow["layout.annotations"])):
            area = (width - left - right, HEIGHT - TOP - BOTTOM)
            low, high = chart.figure.layout.yaxis.range
            plot = Plot(*area, months_shown(verdict), low, high, margins=(left, right))
            boxes = {each["name"]: box_of(each, plot) for each in said if each.get("visible", True)}
            assert [(a, b) for a, b in combinations(boxes, 2) if boxes[a].meets(boxes[b])] == []
            cut = boxes.pop("cut", None)
            assert cut is None or cut.lies_in(Box(-left, -HEIGHT, width - left, 0.0))
            assert [name for name, box in boxes.items() if not box.lies_in(plot.area)] == []
            name = boxes.get("likely")
            assert name is None or not plot.crosses(line, name)
            named += name is not None
    assert named > 190


def box_of(said: dict[str, Any], plot: Plot) -> Box:
    """Where a word of the figure is drawn."""
    place = Place(said["x"], said["y"], said["xanchor"], said["xshift"], said["yshift"])
    box = plot.box(said["text"], place, said.get("font", {"size": LABEL_SIZE})["size"])
    return replace(box, left=box.left + ROUNDED, right=box.right - ROUNDED)


def test_every_mark_of_the_months_has_room_for_its_words() -> None:
    """Whatever the horizon: a month and a year at each mark, four of them at most on a phone and seven on a desk."""
    for months in range(6, 61):
        assert all(0 < months / step(months, room) <= room for room in (ON_A_DESK, ON_A_PHONE))
