"""The Drivers page in words. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.wording.amounts import amount_of, safe_side
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis_results import Drivers
    from payback.model.questions.break_even import BreakEven
    from payback.model.questions.evidence_grades import StreamEvidence
    from payback.model.questions.value_of_information import Worth

IN_EXPORTS = frozenset({
    "followers", "follower_growth", "new_followers", "churn", "posts", "reach", "reach_decay", "click_rate",
    "conversion", "lead_rate", "order_value", "questions", "cpm",
})  # fmt: skip
"""Assumptions that exports of platforms and shops say."""

MOST_MEASURED = 5
"""Most assumptions that are named as worth measuring."""


def sentence(drivers: Drivers, words: Words) -> str:
    """Which assumption moves the answer most."""
    if not drivers.swings:
        return words("drivers.certain")
    return words("drivers.moves", first=words(f"assumption.{drivers.swings[0].name}.label"))


def doubt(drivers: Drivers, words: Words) -> str:
    """How far it moves the answer, and what to measure first."""
    if not drivers.swings:
        return words("drivers.certain_note")
    plan, first = drivers.verdict.plan, drivers.swings[0]
    moved = words(
        "drivers.moves_range",
        low_value=amount_of(words, first.name, first.low.value, plan.currency),
        high_value=amount_of(words, first.name, first.high.value, plan.currency),
        horizon=words.unit_value(plan.months, "months"),
        low=first.low.npv,
        high=first.high.npv,
        currency=plan.currency,
    )
    worth = worth_measuring(drivers.worth)
    if not worth:
        return f"{moved} {words('drivers.measure_none')}"
    return f"{moved} {words('drivers.measure_first', name=words(f'assumption.{worth[0].name}.label'))}"


def worth_measuring(worth: Sequence[Worth]) -> tuple[Worth, ...]:
    """The assumptions whose knowledge would be worth something, the best few."""
    return tuple(row for row in worth if row.value > 0)[:MOST_MEASURED]


def break_even_lead(rows: Sequence[BreakEven], within: int, words: Words) -> str:
    """What the table below it holds."""
    months = words.unit_value(within, "months")
    if rows and rows[0].holds:
        return words("break_even.holds", months=months)
    reachable = any(row.value is not None for row in rows)
    return words("break_even.fails", months=months) if reachable else words("break_even.none", months=months)


def assumption_label(name: str, words: Words) -> str:
    """What an assumption is called on its control."""
    return words(f"assumption.{name}.label")


def label_within(name: str, words: Words) -> str:
    """The same within a line."""
    label = assumption_label(name, words)
    return label[:1].lower() + label[1:]


def break_even_rows(
    plan: Plan, rows: Sequence[BreakEven], words: Words, label: Callable[[str, Words], str] = assumption_label
) -> tuple[tuple[str, str, str], ...]:
    """Assumption, its value in the plan, and the value it has to have; the nearest to the plan first."""
    nearest = sorted((row for row in rows if row.value is not None), key=lambda row: _distance(plan, row))
    return tuple(
        (
            label(row.name, words),
            amount_of(words, row.name, float(getattr(plan, row.name)), plan.currency),
            words(
                "break_even.needs_more" if row.rises else "break_even.needs_less",
                value=_edge(plan, row, words),
            ),
        )
        for row in nearest
    )


def _edge(plan: Plan, row: BreakEven, words: Words) -> str:
    return amount_of(words, row.name, safe_side(row.name, row.value or 0.0, up=row.rises), plan.currency)


def _distance(plan: Plan, row: BreakEven) -> float:
    """How far an assumption has to go, as a part of its own size."""
    now, then = float(getattr(plan, row.name)), row.value or 0.0
    return abs(then - now) / max(abs(now), abs(then), 1e-12)


def break_even_rest(rows: Sequence[BreakEven], words: Words) -> tuple[str, ...]:
    """The assumptions that decide nothing by themselves, in a sentence or two."""
    sentences = []
    for state in ("always", "unreachable"):
        names = ", ".join(words(f"assumption.{row.name}.label") for row in rows if row.state == state)
        if names:
            sentences.append(words(f"break_even.{state}", names=names))
    return tuple(sentences)


def information_value(drivers: Drivers, words: Words) -> tuple[str, ...]:
    """What to find out before deciding, what that is worth at most, and how; with the team as it is planned."""
    if drivers.knowing_all < 1:
        return (words("worth.nothing"),)
    worth = worth_measuring(drivers.worth)
    if not worth:
        return (words("worth.none"),)
    facts = {"value": worth[0].value, "currency": drivers.verdict.plan.currency}
    first = words("worth.first", name=words(f"assumption.{worth[0].name}.label"), **facts)
    return (first, words(f"worth.how_{_how(worth[0].name)}"))


def _how(name: str) -> str:
    """Where an assumption is found out."""
    if name in IN_EXPORTS:
        return "exports"
    return "quotes" if ASSUMPTIONS[name].group == "hire" else "books"


def information_value_of_sizes(drivers: Drivers, words: Words) -> str:
    """What is worth most to know when the size of the team is open too; empty when nothing is."""
    worth = worth_measuring(drivers.worth_sizes)
    if not worth:
        return ""
    facts = {"value": worth[0].value, "currency": drivers.verdict.plan.currency}
    return words("worth.team", name=words(f"assumption.{worth[0].name}.label"), **facts)


def worth_rows(drivers: Drivers, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Assumption, what it is worth to know it, and its share of the doubt."""
    currency = drivers.verdict.plan.currency
    return tuple(
        (words(f"assumption.{row.name}.label"), words.money(row.value, currency), words.percent(row.doubt, 0))
        for row in worth_measuring(drivers.worth)
    )


def stream_rows(drivers: Drivers, words: Words) -> tuple[tuple[str, ...], ...]:
    """Each stream's value, share, evidence, and the payback without it."""
    return tuple(_stream_row(row, drivers, words) for row in drivers.streams)


def _stream_row(row: StreamEvidence, drivers: Drivers, words: Words) -> tuple[str, ...]:
    name = words(f"stream.{row.name}")
    if not row.counted:
        return (name, words("counted.off"), "", "", "")
    if not row.total:
        return (name, words.money(0, drivers.verdict.plan.currency), words.percent(0), "", "")
    return (
        name,
        words.money(row.total, drivers.verdict.plan.currency),
        words.percent(row.share, 0),
        words("counted.grade", grade=words(f"grade.{row.grade}"), name=label_within(row.weakest, words)),
        payback_text(drivers.without[row.name], words),
    )
