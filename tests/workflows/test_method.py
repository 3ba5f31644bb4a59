"""The method says everything there is: each assumption, each formula, in both languages, and its file is current."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, GROUPS, VALUE_STREAMS
from payback.model.plan.charges import TABLES
from payback.model.plan.symbols import SYMBOLS
from payback.wording.formula_text import formulas_of
from payback.workflows.method import document, sections
from payback.workflows.method.formulas import formula_sources, formulas
from payback.workflows.method.sources import source_texts
from payback.workflows.method.tables import table

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_current(root: Path) -> None:
    """Whoever changes the model makes docs/method.md anew: python -m payback.workflows.method."""
    assert (root / "docs" / "method.md").read_text(encoding="utf-8") == document()


def test_the_command_writes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else."""
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr("payback.workflows.method.markdown.ROOT", tmp_path)
    runpy.run_module("payback.workflows.method", run_name="__main__", alter_sys=True)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["method.md"]
    assert (tmp_path / "docs" / "method.md").read_text(encoding="utf-8") == document()


def test_every_assumption_stands_in_it_with_its_source(root: Path) -> None:
    """Once, and the source is there."""
    text = document()
    sources = (root / "data" / "SOURCES.md").read_text(encoding="utf-8")
    for name in ASSUMPTIONS:
        assert text.count(f"(`{name}`)") == 1
        assert f"](../data/SOURCES.md#{name})" in text
        assert f'<a id="{name}">' in sources


def test_every_value_stream_and_region_has_its_part() -> None:
    """A new stream cannot be forgotten here."""
    assert set(VALUE_STREAMS) <= {part.name for part in sections(Words("en"))}
    charges = next(part.body for part in sections(Words("en")) if part.name == "charges")
    for region, tables in TABLES.items():
        assert Words("en")(f"region.{region}") in charges
        assert all(f"`{band.name}`" in charges for rules in tables for band in rules.bands)


@pytest.mark.parametrize(("year", "named"), [(None, False), (2026, False), (2027, True)])
def test_charges_older_than_their_year_are_named(year: int | None, named: bool) -> None:  # noqa: FBT001
    """Once a year has begun for which there is no table, the newest one is named; never one of the older ones."""
    charges = next(part.body for part in sections(Words("en"), year=year) if part.name == "charges")
    assert ("charges of 2026, the latest known" in charges) == named
    assert "charges of 2025" not in charges


@pytest.mark.parametrize("part", formula_sources())
def test_every_part_has_its_formulas(part: str) -> None:
    """A docstring that loses its formula would leave a hole."""
    assert formulas(part)
    assert [name for name, lines in formulas(part).items() if not lines] == []


def test_every_letter_is_in_a_formula() -> None:
    """What a table calls a symbol stands in some formula, or is explained by one word."""
    text = " ".join(formula for part in formula_sources() for lines in formulas(part).values() for formula in lines)
    choices = {"E_j", "s_1", "c", "T"}
    assert [
        symbol for symbol in SYMBOLS.values() if symbol not in choices and symbol.partition("_")[0] not in text
    ] == []
    assert SYMBOLS.keys() <= ASSUMPTIONS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_complete_in_every_language(language: str) -> None:
    """The same parts and formulas, no hole, no pair of dollars that would turn into mathematics."""
    parts = sections(Words(language))
    assert [part.name for part in parts] == [part.name for part in sections(Words("en"))]
    assert len({part.title for part in parts}) == len(parts)
    assert len([part for part in parts if part.name.startswith("table_")]) == len(GROUPS)
    for part in parts:
        assert "None" not in part.body
        assert "$" not in part.body.replace("\\$", "")
    assert "`O_t = B_t + phi K_(t-1)`" in next(part.body for part in parts if part.name == "sales")


def test_a_formula_is_told_from_a_name_and_a_shape() -> None:
    """Only what says how something is worked out."""

    def worked() -> None:
        """A ``name``, a shape ``(months, draws)``, ``(months + 1,)``, a comparison ``a + b == c``, ``x = a + b``.

        Over two lines: ``y =
        x``, ``x = a + b`` again, and ``V_(t-lag)``.
        """

    def silent() -> None:
        pass

    assert formulas_of(worked) == ("x = a + b", "y = x", "V_(t-lag)")
    assert formulas_of(silent) == ()


def test_a_bar_in_a_cell_is_no_column() -> None:
    """Markdown reads a bar as the next column unless it is told otherwise."""
    assert table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"


def test_every_source_is_told_apart(tmp_path: Path) -> None:
    """The text of an entry without its heading, its figures and its neighbour; nothing where there is no page."""
    texts = source_texts(Words("en"))
    assert set(ASSUMPTIONS) | {"charges", "presets"} == set(texts)
    assert texts["salary"].startswith("Gross pay of a communications")
    assert "effort" not in texts["salary"]
    assert source_texts(Words("en"), tmp_path / "gone") == {}
    here, france = (source_texts(Words("fr", country))["gift_share"] for country in ("", "FR"))
    assert ("soumissions" in here, "devis" in france) == (True, True)
