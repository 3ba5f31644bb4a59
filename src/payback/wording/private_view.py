"""The answer to a plan as somebody may read it who must not learn the salary: no money, only months of what it costs.

Pure, and the one place where money leaves an answer: who shows a `PrivateView` has nothing else to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.model.projection import counted
from payback.wording import verdict as wording
from payback.wording.glossary import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Verdict
    from payback.model.questions.drivers import End, Swing

STRONGEST = 5
"""Assumptions that are named as driving the answer."""

KNOT_MONTHS = 3
"""Months between the points of the curve; a straight line between two of them tells nothing more."""


@dataclass(frozen=True, slots=True)
class PrivateView:
    """All that a private link shows.

    Attributes:
        answer: The verdict in one sentence; `doubt` what speaks against it.
        unit: What a month of cost is.
        figures: Label, value and note of each.
        curve: Running sum in months of cost, to the half, today first; shape ``(months + 1,)``.
        back: Payback month, to the half; None where the money is not back or never out.
        ends: Lowest and highest number of the curve, written.
        alt: The curve in one sentence.
        drivers: Assumption, and the payback where it is low and where it is high; what moves it most first.
        streams: Each counted value stream and its share of the value.
    """

    answer: str
    doubt: str
    unit: str
    figures: tuple[tuple[str, str, str], ...]
    curve: tuple[float, ...]
    back: float | None
    ends: tuple[str, str]
    alt: str
    drivers: tuple[tuple[str, str, str], ...]
    streams: tuple[tuple[str, str], ...]


def month_of_cost(verdict: Verdict) -> float:
    """What the plan costs in a month, on average over its horizon, in its currency; 0 where it costs nothing."""
    return float(verdict.cost.sum()) / verdict.plan.months


def private_view(verdict: Verdict, swings: Sequence[Swing], words: Words) -> PrivateView:
    """The answer without money: the same for two plans of which one has all its money twice as large.

    But for charges with a ceiling, which do not grow with pay: half a month of cost hides most of that.

    Args:
        verdict: Of a plan that costs something.
        swings: What moves it most, first.
        words: The language.
    """
    unit, plan = month_of_cost(verdict), verdict.plan
    curve = _curve(verdict, unit)
    hard = words(f"doubt.hard_{verdict.hard.state}", months=wording.duration(verdict.hard.payback_month, words))
    return PrivateView(
        answer=_sentence(verdict, unit, words).replace("**", ""),
        doubt=words("private.doubt", odds=wording.odds_text(verdict, words), hard=hard),
        unit=words("private.unit", horizon=words.unit_value(plan.months, "months")),
        figures=_figures(verdict, unit, words),
        curve=curve,
        back=_halves(verdict.payback_month) if verdict.payback_month else None,
        ends=(words.number(min(curve), 1), words.number(max(curve), 1)),
        alt=words(
            "private.alt",
            months=plan.months,
            hole=_costs(_halves(verdict.deepest_hole / unit), words),
            end=_costs(curve[-1], words),
        ),
        drivers=tuple(_driver(swing, plan.months, words) for swing in swings[:STRONGEST]),
        streams=_streams(verdict, words),
    )


def _sentence(verdict: Verdict, unit: float, words: Words) -> str:
    """The verdict; the one that names a loss does so in months of cost."""
    if wording.sentence_key(verdict) != "loses":
        return wording.sentence(verdict, words)
    return words(
        "private.loses",
        who=wording.team_text(verdict.plan, words),
        months=wording.duration(verdict.payback_month, words),
        loss=_costs(_halves(-verdict.probabilities.npv_mean / unit), words),
    )


def _figures(verdict: Verdict, unit: float, words: Words) -> tuple[tuple[str, str, str], ...]:
    plan, month = verdict.plan, wording.figures_month(verdict.plan)
    horizon = words.unit_value(plan.months, "months")
    back = wording.calendar_month(plan.start, verdict.payback_month, words)
    net, hole = (_halves(amount / unit) for amount in (float(verdict.cumulative[month]), verdict.deepest_hole))
    times = 1 + float(verdict.cumulative[-1]) / (unit * plan.months)
    return (
        (name_of("payback", words), wording.payback_text(verdict.all, words), back),
        (name_of("hole", words), _costs(hole, words), ""),
        (
            words("figure.net", name=name_of("net", words), months=words.unit_value(month, "months")),
            ("+" if net > 0 else "") + _costs(net, words),
            "",
        ),
        (
            words("private.times"),
            words("private.times_value", times=round(times, 1)),
            words("private.within", horizon=horizon),
        ),
    )


def _curve(verdict: Verdict, unit: float) -> tuple[float, ...]:
    """The running sum through a point a quarter, each to half a month of cost, and through zero where it is back."""
    months = verdict.plan.months
    knots = {float(month): _halves(float(verdict.cumulative[month]) / unit) for month in range(0, months, KNOT_MONTHS)}
    knots[float(months)] = _halves(float(verdict.cumulative[-1]) / unit)
    if verdict.payback_month:
        knots[_halves(verdict.payback_month)] = 0.0
    at = sorted(knots)
    return tuple(_between(at, knots, float(month)) for month in range(months + 1))


def _between(at: Sequence[float], knots: dict[float, float], month: float) -> float:
    """The straight line between two points, at a month."""
    after = next(knot for knot in at if knot >= month)
    if after == month:
        return knots[after]
    before = at[at.index(after) - 1]
    return round(knots[before] + (knots[after] - knots[before]) * (month - before) / (after - before), 3)


def _driver(swing: Swing, months: int, words: Words) -> tuple[str, str, str]:
    low, high = (_end(end, months, words) for end in (swing.low, swing.high))
    return words(f"assumption.{swing.name}.label"), low, high


def _end(end: End, months: int, words: Words) -> str:
    if end.payback_month is None:
        return words("private.not_within", horizon=words.unit_value(months, "months"))
    return wording.duration(end.payback_month, words) if end.payback_month else words("figure.at_once")


def _streams(verdict: Verdict, words: Words) -> tuple[tuple[str, str], ...]:
    totals = {name: float(verdict.gained[name].sum()) for name in counted(verdict.plan)}
    whole = sum(totals.values())
    return tuple((words(f"stream.{name}"), words.percent(total / whole, 0)) for name, total in totals.items() if total)


def _costs(months: float, words: Words) -> str:
    """So many months of cost."""
    return words("private.costs", n=months, amount=words.number(months, 1))


def _halves(amount: float) -> float:
    """To the half: what a figure of one cost, known from elsewhere, would tell of a salary stays rough."""
    return round(amount * 2) / 2 + 0.0
