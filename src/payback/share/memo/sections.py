"""The parts of a memo below its curve: years, what drives and changes the answer, assumptions, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.calendar_months import later
from payback.model import ASSUMPTIONS
from payback.wording import verdict as wording
from payback.wording.amounts import amount_in_period
from payback.wording.drivers import break_even_rows
from payback.wording.glossary import name_of
from payback.wording.plain_labels import plain_label
from payback.wording.usual_calculator import calculator_columns, calculator_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from payback.i18n import Words
    from payback.model import Plan, Verdict
    from payback.model.questions.break_even import BreakEven
    from payback.model.questions.drivers import Swing
    from payback.model.questions.usual_calculator import CalculatorStep

STRONGEST, NEAREST = 5, 4
"""Assumptions that are named as driving the answer, and as changing it."""

REVIEWS = (6, 12)
"""Months after which the plan is looked at again."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a memo: what it says, and a table with a head, or points."""

    heading: str
    lead: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    points: tuple[str, ...] = ()


def years(verdict: Verdict, words: Words) -> Section:
    """Value, cost and running sum at the end of each year of the horizon, to the cent."""
    currency, months = verdict.plan.currency, verdict.plan.months
    value, cost = verdict.flow + verdict.cost, verdict.cost
    ends = sorted({*range(12, months + 1, 12), months})
    starts = [0, *ends]
    rows = tuple(
        (
            words("memo.year_end", month=end),
            *(
                words.money(float(amount), currency, 2)
                for amount in (
                    value[start + 1 : end + 1].sum(),
                    cost[start + 1 : end + 1].sum(),
                    verdict.cumulative[end],
                )
            ),
        )
        for start, end in zip(starts, ends, strict=False)
    )
    npv = words("memo.npv", npv=words.money(verdict.npv, currency, 2), rate=verdict.plan.discount_rate)
    head = (*(words(f"memo.column_{name}") for name in ("until", "value", "cost")), name_of("net", words))
    return Section(words("memo.years"), npv, head, rows)


def drivers(plan: Plan, swings: Sequence[Swing], words: Words) -> Section:
    """The strongest assumptions, each low and high, with the net present value there."""
    rows = tuple(
        (
            plain_label(swing.name, words),
            *(
                text
                for end in (swing.low, swing.high)
                for text in (
                    amount_in_period(words, swing.name, end.value, plan.currency),
                    words.money(end.npv, plan.currency, signed=True),
                )
            ),
        )
        for swing in swings[:STRONGEST]
    )
    head = tuple(words(f"memo.column_{name}") for name in ("assumption", "if_low", "npv_low", "if_high", "npv_high"))
    return Section(words("memo.drivers"), words("memo.drivers_lead"), head, rows)


def changes(plan: Plan, edges: Sequence[BreakEven], words: Words) -> Section:
    """What would turn the answer round."""
    rows = break_even_rows(plan, edges, words, label=plain_label)[:NEAREST]
    head = tuple(words(f"memo.column_{name}") for name in ("assumption", "now", "needs"))
    lead = "memo.changes_lead" if rows else "memo.changes_none"
    return Section(words("memo.changes"), words(lead, months=words.unit_value(plan.months, "months")), head, rows)


def assumptions(plan: Plan, swings: Sequence[Swing], words: Words, origins: Mapping[str, str]) -> Section:
    """The assumptions that drive the answer: value, where it is from, how good the evidence is."""
    names = ["salary", *(swing.name for swing in swings[:STRONGEST] if swing.name != "salary")]
    rows = tuple(
        (
            plain_label(name, words),
            amount_in_period(words, name, float(getattr(plan, name)), plan.currency),
            origins.get(name) or words("memo.benchmark" if _is_default(plan, name) else "memo.own"),
            _how_sure(plan, name, words, is_measured=name in origins),
        )
        for name in names
    )
    head = tuple(words(f"memo.column_{name}") for name in ("assumption", "value_now", "origin", "grade"))
    return Section(words("memo.assumptions"), words("memo.assumptions_lead"), head, rows)


def _how_sure(plan: Plan, name: str, words: Words, *, is_measured: bool) -> str:
    """What the history shows is measured; else as somebody said, then the default's grade, then ``roughly``."""
    sureness = dict(plan.sureness)
    if is_measured:
        return words("grade.measured")
    if name in sureness or not _is_default(plan, name):
        return words(f"ranges.{sureness.get(name, 'roughly')}")
    return words(f"grade.{ASSUMPTIONS[name].grade}")


def _is_default(plan: Plan, name: str) -> bool:
    return bool(getattr(plan, name) == ASSUMPTIONS[name].likely)


def usual(steps: Sequence[CalculatorStep], currency: str, words: Words) -> Section:
    """Why the calculator of a vendor says so much less."""
    head = calculator_columns(words)
    return Section(words("usual.title"), words("usual.lead"), head, calculator_rows(steps, currency, words))


def what_is_next(verdict: Verdict, edges: Sequence[BreakEven], words: Words, day: date) -> Section:
    """What happens next, and when the plan is looked at again: with a hire, where the running sum should stand then.

    Args:
        verdict: The answer.
        edges: What would turn it round.
        words: The language.
        day: Of the memo.
    """
    if not wording.is_advised(verdict):
        key = "next_reached" if any(edge.value is not None for edge in edges) else "next_again"
        points = (words("memo.next_nobody"), words(f"memo.{key}", day=later(day, REVIEWS[0])))
        return Section(words("memo.next"), points=points)
    return Section(words("memo.next"), points=tuple(_steps_of_hire(verdict, words)))


def _steps_of_hire(verdict: Verdict, words: Words) -> Iterator[str]:
    plan = verdict.plan
    start = wording.calendar_month(plan.start, plan.wait, words) or words("memo.month_number", month=int(plan.wait) + 1)
    yield words("memo.next_start", month=start)
    yield words("memo.next_speed", months=words.unit_value(plan.ramp_months, "months"))
    for month in (month for month in REVIEWS if month <= plan.months):
        when = wording.calendar_month(plan.start, month, words) or words("memo.month_number", month=month)
        facts = {"likely": float(verdict.cumulative[month]), "low": float(verdict.fan.p10[month])}
        yield words("memo.next_review", when=when, currency=plan.currency, **facts)
