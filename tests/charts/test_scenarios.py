"""Scenarios side by side: one calendar stands on the axis where all plans share it, and at every point of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.charts.scenarios import scenario_curves
from payback.i18n import LANGUAGES, Words
from payback.model import Plan
from payback.model.verdict import likely_case

if TYPE_CHECKING:
    from payback.charts import Chart

JANUARY, JUNE = date(2027, 1, 1), date(2027, 6, 1)


def curves(words: Words, *starts: date | None) -> Chart:
    """The chart of a plan with each of these first months."""
    plans = {f"Plan {number}": replace(Plan(), start=start) for number, start in enumerate(starts)}
    return scenario_curves({name: likely_case(plan) for name, plan in plans.items()}, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_calendar_stands_on_the_axis(language: str) -> None:
    """Of plans that begin in one month; of others the number of the month alone."""
    words = Words(language)
    marks = curves(words, JANUARY, JANUARY).figure.layout.xaxis.labelalias
    assert "2028" in marks["12"]
    assert curves(words, JANUARY, JUNE).figure.layout.xaxis.labelalias == {"0": words("curve.today")}
    assert "<br>" not in curves(words, None, None).figure.layout.xaxis.labelalias["12"]


def test_a_point_tells_its_own_month() -> None:
    """Each plan's calendar begins with its own first month; a plan without one tells none."""
    first, second, without = curves(Words("en"), JANUARY, JUNE, None).figure.data
    assert (first.customdata[0], second.customdata[0]) == ("January 2027", "June 2027")
    assert "customdata" in first.hovertemplate
    assert without.customdata is None
    assert "customdata" not in without.hovertemplate
