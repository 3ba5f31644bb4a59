"""The worked examples, made from the starting points: what each assumes, its verdict, what decides it.

``python -m payback.workflows.examples`` writes ``docs/examples.md`` and, in French, ``docs/examples.fr.md``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from payback.i18n import Words
from payback.model import ASSUMPTIONS, VALUE_STREAMS, Plan
from payback.model.plan.assumption_groups import asked_groups
from payback.model.plan.presets import BUSINESS, applied
from payback.model.projection import counted
from payback.model.questions.break_even import break_evens
from payback.model.questions.evidence_grades import by_stream
from payback.wording import drivers as drivers_wording
from payback.wording.amounts import amount_of
from payback.wording.glossary import headings
from payback.wording.text_escapes import letters_only
from payback.wording.verdict import doubt, figures_month, payback_text, sentence
from payback.workflows.evaluation import verdict_on
from payback.workflows.method.sources import PAGES
from payback.workflows.method.tables import dollars, table
from payback.workflows.plan_analysis import analyse_drivers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Verdict

ROOT = Path(__file__).resolve().parents[3]

FILES: Mapping[str, str] = {"en": "examples.md", "fr": "examples.fr.md"}
"""The file of each language, below ``docs``."""

HEAD = "<!-- Made by `python -m payback.workflows.examples` from the code; change the code, not this file. -->"

NEAREST = 6
"""Assumptions that are named as what would have to be true: those nearest to the plan."""


def document(language: str) -> str:
    """All examples in one language, as Markdown."""
    words = Words(language)
    back = sum(verdict_on(plan_of(name)).payback_month is not None for name in BUSINESS)
    lead = words("examples.lead", n=len(BUSINESS), back=back, horizon=words.unit_value(Plan().months, "months"))
    parts = [HEAD, f"# {words('examples.title')}", lead, _overview(words), _same(words)]
    for name in BUSINESS:
        parts += [f"## {words(f'preset.{name}')}", *_example(name, words)]
    return letters_only(dollars("\n\n".join(parts))) + "\n"


def plan_of(name: str) -> Plan:
    """The plan of a starting point, in Québec and with the defaults for all it does not speak of."""
    return applied(Plan(), BUSINESS[name])


def _same(words: Words) -> str:
    plan = Plan()
    return words("examples.same", salary=plan.salary, currency=plan.currency)


def _overview(words: Words) -> str:
    """One line an example: payback month, with hard money only, net present value and chance."""
    columns = ("preset", "payback", "hard", "present", "chance_within")
    rows = []
    for name in BUSINESS:
        verdict = verdict_on(plan_of(name))
        answers = (payback_text(verdict.all, words), payback_text(verdict.hard, words))
        rows.append([words(f"preset.{name}"), *answers, *_worth(verdict, words)])
    horizon = words.unit_value(Plan().months, "months")
    return table(headings(columns, words, "examples", horizon=horizon), rows)


def _worth(verdict: Verdict, words: Words) -> tuple[str, str]:
    chance = float(verdict.probabilities.probability_within[-1])
    return words.money(verdict.npv, verdict.plan.currency, signed=True), words.percent(chance, 0)


def _example(name: str, words: Words) -> list[str]:
    """The parts of one example."""
    plan = plan_of(name)
    drivers = analyse_drivers(plan)
    edges = break_evens(plan)
    nearest = drivers_wording.break_even_rows(plan, edges, words)[:NEAREST]
    columns = [words(f"break_even.column_{column}") for column in ("assumption", "now", "needs")]
    return [
        words(f"examples.{name}"),
        f"### {words('examples.assumed')}",
        _assumed(name, words),
        f"### {words('examples.verdict')}",
        f"> {sentence(drivers.verdict, words)} {doubt(drivers.verdict, words)}",
        _earned(drivers.verdict, words),
        f"### {words('examples.decides')}",
        f"{drivers_wording.sentence(drivers, words)} {drivers_wording.doubt(drivers, words)}",
        f"### {words('examples.true')}",
        drivers_wording.break_even_lead(edges, plan.months, words),
        *([table(columns, nearest)] if nearest else []),
        *_factor(drivers.verdict, words),
    ]


def _factor(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """How many times as much the work would have to bring, where it does not pay back."""
    if verdict.payback_month is not None:
        return ()
    brought = np.cumsum(np.sum([*verdict.gained.values()], axis=0)[1:])
    factor = float((np.cumsum(verdict.cost[1:]) / brought).min())
    return (words("examples.factor", factor=words.number(factor, 1)),)


def _assumed(name: str, words: Words) -> str:
    """What the starting point sets, and what its streams rest on, with where each figure comes from."""
    plan, preset = plan_of(name), BUSINESS[name]
    earning = _earning(verdict_on(plan))
    needed = {need for stream in earning for need in VALUE_STREAMS[stream].needs}
    groups = asked_groups(replace(plan, streams=earning))
    rows = [
        [
            words(f"assumption.{row.name}.label"),
            amount_of(words, row.name, float(getattr(plan, row.name)), plan.currency),
            words(f"grade.{row.grade}"),
            f"[{row.name}](../data/{PAGES[words.language]}#{row.name})",
        ]
        for row in ASSUMPTIONS.values()
        if row.name in needed or (row.name in preset.values and row.group in groups)
    ]
    return table([words(f"examples.column_{column}") for column in ("assumption", "value", "grade", "source")], rows)


def _earning(verdict: Verdict) -> tuple[str, ...]:
    """The streams that bring anything at all."""
    return tuple(name for name in counted(verdict.plan) if verdict.gained[name].any())


def _earned(verdict: Verdict, words: Words) -> str:
    """What each stream brings in a month, whether it is hard money, and what it rests on."""
    month, evidence = figures_month(verdict.plan), {row.name: row for row in by_stream(verdict)}
    rows = [
        [
            words(f"stream.{name}"),
            words.money(float(verdict.gained[name][month]), verdict.plan.currency),
            words("examples.hard" if VALUE_STREAMS[name].hard else "examples.soft"),
            words(
                "sources.rests_on",
                grade=words(f"grade.{evidence[name].grade}"),
                weakest=words(f"assumption.{evidence[name].weakest}.label"),
            ),
        ]
        for name in _earning(verdict)
    ]
    rows.append([words("streams.cost"), words.money(float(verdict.cost[month]), verdict.plan.currency), "", ""])
    heads = [words(f"examples.column_{column}", month=month) for column in ("stream", "month", "money", "grade")]
    return table(heads, rows)


def write_documents() -> None:
    """Write the files of every language anew."""
    for language, name in FILES.items():
        (ROOT / "docs" / name).write_text(document(language), encoding="utf-8")


if __name__ == "__main__":
    write_documents()
