"""The workbook: every cell calculates as the model does, whatever is typed into it, and text is only text."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, VALUE_STREAMS, Hire, Plan, evaluate
from payback.model.plan.plan import OBSERVABLE, changed
from payback.model.plan.presets import REGION, applied
from payback.share.workbook import Background, workbook
from tests.e2e.random_plans import has_answer, random_plan
from tests.share.recalculation import named_cells, parts, recalculated, value_of, with_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.model import Verdict

KINDS = 4
"""Plans that differ in more than numbers; each is written once, and its cells are then changed."""

CHANGES = 4


def built(random: np.random.Generator, kind: int) -> Plan:
    """A random plan of a region of its own, with hires, streams, season and what today's effort shows."""
    region = list(REGION)[kind]
    hires = [Hire(int(random.integers(0, 30)), 0.5, 48_000, 18), Hire(6, 1, 90_000)][: kind % 3]
    streams = tuple(name for name in VALUE_STREAMS if random.random() < 0.7) or ("sales",)
    season = random.uniform(0.5, 1.5, 12)
    forms = {"streams": streams, "season": tuple(season / season.mean()), "start": date(2026, 1 + 3 * kind, 1)}
    observed = OBSERVABLE if kind == 1 else ()
    return changed(
        applied(varied(random, Plan()), REGION[region]), {**forms, "hires": tuple(hires), "observed": observed}
    )


def varied(random: np.random.Generator, plan: Plan) -> Plan:
    """The same plan with other numbers, its horizon too."""
    numbers = {name: getattr(random_plan(random), name) for name in ASSUMPTIONS}
    # a wide audience pays back more often, and a whole number of months is what the model takes
    wanted = changed(plan, numbers | {"horizon": float(random.integers(30, 61)), "customer_margin": 900.0})
    return wanted if has_answer(wanted) else varied(random, plan)


def plans() -> Iterator[tuple[str, Plan, Plan]]:
    """Names, plans as they are written, and plans whose numbers are typed into them afterwards."""
    random = np.random.default_rng(20_261_130)
    for kind in range(KINDS):
        plan = built(random, kind)
        yield f"{kind}_0", plan, plan
        for change in range(1, CHANGES + 1):
            yield f"{kind}_{change}", plan, varied(random, plan)


def test_every_changed_cell_changes_the_answer_as_the_model_does(tmp_path: Path) -> None:
    """LibreOffice finds the model's payback month and net present value, as written and after cells were changed."""
    cases, written = {name: (plan, typed) for name, plan, typed in plans()}, {}
    books = {}
    for name, (plan, typed) in cases.items():
        if plan not in written:
            written[plan] = workbook(evaluate(plan, draws=10), Words("en"))
        books[name] = with_inputs(written[plan], {key: float(getattr(typed, key)) for key in ASSUMPTIONS})

    found = recalculated(books, tmp_path)

    assert len(cases) == 20
    for name, (_, plan) in cases.items():
        verdict, cells = evaluate(plan, draws=10), named_cells(books[name])
        figures = {key: value_of(found[name], cells[key]) for key in expected(verdict)}
        assert figures == {key: as_cell(value) for key, value in expected(verdict).items()}, name
    answers = [evaluate(plan, draws=10).payback_month for _, plan in cases.values()]
    assert len({answer is None for answer in answers}) == 2, "some plans pay back and some do not"


def expected(verdict: Verdict) -> dict[str, object]:
    """What the model says, by the name of the cell."""
    answer = verdict.all
    months = ("payback_month", "lasting_payback_month", "break_even_month")
    return {
        **{name: getattr(answer, name) for name in (*months, "npv", "deepest_hole", "deepest_month", "total")},
        "payback_month_hard": verdict.hard.payback_month,
        "state": Words("en")(f"workbook.state_{answer.state}"),
        "later_month": "" if answer.later_month is None else answer.later_month,
    }


def as_cell(value: object) -> object:
    """A value of the model as a cell has it."""
    if value is None:
        return Words("en")("workbook.none")
    return pytest.approx(value, rel=1e-9, abs=1e-6) if isinstance(value, float | int) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assumption_is_a_named_cell_and_text_is_only_text(language: str) -> None:
    """So are the answer's two figures; what looks like a formula or markup is text, and there is no macro."""
    verdict, hostile = evaluate(Plan(), draws=10), '=HYPERLINK("http://x")<b>\u202e@SUM(1)'
    backs = {hostile: verdict, "+1": evaluate(Plan(followers=2e5, customer_margin=900), draws=10)}
    book = workbook(
        verdict,
        Words(language),
        Background(
            title=hostile, origins={"salary": hostile}, sources={"salary": "=1+1", "presets": ""}, scenarios=backs
        ),
    )
    files = parts(book)
    assert {*ASSUMPTIONS, "payback_month", "npv"} <= named_cells(book).keys()
    assert not [name for name in files if "vba" in name.lower()]
    formulas = [re.findall(r"<f>([^<]*)</f>", text.decode()) for name, text in files.items() if "worksheets/" in name]
    assert not [each for sheet in formulas for each in sheet if "HYPERLINK" in each or each == "1+1"]
    assert b"=HYPERLINK(&quot;http://x&quot;)&lt;b&gt;" in files["xl/sharedStrings.xml"].replace(b'"', b"&quot;")
