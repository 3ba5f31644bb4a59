"""Facts for programs and sentences for a shell, of the same readings, imports and answers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.history.reading_result import Nearest, Note, Question, Reading
from payback.i18n import Words
from payback.model import Plan, evaluate
from payback.store import open_store
from payback.wording.shell import answer_lines, batch_facts, batch_line, reading_facts, reading_lines
from payback.workflows.evaluation import answer
from tests.store.readings import NOW, day_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

EN = Words("en")


def test_a_reading_as_facts(tmp_path: Path) -> None:
    """Exactly what a program is promised, fit for JSON."""
    note = Note("totals_left_out", {"rows": 1, "on": date(2026, 1, 2), "which": ("a", "b")})
    question = Question("account", "Page", "file_name", ("Page", "Other"))
    first = table(tmp_path, [day_row(views=1)], sums={"views": 1.0, "spend": 0.5, "reach": None}, questions=(question,),
                notes=(note,), rejected=2, account="Page")  # fmt: skip
    facts = reading_facts(reading(first))
    assert json.loads(json.dumps(facts)) == facts
    assert facts == {
        "file": "export.csv",
        "tables": [
            {
                "source": "meta_daily",
                "grain": "account_day",
                "rows": 1,
                "rejected": 2,
                "first_date": "2026-01-05",
                "last_date": "2026-01-05",
                "currency": None,
                "sums": {"views": 1, "spend": 0.5, "reach": None},
                "repeated": 0,
                "kept": {},
                "account": "Page",
                "language": "en",
                "questions": [
                    {"name": "account", "guess": "Page", "evidence": "file_name", "choices": ["Page", "Other"]}
                ],
                "notes": [{"key": "totals_left_out", "facts": {"rows": 1, "on": "2026-01-02", "which": ["a", "b"]}}],
            }
        ],
    }


def test_a_reading_in_sentences(tmp_path: Path) -> None:
    """Tables, what was kept out, open questions with their option, periods without anything."""
    questions = (Question("date_order", "mdy"), Question("account"))
    full = table(tmp_path, [day_row(views=1)], questions=questions, rejected=2)
    empty = table(tmp_path, [], first_date=None, last_date=None)
    assert list(reading_lines(reading(full, empty), EN)) == [
        "export.csv",
        "  meta_daily (account_day): 1 row, January 5, 2026 to January 5, 2026; 2 rows kept out",
        "  Open question: date_order. Answer with --date-order (best guess: mdy).",
        "  Open question: account. Answer with --account.",
        "  meta_daily (account_day): nothing in this period",
    ]


def test_what_was_not_recognised() -> None:
    """The columns found, and the nearest formats with what they lack."""
    unknown = Reading("x.csv", "00", 1, (), ("Colour", "Size"), (Nearest("sprout", ("Date", "Network")),))
    assert reading_facts(unknown) == {
        "file": "x.csv",
        "tables": [],
        "columns": ["Colour", "Size"],
        "likely_roles": {},
        "nearest": [{"source": "sprout", "missing": ["Date", "Network"]}],
    }
    assert list(reading_lines(unknown, EN)) == [
        "x.csv",
        "  Not recognised. Columns: Colour, Size.",
        "  Nearest format: sprout; missing: Date, Network.",
    ]


def test_an_import(tmp_path: Path) -> None:
    """Kept, undone, kept twice: as facts and in a sentence."""
    store = open_store(tmp_path / "h.duckdb", clock=lambda: NOW)
    first = reading(table(store.inbox, [day_row(views=1)]))
    batch = store.keep(first, by="ada")
    again = store.keep(reading(table(store.inbox, [day_row(views=1)]), content=None), by="ada")
    twice = store.keep(first, by="ada")
    undone = store.undo(batch.import_id)
    store.close()
    facts = batch_facts(batch)
    assert json.loads(json.dumps(facts)) == facts
    assert (facts["id"], facts["file"], facts["rows_read"], facts["rows_new"]) == (1, "export.csv", 1, 1)
    assert (facts["first_date"], facts["undone_at"], facts["created_by"]) == ("2026-01-05", None, "ada")
    assert batch_facts(undone)["undone_at"].startswith("2026-11-23T12:00")
    assert batch_facts(again)["rows_same"] == 1
    assert batch_line(batch, EN) == "1  export.csv: 1 new, 0 changed, 0 as they were. Kept."
    assert batch_line(undone, EN).endswith("Undone.")
    assert batch_line(twice, EN).endswith("kept before; nothing changed.")


PAYING = {"followers": 600_000, "addressable": 7_200_000}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("values", "state"),
    [
        (PAYING, "pays_back"),
        (PAYING | {"follower_growth": 0.1, "recruiting": 0, "equipment": 0, "uplift": 0.1, "reach": 0.3}, "at_once"),
        (PAYING | {"followers": 300_000, "horizon": 6}, "not_within"),
        ({}, "never"),
    ],
    ids=["pays back", "at once", "not within", "never"],
)
def test_an_answer_has_words_in_every_state(values: dict[str, float], state: str, language: str) -> None:
    """No None and no nan, whatever the answer."""
    plan = Plan(**values)
    facts = answer(plan)
    if facts["state"] != state:
        pytest.fail(f"the plan is now {facts['state']}")
    lines = list(answer_lines(facts, plan, Words(language)))
    assert len(lines) == 4
    assert not any(word in line for line in lines for word in ("None", "nan", "inf"))


def test_an_answer_is_the_verdict_to_the_cent() -> None:
    """The same figures as the model's, null where there is none."""
    plan = Plan()
    verdict, facts = evaluate(plan), answer(plan)
    assert facts["npv"] == verdict.npv
    assert facts["deepest_hole"] == verdict.deepest_hole
    assert (facts["payback_month"], facts["p50"]) == (None, None)
    assert facts["probability_within"]["60"] == verdict.probabilities.probability_within[60]
    assert next(iter(facts["probability_within"])) == "1"
    assert facts["assumptions"]["salary"] == 62_000
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts
