"""One definition a figure: what bears the same name of the same thing is the same on all pages."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple, cast
from unittest.mock import Mock

import numpy as np
import pytest

from payback.charts import effort_chart, net_value_tornado, payback_curve, plan_and_actuals, what_each_hire_adds
from payback.i18n import LANGUAGES, Words
from payback.model import evaluate
from payback.model.questions.outcomes import futures_of
from payback.model.sampling import sample
from payback.model.tracking.expected import expected
from payback.model.tracking.frozen_plan import FrozenPlan
from payback.model.tracking.rule import Rule
from payback.share.memo import sections
from payback.share.workbook.tables import write_scenarios
from payback.ui.panels import drivers as drivers_panel
from payback.wording import frozen_plans, scenarios, team, verdict
from payback.wording.arithmetic import arithmetic
from payback.wording.glossary import GLOSSARY, Definition, definitions, name_of
from payback.workflows import plan_analysis
from tests.e2e.random_plans import random_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from payback.model import Plan, Verdict
    from payback.model.questions.analysis_results import Drivers, Staffing
    from payback.model.tracking.comparison import Comparison
    from payback.share.workbook.book import Book

DRAWS = 60
AMOUNT = re.compile(r"−?\$[\d,]+")
CENTS = re.compile(r"(−\u2060)?\$[\d,.]*\d")
TODAY = date(2027, 1, 1)
HALF = ".50"
"""Cents that one more rounding may take either way."""
FIGURES = {
    name_of(key, Words("en")): row for key, row in GLOSSARY.items() if key not in {"low", "high", "knowing", "doubt"}
}


class Reading(NamedTuple):
    """A figure as a page shows it: what it is, of what, its text."""

    figure: Definition
    of: str
    text: str


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Analyses on few draws: what is compared is whether all show the same."""
    monkeypatch.setattr(plan_analysis, "verdict_on", partial(evaluate, draws=DRAWS))
    monkeypatch.setattr(plan_analysis, "futures_of", partial(futures_of, draws=DRAWS))
    monkeypatch.setattr(plan_analysis, "sample", partial(sample, draws=DRAWS))
    monkeypatch.setattr(plan_analysis, "cost_of_waiting", partial(plan_analysis.cost_of_waiting, draws=DRAWS))
    for kept in (plan_analysis.analyse_drivers, plan_analysis.analyse_staffing, plan_analysis._sizes):
        kept.cache_clear()
    yield
    for kept in (plan_analysis.analyse_drivers, plan_analysis.analyse_staffing, plan_analysis._sizes):
        kept.cache_clear()


def of_table(columns: Sequence[str], rows: Sequence[Sequence[str]], subject: str) -> Iterator[Reading]:
    """The figures of a table, each of what its row is about."""
    for row in rows:
        for heading, text in zip(columns[1:], row[1:], strict=True):
            if heading in FIGURES and text:
                yield Reading(FIGURES[heading], subject.format(row[0]), text)


def on_decide(drivers: Drivers, words: Words) -> Iterator[Reading]:
    """Tiles, curve and arithmetic."""
    answer = drivers.verdict
    month = verdict.figures_month(answer.plan)
    for figure in verdict.figures(answer, words):
        subject = f"plan, month {month}" if figure.name == "net" else "plan"
        yield Reading(GLOSSARY[figure.name], subject, figure.value)
    table = payback_curve(answer, words).table
    yield from of_table(table.columns, table.rows, "plan, month {}")
    cost = re.search(r"work costs (\$[\d,]+)\.", arithmetic(answer, words)[0])
    assert cost
    yield Reading(GLOSSARY["first_year"], "plan", cost.group(1))


def on_drivers(drivers: Drivers, words: Words) -> Iterator[Reading]:
    """Tiles, and the middle of the tornado."""
    for kind, figure in (("all", "payback"), ("hard", "hard")):
        yield Reading(GLOSSARY[figure], "plan", drivers_panel.answer_tile(drivers, words, kind).value)
    note = drivers_panel.answer_tile(drivers, words, "all").note
    yield Reading(GLOSSARY["present"], "plan", note.removeprefix(f"{name_of('present', words)}: "))
    middle = net_value_tornado(drivers.verdict, drivers.swings, words).figure.data[0].base
    yield Reading(GLOSSARY["present"], "plan", words.money(middle, drivers.verdict.plan.currency))


def on_team(plan: Plan, staffing: Staffing, words: Words) -> Iterator[Reading]:
    """The table of hires and its picture, other ways, hours a week."""
    steps, hired = staffing.team.steps, len(plan.team)
    yield from of_table(team.step_columns(words), team.step_rows(plan, steps, words), "{}")
    chart = what_each_hire_adds(plan, steps, staffing.advice.size, words).table
    yield from of_table(chart.columns, chart.rows, "{}")
    yield from of_table(team.option_columns(words), team.option_rows(plan, staffing.options, words), "{}")
    chart = effort_chart(plan, staffing.curve, words).table
    yield from of_table(chart.columns, chart.rows[-1:], words("alternative.full_time"))
    yield Reading(GLOSSARY["together"], "plan", words.money(steps[hired - 1].together.expected, plan.currency))


def on_scenarios(answer: Verdict, words: Words) -> Iterator[Reading]:
    """The table of figures, and the workbook's sheet of the same."""
    for name, text in scenarios.figure_rows([answer], words):
        yield Reading(FIGURES[name], "plan", text)
    sheet = Mock()
    book = SimpleNamespace(sheets={"scenarios": sheet}, words=words, number=str, title="", head="")
    write_scenarios(cast("Book", book), {"plan": answer})
    names = {call.args[0]: call.args[2] for call in sheet.write_string.call_args_list if not call.args[1]}
    for row, _, value, kind in (call.args for call in sheet.write_number.call_args_list):
        text = verdict.duration(value, words) if kind == "months" else words.money(value, answer.plan.currency)
        subject = f"plan, month {answer.plan.months}" if names[row] == name_of("net", words) else "plan"
        yield Reading(FIGURES[names[row]], subject, text if value or kind == "money" else words("figure.at_once"))


def on_paper(answer: Verdict, words: Words) -> Iterator[Reading]:
    """The memo's years, to the cent there, and its net present value."""
    plan, section = answer.plan, sections.years(answer, words)
    amounts = {12 * number: row[-1] for number, row in enumerate(section.rows, 1)} | {plan.months: section.rows[-1][-1]}
    for month, text in amounts.items():
        if month <= plan.months and not text.endswith(HALF):
            yield Reading(FIGURES[section.head[-1]], f"plan, month {month}", whole(text, plan, words))
    told = CENTS.search(section.lead)
    assert told
    yield Reading(GLOSSARY["present"], "plan", whole(told.group(), plan, words))


def whole(text: str, plan: Plan, words: Words) -> str:
    """An amount to the cent, as it is written elsewhere."""
    return words.money(float(re.sub(r"[$,\u2060]", "", text).replace("−", "-")), plan.currency)


def on_track(answer: Verdict, words: Words) -> Iterator[Reading]:
    """What a frozen plan promises: its payback month, and its running sum below the actuals."""
    texts = dict.fromkeys(("digest", "name", "author", "model_version"), "")
    frozen = FrozenPlan(**texts, day=TODAY, plan=answer.plan, rule=Rule(), expected=expected(answer))
    if answer.state == "pays_back":
        told = frozen_plans.promise(frozen, words)
        yield Reading(GLOSSARY["payback"], "plan", told.removeprefix(words("frozen.pays_back", months="")))
    nothing = cast("Comparison", SimpleNamespace(cost=np.zeros(0), cumulative=np.zeros(0)))
    rows = plan_and_actuals(frozen, nothing, TODAY, (), TODAY, words).table.rows
    for month, (_, planned, _) in enumerate(rows):
        yield Reading(GLOSSARY["net"], f"plan, month {month}", planned)


@pytest.mark.usefixtures("few_draws")
@pytest.mark.parametrize("seed", range(20))
def test_what_has_one_name_has_one_value(seed: int) -> None:
    """Every figure of pages, memo and workbook, of a plan somewhere within the bounds; amounts in sentences too."""
    plan, words = random_plan(np.random.default_rng([36, seed])), Words("en")
    drivers, staffing = plan_analysis.analyse_drivers(plan), plan_analysis.analyse_staffing(plan)
    answer = drivers.verdict
    readings = [*on_decide(drivers, words), *on_drivers(drivers, words), *on_team(plan, staffing, words)]
    readings += [*on_scenarios(answer, words), *on_paper(answer, words), *on_track(answer, words)]
    same = {words("team.hire_1"): "plan", words("alternative.full_time"): "plan" if plan.effort == 1 else ""}
    texts = defaultdict(set)
    for reading in readings:
        texts[reading.figure, same.get(reading.of, "") or reading.of].add(reading.text.lstrip("+−\u2060"))
    assert {key: shown for key, shown in texts.items() if len(shown) > 1} == {}
    shown = {text for each in texts.values() for text in each}
    sentences = [verdict.doubt(answer, words), team.reason(plan, staffing, words)]
    told = {amount.strip("−") for sentence in sentences for amount in AMOUNT.findall(sentence)}
    deep = words.money(answer.probabilities.hole_p90, plan.currency)
    assert told - shown - {deep} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_tell_definitions_apart(language: str) -> None:
    """No two definitions share a name, and each is a sentence of its own."""
    words = Words(language)
    assert len(definitions(words)) == len(GLOSSARY)
    assert len(set(definitions(words).values())) == len(GLOSSARY)
