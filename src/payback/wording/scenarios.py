"""Scenarios side by side in words: figures, and the assumptions that are not the same in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.wording.amounts import amount_of
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Verdict

MARK = "● "
"""Stands before what is not as in the first scenario."""


def figure_rows(verdicts: Sequence[Verdict], words: Words) -> tuple[tuple[str, ...], ...]:
    """Payback, deepest hole, net present value and chance, a column a scenario."""
    figures = {
        "payback": lambda verdict: payback_text(verdict.all, words),
        "hole": lambda verdict: words.money(verdict.deepest_hole, verdict.plan.currency),
        "npv": lambda verdict: words.money(verdict.npv, verdict.plan.currency, signed=True),
        "chance": lambda verdict: words.percent(float(verdict.probabilities.probability_within[-1]), 0),
    }
    return tuple((words(f"scenarios.{name}"), *map(write, verdicts)) for name, write in figures.items())


def difference_rows(verdicts: Sequence[Verdict], words: Words) -> tuple[tuple[str, ...], ...]:
    """Only what differs: each assumption's value in every scenario, marked where it is not that of the first."""
    plans = [verdict.plan for verdict in verdicts]
    names = [name for name in ASSUMPTIONS if len({getattr(plan, name) for plan in plans}) > 1]
    rows = []
    for name in names:
        values = [float(getattr(plan, name)) for plan in plans]
        shown = [amount_of(words, name, value, plan.currency) for value, plan in zip(values, plans, strict=True)]
        cells = [f"{MARK if value != values[0] else ''}{text}" for value, text in zip(values, shown, strict=True)]
        rows.append((words(f"assumption.{name}.label"), *cells))
    return tuple(rows)
