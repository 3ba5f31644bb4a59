"""What leaves the house without money: nothing in it tells one amount from another that is twice as large."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, Hire, Plan, evaluate
from payback.model.plan.plan import changed
from payback.model.questions.drivers import tornado
from payback.wording.private_view import PrivateView, private_view
from payback.wording.verdict import sentence_key

if TYPE_CHECKING:
    from payback.model import Verdict
    from payback.model.questions.drivers import Swing

MONEY = [row.name for row in ASSUMPTIONS.values() if row.unit.startswith("money")]
START = Plan(region="us", currency="USD", start=date(2027, 1, 1), followers=300_000, addressable=3_000_000)
"""A country whose charges are a share of pay, whatever the pay."""

PLANS = {
    "pays_back": START,
    "at_once": changed(START, {"followers": 1e6, "recruiting": 0.0, "equipment": 0.0, "ramp_start": 1.0}),
    "never": changed(START, {"streams": ()}),
    "loses": changed(START, {"ranges": (("salary", 60_000, 400_000),)}),
    "team": changed(START, {"hires": (Hire(6, 1, 60_000, 24), Hire(12, 0.5, 58_500))}),
}


def dearer(plan: Plan, factor: float) -> Plan:
    """The same plan where everything that is money is so many times as large."""
    return changed(
        plan,
        {
            **{name: getattr(plan, name) * factor for name in MONEY},
            "hires": tuple(replace(hire, salary=hire.salary * factor) for hire in plan.hires),
            "ranges": tuple((name, low * factor, high * factor) for name, low, high in plan.ranges),
        },
    )


@cache
def answered(plan: Plan) -> tuple[Verdict, tuple[Swing, ...]]:
    """The answer to a plan, and what moves it."""
    return evaluate(plan), tornado(plan)


def view(plan: Plan, language: str = "en") -> PrivateView:
    """What is shown of a plan."""
    return private_view(*answered(plan), Words(language))


@pytest.mark.parametrize("name", PLANS)
def test_a_salary_twice_as_high_among_money_twice_as_large_shows_the_same(name: str) -> None:
    """All that is shown follows from what amounts are to each other; a salary that alone is higher shows otherwise."""
    plan = PLANS[name]
    assert view(dearer(plan, 2)) == view(plan)
    assert view(changed(plan, {"salary": plan.salary * 1.6})) != view(plan)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_it_names_money(language: str) -> None:
    """Neither a currency nor an amount of the plan, in any of the answers."""
    for name, plan in PLANS.items():
        said = str(astuple(view(plan, language)))
        amounts = {Words(language).number(getattr(plan, each)) for each in MONEY if getattr(plan, each) >= 1_000}
        assert [mark for mark in ("$", "€", "USD", "CAD", *amounts) if mark in said] == [], name


def test_what_is_shown_agrees_with_the_answer() -> None:
    """The curve is the running sum in months of cost, to a quarter beside the zero that it is led through."""
    verdict, _ = answered(START)
    shown, unit = view(START), float(verdict.cost.sum()) / START.months
    apart = [abs(each - amount / unit) for each, amount in zip(shown.curve, verdict.cumulative, strict=True)]
    assert max(apart) < 1
    assert shown.curve[-1] == round(2 * float(verdict.cumulative[-1]) / unit) / 2
    assert shown.back == round(2 * (verdict.payback_month or 0)) / 2


def test_every_answer_is_among_the_plans() -> None:
    """Also the one whose sentence on the page names a loss in money."""
    keys = {sentence_key(answered(plan)[0]) for plan in PLANS.values()}
    assert {"pays_back", "at_once", "never", "loses"} <= keys
