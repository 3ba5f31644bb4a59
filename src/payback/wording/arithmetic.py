"""How an answer is worked out, in numbers that a reader can multiply again."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS, VALUE_STREAMS
from payback.model.streams.clicks import CLICK_SHARES, clicks
from payback.wording.verdict import figures_month, value_in_month, whole_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.i18n import Words
    from payback.model import Plan, Verdict

DIGITS = 5
"""Telling digits of a factor: their product then agrees with the amount that is shown."""

THOUSAND = 1_000
"""Views are told by the thousand: one of them is worth a part of a cent."""


def arithmetic(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """How the answer is worked out, step by step, with the figures of one month."""
    month, plan = figures_month(verdict.plan), verdict.plan
    facts = {
        "month": month,
        "salary": plan.salary,
        "followers": round(float(verdict.followers[month])),
        "idle": round(float(verdict.followers_idle[month])),
        "views": round(float(verdict.views[month])),
        "first_year": verdict.first_year,
        "value": value_in_month(verdict, month),
        "cost": float(verdict.cost[month]),
        "net": float(verdict.flow[month]),
        "deepest": verdict.all.deepest_month,
        "hole": verdict.deepest_hole,
        "payback": whole_months(verdict.payback_month or 0),
        "horizon": plan.months,
        "currency": plan.currency,
    }
    end = {"at_once": "at_once", "pays_back": "back"}.get(verdict.state, "not_back")
    steps = [words(f"arithmetic.{step}", **facts) for step in ("cost", "audience")]
    return (
        *steps,
        *_earned(verdict, month, words),
        words("arithmetic.net", **facts),
        words(f"arithmetic.{end}", **facts),
    )


def _earned(verdict: Verdict, month: int, words: Words) -> Iterator[str]:
    """Each stream that earns: how many times what one of it is worth, and what that is made of."""
    plan, prices = verdict.plan, float(verdict.prices[month])
    for name, series in verdict.gained.items():
        amount = float(series[month])
        if amount <= 0:
            continue
        many = THOUSAND if VALUE_STREAMS[name].in_thousands else 1
        each = verdict.worth[name] * prices * many
        yield words(
            f"arithmetic.{name}",
            amount=amount,
            volume=_number(many * amount / each, words),
            each=words.money(each, plan.currency, max(2, _decimals(each))),
            currency=plan.currency,
            prices=prices,
            **_factors(plan),
        )


def _factors(plan: Plan) -> Mapping[str, object]:
    """The assumptions, and the shares of clicks and buyers that are left to each stream."""
    values = {name: getattr(plan, name) for name in ASSUMPTIONS}
    shares = {f"clicks_{name.removesuffix('_share')}": float(clicks(values, name)) for name in CLICK_SHARES}
    new = 1 - plan.customer_share * ("retention" in plan.streams)
    return values | shares | {"clicks": float(clicks(values)), "new": new}


def _number(value: float, words: Words) -> str:
    return words.number(value, _decimals(value))


def _decimals(value: float) -> int:
    """Decimals that leave `DIGITS` telling digits."""
    return max(0, DIGITS - 1 - floor(log10(abs(value))))
