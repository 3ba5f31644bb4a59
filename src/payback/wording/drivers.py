"""The Drivers page in words. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.wording.amounts import amount_of, safe_side
from payback.wording.verdict import when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis import Drivers
    from payback.model.questions.break_even import BreakEven
    from payback.model.questions.evidence_grades import StreamEvidence
    from payback.model.questions.value_of_information import Worth

MEASURED = 5
"""Most assumptions that are named as worth measuring."""


def sentence(found: Drivers, words: Words) -> str:
    """Which assumption moves the answer most."""
    if not found.swings:
        return words("drivers.certain")
    return words("drivers.moves", first=words(f"assumption.{found.swings[0].name}.label"))


def doubt(found: Drivers, words: Words) -> str:
    """How far it moves the answer, and what to measure first."""
    if not found.swings:
        return words("drivers.certain_note")
    plan, first = found.verdict.plan, found.swings[0]
    moved = words(
        "drivers.moves_range",
        low_value=amount_of(words, first.name, first.low.value, plan.currency),
        high_value=amount_of(words, first.name, first.high.value, plan.currency),
        horizon=words.unit_value(plan.months, "months"),
        low=first.low.npv,
        high=first.high.npv,
        currency=plan.currency,
    )
    worth = worth_knowing(found.worth)
    if not worth:
        return f"{moved} {words('drivers.measure_none')}"
    return f"{moved} {words('drivers.measure_first', name=words(f'assumption.{worth[0].name}.label'))}"


def worth_knowing(worth: Sequence[Worth]) -> tuple[Worth, ...]:
    """The assumptions whose knowledge would be worth something, the best few."""
    return tuple(row for row in worth if row.value > 0)[:MEASURED]


def break_even_lead(rows: Sequence[BreakEven], within: int, words: Words) -> str:
    """What the table below it holds."""
    months = words.unit_value(within, "months")
    if rows and rows[0].holds:
        return words("break_even.holds", months=months)
    found = any(row.value is not None for row in rows)
    return words("break_even.fails", months=months) if found else words("break_even.none", months=months)


def break_even_rows(plan: Plan, rows: Sequence[BreakEven], words: Words) -> tuple[tuple[str, str, str], ...]:
    """Assumption, its value in the plan, and the value it has to have; the nearest to the plan first."""
    found = sorted((row for row in rows if row.value is not None), key=lambda row: _distance(plan, row))
    return tuple(
        (
            words(f"assumption.{row.name}.label"),
            amount_of(words, row.name, float(getattr(plan, row.name)), plan.currency),
            words(
                "break_even.needs_more" if row.rises else "break_even.needs_less",
                value=_edge(plan, row, words),
            ),
        )
        for row in found
    )


def _edge(plan: Plan, row: BreakEven, words: Words) -> str:
    return amount_of(words, row.name, safe_side(row.name, row.value or 0.0, up=row.rises), plan.currency)


def _distance(plan: Plan, row: BreakEven) -> float:
    """How far an assumption has to go, as a part of its own size."""
    now, then = float(getattr(plan, row.name)), row.value or 0.0
    return abs(then - now) / max(abs(now), abs(then), 1e-12)


def break_even_rest(rows: Sequence[BreakEven], words: Words) -> tuple[str, ...]:
    """The assumptions that decide nothing by themselves, in a sentence or two."""
    said = []
    for state in ("always", "unreachable"):
        names = ", ".join(words(f"assumption.{row.name}.label") for row in rows if row.state == state)
        if names:
            said.append(words(f"break_even.{state}", names=names))
    return tuple(said)


def knowing(found: Drivers, words: Words) -> tuple[str, ...]:
    """What better knowledge is worth altogether, with the team as it is planned and with its size open."""
    currency = found.verdict.plan.currency
    if found.knowing_all < 1:
        return (words("worth.nothing"),)
    rows = words("worth.rows") if worth_knowing(found.worth) else words("worth.none")
    return (words("worth.all", value=found.knowing_all, currency=currency), rows)


def knowing_sizes(found: Drivers, words: Words) -> str:
    """What knowledge is worth when the size of the team is open too; empty when that is nothing."""
    if found.knowing_all_sizes < 1:
        return ""
    facts = {"value": found.knowing_all_sizes, "currency": found.verdict.plan.currency}
    worth = worth_knowing(found.worth_sizes)
    if not worth:
        return words("worth.team_none", **facts)
    return words("worth.team", name=words(f"assumption.{worth[0].name}.label"), **facts)


def worth_rows(found: Drivers, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Assumption, what it is worth to know it, and its share of the doubt."""
    currency = found.verdict.plan.currency
    return tuple(
        (words(f"assumption.{row.name}.label"), words.money(row.value, currency), words.percent(row.doubt, 0))
        for row in worth_knowing(found.worth)
    )


def stream_rows(found: Drivers, words: Words) -> tuple[tuple[str, ...], ...]:
    """Each stream's value, share, evidence, and the payback without it."""
    return tuple(_stream_row(row, found, words) for row in found.streams)


def _stream_row(row: StreamEvidence, found: Drivers, words: Words) -> tuple[str, ...]:
    name = words(f"stream.{row.name}")
    if not row.counted:
        return (name, words("counted.off"), "", "", "")
    if not row.total:
        return (name, words.money(0, found.verdict.plan.currency), words.percent(0), "", "")
    weakest = words(f"assumption.{row.weakest}.label")
    return (
        name,
        words.money(row.total, found.verdict.plan.currency),
        words.percent(row.share, 0),
        words("counted.grade", grade=words(f"grade.{row.grade}"), name=weakest),
        when(found.without[row.name], words),
    )
