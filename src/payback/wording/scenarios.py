"""Scenarios side by side in words: figures, and the assumptions that are not the same in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.wording.amounts import amount_in_period
from payback.wording.glossary import name_of
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from payback.i18n import Words
    from payback.model import Hire, Plan, Verdict

MARK = "● "
"""Stands before what is not as in the first scenario."""


def figure_rows(verdicts: Sequence[Verdict], words: Words) -> tuple[tuple[str, ...], ...]:
    """Payback, deepest hole, net present value and chance, a column a scenario."""
    figures = {
        "payback": lambda verdict: payback_text(verdict.all, words),
        "hole": lambda verdict: words.money(verdict.deepest_hole, verdict.plan.currency),
        "present": lambda verdict: words.money(verdict.npv, verdict.plan.currency, signed=True),
        "chance": lambda verdict: words.percent(float(verdict.probabilities.probability_within[-1]), 0),
    }
    return tuple((name_of(name, words), *map(write, verdicts)) for name, write in figures.items())


def difference_rows(verdicts: Sequence[Verdict], words: Words) -> tuple[tuple[str, ...], ...]:
    """Only what differs: each input in every scenario, marked where it is not that of the first."""
    plans = [verdict.plan for verdict in verdicts]
    rows = []
    for name in (*ASSUMPTIONS, *BESIDES):
        values = [getattr(plan, name) for plan in plans]
        if len({*values}) == 1:
            continue
        shown = [_shown(name, plan, words) for plan in plans]
        cells = [f"{MARK if value != values[0] else ''}{text}" for value, text in zip(values, shown, strict=True)]
        label = f"assumption.{name}.label" if name in ASSUMPTIONS else f"scenarios.input_{name}"
        rows.append((words(label), *cells))
    return tuple(rows)


def _shown(name: str, plan: Plan, words: Words) -> str:
    if name in ASSUMPTIONS:
        return amount_in_period(words, name, float(getattr(plan, name)), plan.currency)
    return BESIDES[name](plan, words) or words("scenarios.nothing")


def _range(words: Words, name: str, low: float, high: float, currency: str) -> str:
    """An assumption and the ends of its range, in its unit."""
    first, last = (amount_in_period(words, name, end, currency) for end in (low, high))
    return words("scenarios.range", name=words(f"assumption.{name}.label"), low=first, high=last)


def _hire(hire: Hire, plan: Plan, words: Words) -> str:
    """Working time, pay, first day, and what few posts have: an end, and nobody on the payroll."""
    text = words(
        "scenarios.hire",
        effort=words.unit_value(hire.effort, "fte"),
        salary=words.unit_value(hire.salary, "money/year", currency=plan.currency),
        months=words.unit_value(hire.start, "months"),
    )
    if hire.months is not None:
        text = words("scenarios.hire_ends", hire=text, months=words.unit_value(hire.months, "months"))
    return text if hire.employed else words("scenarios.hire_service", hire=text)


BESIDES: Mapping[str, Callable[[Plan, Words], str]] = {
    "region": lambda plan, words: words(f"region.{plan.region}"),
    "currency": lambda plan, _: plan.currency,
    "streams": lambda plan, words: words.listed([words(f"stream_in_list.{name}") for name in plan.streams]),
    "hires": lambda plan, words: "; ".join(_hire(hire, plan, words) for hire in plan.hires),
    "start": lambda plan, words: words.month(plan.start) if plan.start else "",
    "season": lambda plan, words: ", ".join(words.number(factor, 3) for factor in plan.season),
    "observed": lambda plan, words: ", ".join(words(f"assumption.{name}.label") for name in plan.observed),
    "ranges": lambda plan, words: "; ".join(_range(words, *each, plan.currency) for each in plan.ranges),
    "sureness": lambda plan, words: ", ".join(
        f"{words(f'assumption.{name}.label')} ({words(f'ranges.{level}')})" for name, level in plan.sureness
    ),
}
"""What a plan holds besides assumptions, in words."""
