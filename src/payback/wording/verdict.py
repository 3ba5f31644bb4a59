"""The verdict in words: one sentence with one number, and the doubt in a second.

Pure: the page, the shell and a memo say the same. ``**`` stands round the number that matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from payback.model.projection import counted
from payback.model.questions.advice import advice
from payback.wording.glossary import definition_of, name_of

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Answer, Plan, Verdict

NO_CHANCE = 0.005
"""Chance that is written 0 %."""

MONTH_DOUBT = 1e-9
"""Part of a month that is only the arithmetic's."""

FIGURES_MONTH = 24
"""The month that figures are given for, where the horizon reaches it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four figures.

    Attributes:
        name: ``payback``, ``hole``, ``net`` or ``hard``.
        label: What it is.
        value: The figure.
        note: What goes with it; may be empty.
        means: Its definition.
    """

    name: str
    label: str
    value: str
    note: str
    means: str


def sentence(verdict: Verdict, words: Words) -> str:
    """The answer, with the number that matters between ``**``."""
    return words(
        f"verdict.{sentence_key(verdict)}",
        who=team_text(verdict.plan, words),
        size=words.unit_value(advice(verdict).size, "people"),
        chance=float(verdict.probabilities.probability_within[-1]),
        wanted=verdict.plan.chance_wanted,
        loss=-verdict.probabilities.npv_mean,
        currency=verdict.plan.currency,
        months=duration(verdict.payback_month, words),
        horizon=words.unit_value(verdict.plan.months, "months"),
        year=year_of(verdict.all.later_month),
    )


def is_advised(verdict: Verdict) -> bool:
    """Whether everybody in the plan is to be hired: what the Team page says of the same people."""
    return advice(verdict).size == len(verdict.plan.team)


def sentence_key(verdict: Verdict) -> str:
    """Advised and back, advised though late, fewer people, back but not advised, or neither."""
    advised, is_back = advice(verdict), verdict.payback_month is not None
    if advised.size == len(verdict.plan.team):
        return verdict.state if is_back else "risk"
    if advised.size:
        return "fewer"
    if is_back:
        return "loses" if verdict.probabilities.npv_mean <= 0 else "unlikely"
    hopeless = verdict.state == "not_within" and verdict.probabilities.probability_within[-1] < NO_CHANCE
    return "not_within_hopeless" if hopeless else verdict.state


def doubt(verdict: Verdict, words: Words) -> str:
    """What speaks against the answer, or why it is what it is."""
    last = verdict.plan.months
    value, cost = value_in_month(verdict, last), float(verdict.cost[last])
    fading = verdict.state == "never" and value > cost
    return words(
        "doubt.never_fading" if fading else f"doubt.{verdict.state}",
        odds=odds_text(verdict, words),
        risk=risk_text(verdict, words),
        short=-float(verdict.cumulative[-1]),
        value=value,
        cost=cost,
        horizon=words.unit_value(last, "months"),
        hard=words(f"doubt.hard_{verdict.hard.state}", months=duration(verdict.hard.payback_month, words)),
        currency=verdict.plan.currency,
    )


def risk_text(verdict: Verdict, words: Words) -> str:
    """How deep the hole is in the likely case, and beyond what it goes in one future of ten."""
    key = "risk.likely_none" if verdict.state == "at_once" else "risk.likely"
    deep = verdict.probabilities.hole_p90
    return words(key, hole=verdict.deepest_hole, deep=deep, currency=verdict.plan.currency)


def odds_text(verdict: Verdict, words: Words) -> str:
    """How sure the payback month is: where eight futures of ten lie, and the chance within the horizon."""
    probabilities, last = verdict.probabilities, verdict.plan.months
    facts = {"chance": float(probabilities.probability_within[last]), "horizon": words.unit_value(last, "months")}
    if probabilities.payback_p10 is None:
        return words("odds.rarely", **facts)
    low = whole_months(probabilities.payback_p10)
    if probabilities.payback_p90 is None:
        return words("odds.from", low=words.unit_value(low, "months"), **facts)
    return words(
        "odds.between", low=low, high=words.unit_value(whole_months(probabilities.payback_p90), "months"), **facts
    )


def figures(verdict: Verdict, words: Words) -> tuple[Figure, ...]:
    """The four figures under the answer."""
    plan, month, money = verdict.plan, figures_month(verdict.plan), words.money
    net = money(float(verdict.cumulative[month]), plan.currency, signed=True)
    hole = money(verdict.deepest_hole, plan.currency)
    hole_note = words("figure.hole_note", deep=verdict.probabilities.hole_p90, currency=plan.currency)
    back = calendar_month(plan.start, verdict.payback_month, words)
    hard = [words(f"stream_in_list.{name}") for name, stream in counted(plan).items() if stream.hard]
    label = words("figure.net", name=name_of("net", words), months=words.unit_value(month, "months"))
    net_note = words("figure.net_note" if sells(plan) else "figure.net_note_unsold")
    return (
        _figure("payback", words, payback_text(verdict.all, words), back or words(f"figure.state_{verdict.state}")),
        _figure("hole", words, hole, hole_note),
        Figure("net", label, net, net_note, definition_of("net", words)),
        _figure(
            "hard", words, payback_text(verdict.hard, words), words.listed(hard) if hard else words("figure.hard_none")
        ),
    )


def sells(plan: Plan) -> bool:
    """Whether a plan counts any margin on what is sold; where it does not, no word speaks of one."""
    return any(stream.margin for stream in counted(plan).values())


def _figure(name: str, words: Words, value: str, note: str) -> Figure:
    return Figure(name, name_of(name, words), value, note, definition_of(name, words))


def payback_text(answer: Answer, words: Words) -> str:
    """The payback month of an answer, or that there is none."""
    if answer.payback_month is None:
        return words(f"figure.{answer.state}", year=year_of(answer.later_month))
    return words("figure.at_once") if answer.state == "at_once" else duration(answer.payback_month, words)


def team_text(plan: Plan, words: Words) -> str:
    """Who is hired."""
    if plan.hires:
        return words("verdict.who_team", n=len(plan.team))
    return words("verdict.who_full") if plan.effort == 1 else words("verdict.who_part", effort=plan.effort)


def duration(months: float | None, words: Words) -> str:
    """A payback month in whole months."""
    return words.unit_value(whole_months(months or 0), "months")


def whole_months(payback: float) -> int:
    """The first month at whose end the money is back: what any other figure of that month agrees with; at least one."""
    return max(1, ceil(payback - MONTH_DOUBT))


def year_of(month: float | None) -> int:
    """The year of the plan in which a payback month falls, the first one 1."""
    return max(1, ceil((month or 0) / 12))


def calendar_month(start: date | None, months: float | None, words: Words, *, short: bool = False) -> str:
    """The calendar month in which a payback month falls; empty when there is none."""
    if start is None or months is None:
        return ""
    years, month = divmod(start.month - 1 + int(months), 12)
    return words.month(date(start.year + years, month + 1, 1), short=short)


def figures_month(plan: Plan) -> int:
    """The month that figures are given for."""
    return min(FIGURES_MONTH, plan.months)


def value_in_month(verdict: Verdict, month: int) -> float:
    """What all counted streams bring in a month."""
    return float(sum(series[month] for series in verdict.gained.values()))
