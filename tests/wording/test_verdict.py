"""The verdict in words: every state in both languages, always with the engine's own figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import ceil

import pytest

from payback.charts import value_and_cost
from payback.i18n import LANGUAGES, Words
from payback.model import Hire, Plan, evaluate
from payback.model.plan.plan import changed
from payback.model.plan.presets import BUSINESS, applied
from payback.model.streams import COUNTED_AT_FIRST
from payback.wording import verdict as wording
from payback.wording.arithmetic import arithmetic

BACK = Plan(followers=250_000, addressable=2_000_000, start=date(2026, 12, 1), horizon=48)
PLANS = {
    "at_once": replace(BACK, followers=1_900_000, recruiting=0, equipment=0, ramp_months=0),
    "pays_back": BACK,
    "not_within": replace(BACK, horizon=12),
    "never": replace(BACK, followers=1_000, follower_growth=0, new_followers=0),
    "hopeless": replace(BACK, horizon=6),
    "leads": replace(BACK, lead_share=0.5, media_weight=0.1),
}
EN = Words("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_every_state_has_a_sentence_with_one_number_that_matters(name: str, language: str) -> None:
    """Sentence, doubt, arithmetic and figures are there for every kind of answer."""
    verdict, words = evaluate(PLANS[name]), Words(language)
    before, number, after = wording.sentence(verdict, words).split("**")
    assert number
    assert before
    assert after
    assert wording.doubt(verdict, words).endswith(".")
    assert len(arithmetic(verdict, words)) >= 4
    assert [figure.name for figure in wording.figures(verdict, words)] == ["payback", "hole", "net", "hard"]


@pytest.mark.parametrize("state", ["at_once", "pays_back", "not_within", "never"])
def test_the_plans_are_what_they_are_called(state: str) -> None:
    """Each state of the model is spoken for above."""
    assert state == evaluate(PLANS[state]).state


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_plan_names_its_year(language: str) -> None:
    """Year 3 for month 29; where no draw is back within the horizon, the sentence begins with that."""
    words = Words(language)
    late, hopeless = (wording.sentence(evaluate(PLANS[name]), words) for name in ("not_within", "hopeless"))
    assert all("3" in sentence.split("**")[1] for sentence in (late, hopeless))
    assert late.split(":")[0] != hopeless.split(":")[0]
    assert wording.payback_text(evaluate(PLANS["not_within"]).all, words).endswith("3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_says_the_engines_number(language: str) -> None:
    """What stands out, read back as a number, is the month at whose end the money is back."""
    verdict, words = evaluate(BACK), Words(language)
    number = wording.sentence(verdict, words).split("**")[1]
    assert verdict.payback_month is not None
    assert words.parse_number(number, "months") == ceil(verdict.payback_month)


@pytest.mark.parametrize("salary", range(20_000, 60_000, 2_500))
def test_the_running_sum_agrees_with_the_month_that_is_said(salary: float) -> None:
    """At its end the money is back, a month before it is not: no figure of that month contradicts the sentence."""
    verdict = evaluate(changed(BACK, {"salary": salary}), draws=2)
    assert verdict.payback_month
    month = wording.whole_months(verdict.payback_month)
    assert verdict.cumulative[month] >= 0 > verdict.cumulative[month - 1]


def test_the_four_figures_are_the_engines() -> None:
    """Hole, net value and hard money are those of the verdict, to the dollar."""
    verdict = evaluate(BACK)
    payback, hole, net, hard = wording.figures(verdict, EN)
    assert hole.value == EN.money(verdict.deepest_hole, "CAD")
    assert net.value == EN.money(float(verdict.cumulative[24]), "CAD", signed=True)
    assert hard.value == wording.payback_text(verdict.hard, EN)
    assert payback.note == wording.calendar_month(BACK.start, verdict.payback_month, EN)


@pytest.mark.parametrize(
    ("expected", "months"), [("December 2026", 0.9), ("January 2027", 1), ("February 2028", 14.1), ("", None)]
)
def test_a_payback_month_has_a_name(expected: str, months: float | None) -> None:
    """Month 1 is the month of the start; a plan that does not pay back has none."""
    assert expected == wording.calendar_month(date(2026, 12, 1), months, EN)


@pytest.mark.parametrize(
    ("expected", "plan"),
    [
        ("one full-time person", BACK),
        ("one person at 60% of full time", replace(BACK, effort=0.6)),
        ("a team of 3", replace(BACK, hires=(Hire(6, 1, 60_000), Hire(12, 1, 60_000)))),
    ],
)
def test_who_is_hired(expected: str, plan: Plan) -> None:
    """The sentence says who the money is for."""
    assert expected == wording.team_text(plan, EN)


def test_a_shorter_horizon_gives_figures_for_its_end() -> None:
    """Nothing is said about a month that is not looked at."""
    short = replace(BACK, horizon=12)
    assert wording.figures_month(short) == 12
    assert "12 months" in wording.figures(evaluate(short), EN)[2].label


@pytest.mark.parametrize(
    ("streams", "hard", "net"),
    [
        (COUNTED_AT_FIRST, "sales, leads and answers", "margin less cost, added up"),
        (("answers", "information"), "answers", "value less cost, added up"),
        (("volunteers",), "no counted value is hard money", "value less cost, added up"),
    ],
)
def test_figures_speak_of_what_the_plan_counts(streams: tuple[str, ...], hard: str, net: str) -> None:
    """No word of sales or of a margin where nothing is sold; hard money is that of the streams that are counted."""
    *_, net_figure, hard_figure = wording.figures(evaluate(replace(BACK, streams=streams), 50), EN)
    assert (hard_figure.note, net_figure.note) == (hard, net)


TRADE = {"en": r"order|sale|margin|shop|customer|buy", "fr": r"command|vente|marge|boutique|client|achet"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["municipality", "non_profit", "recruitment"])
def test_nothing_is_said_of_sales_where_there_are_none(name: str, language: str) -> None:
    """Sentence, doubt, figures, arithmetic and the picture of the months, of a preset that sells nothing."""
    verdict, words = evaluate(applied(Plan(), BUSINESS[name]), 200), Words(language)
    texts = [wording.sentence(verdict, words), wording.doubt(verdict, words), *arithmetic(verdict, words)]
    texts += [part for figure in wording.figures(verdict, words) for part in (figure.label, figure.value, figure.note)]
    texts += [value_and_cost(verdict, words).note]
    assert [text for text in texts if re.search(TRADE[language], text, re.IGNORECASE)] == []
