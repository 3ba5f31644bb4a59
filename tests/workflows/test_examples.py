"""The worked examples are those of the product as it is, in both languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import evaluate
from payback.model.plan.presets import BUSINESS
from payback.wording.verdict import sentence
from payback.workflows import examples
from payback.workflows.method.tables import dollars

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def documents() -> dict[str, str]:
    """The examples of each language, whose plans are the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examples, "analyse_drivers", cache(examples.analyse_drivers))
        return {language: examples.document(language) for language in LANGUAGES}


def test_the_files_are_current(root: Path, documents: dict[str, str]) -> None:
    """Whoever changes model, presets or words makes them anew: python -m payback.workflows.examples."""
    for language, name in examples.FILES.items():
        assert (root / "docs" / name).read_text(encoding="utf-8") == documents[language]


def test_every_language_has_its_file() -> None:
    """And no other."""
    assert tuple(examples.FILES) == tuple(LANGUAGES)


def test_writing_writes_the_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: dict[str, str]
) -> None:
    """Below docs."""
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(examples, "ROOT", tmp_path)
    monkeypatch.setattr(examples, "document", documents.__getitem__)
    examples.write_documents()
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {name: documents[language] for language, name in examples.FILES.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BUSINESS)
def test_every_starting_point_has_its_verdict(name: str, language: str, documents: dict[str, str]) -> None:
    """In the very words of the page."""
    words = Words(language)
    text = documents[language].split(f"## {words(f'preset.{name}')}\n")[1].split("\n## ")[0]
    assert dollars(sentence(evaluate(examples.plan_of(name)), words)) in text


@pytest.mark.parametrize("name", ["municipality", "non_profit", "recruitment"])
def test_as_much_as_it_says_would_be_enough(name: str, documents: dict[str, str]) -> None:
    """The factor on all value, put back: a little more pays back, a little less does not."""
    text = documents["en"].split(f"## {Words('en')(f'preset.{name}')}\n")[1].split("\n## ")[0]
    found = re.search(r"would have to be ([\d.]+) times", text)
    assert found
    case = evaluate(examples.plan_of(name), 10)
    value, cost = (series[1:].cumsum() for series in (sum(case.gained.values()), case.cost))
    enough = [bool((value * factor >= cost).any()) for factor in (float(found[1]) - 0.06, float(found[1]) + 0.06)]
    assert enough == [False, True]


def test_most_do_not_pay_back_and_that_is_said(documents: dict[str, str]) -> None:
    """The count of the first lines is that of the table below them."""
    rows = [line for line in documents["en"].split("\n## ")[0].splitlines() if line.startswith("| ")][2:]
    back = [line for line in rows if "months" in line.split(" | ")[1]]
    assert f"Of {len(rows)} examples {len(back)} pay back within 60 months" in documents["en"]
    assert len(rows) == len(BUSINESS)
