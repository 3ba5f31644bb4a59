"""A cell that can be no figure and no day costs its row, whatever its column, and nothing else."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from payback.exports import layouts
from payback.history.measures import MEASURES
from payback.history.table_layout import FIGURE_KINDS
from payback.ingest.column_dates import date_columns
from payback.ingest.errors import IngestError
from payback.ingest.staging import stage
from tests.exports.conftest import FIXTURES, UPLOADED, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from payback.history.reading_result import TableReading
    from payback.history.table_layout import Column, Layout

FIGURES = ("0x1F", "9223372036854775808", "1e400", "inf", "9" * 26, "0b101", "-1e300", "Infinity", "9e15", "-Inf")
DAYS = ("9999-12-31", "inf", "2026-02-30", "0001-01-01", "1969-12-31", "infinity", "9999-12", "99999-01-01")


PLATFORMS = {path.parent.name: path for path in sorted(FIXTURES, key=lambda path: path.read_bytes().count(b","))}
"""Of each the file with the most cells."""


@pytest.mark.parametrize("number", range(len(PLATFORMS)), ids=PLATFORMS)
def test_an_impossible_cell_costs_its_row(number: int, tmp_path: Path) -> None:
    """In as many rows as there are, each in another column, beginning with another column in each file."""
    path = list(PLATFORMS.values())[number]
    texts = tmp_path / "texts"
    texts.mkdir()
    file_layout = layouts(path, path.name, {"account": "É"}, uploaded=UPLOADED, folder=texts)
    for place, layout in enumerate(file_layout.layouts):
        rows = _rows(layout)
        columns = [column for column in layout.columns if column.kind in FIGURE_KINDS] + list(date_columns(layout))
        chosen = [line for line, row in enumerate(rows) if _is_real(row, layout)][-len(columns) :] if columns else []
        spoiled = [list(row) for row in rows]
        for turn, line in enumerate(chosen, start=number):
            column = columns[turn % len(columns)]
            spoiled[line][column.index] = _impossible(column, layout, turn)
        without = [row for line, row in enumerate(rows) if line not in chosen]
        before, after = (_staged(cells, layout, tmp_path / f"{place}{n}") for n, cells in enumerate((without, spoiled)))
        assert after.rejected - before.rejected == len(chosen)
        assert (after.rows, after.sums, after.kept) == (before.rows, before.sums, before.kept)


def _impossible(column: Column, layout: Layout, turn: int) -> str:
    values = DAYS if column in date_columns(layout) else FIGURES
    if column.name in MEASURES and not MEASURES[column.name].signed:
        values = ("-7", *values)
    return values[turn % len(values)]


def _is_real(row: list[str], layout: Layout) -> bool:
    """Whether a row is none that sums others."""
    names = [row[index].strip(" -—") for index in layout.totals.columns]
    labelled = any(re.match(label, row[column.index].casefold()) for label in layout.totals.labels
                   for column in layout.columns if column.name in {"label", "status"})  # fmt: skip
    return not labelled and (any(names) or not layout.totals.without_name)


def _rows(layout: Layout) -> list[list[str]]:
    with layout.text.path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=layout.text.delimiter))


def _staged(rows: list[list[str]], layout: Layout, folder: Path) -> TableReading:
    folder.mkdir()
    text = folder / "text.csv"
    with text.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return stage(replace(layout, text=replace(layout.text, path=text)), folder, UPLOADED)


HEADER = b"Date,Video Views,Profile Views,Likes,Comments,Shares\n"


def test_each_reason_is_named(tmp_path: Path) -> None:
    """What is too large, what cannot be below zero and what is no number are three things; people take likes back."""
    rows = (b"2026-01-01,9999999999999,1,1,1,1\n2026-01-02,-1,1,1,1,1\n2026-01-03,0x1F,1,1,1,1\n2026-01-04,1,1,-1,1,1\n"
            b"2026-01-05,1000000000000,1,1,1,1\n")  # fmt: skip
    (table,) = read_bytes(HEADER + rows, tmp_path, {"account": "É"}).tables
    reasons = [(problem.line, problem.reason) for problem in table.problems]
    assert reasons == [(2, "number_too_large"), (3, "below_zero"), (4, "not_a_number")]
    assert table.kept["likes"] == 0


def test_figures_that_add_up_to_more_than_can_be(tmp_path: Path) -> None:
    """Each could be, all together cannot: the file is refused by a sentence, before the store meets them."""
    rows = b"".join(b"2026-01-%02d,1000000000000,1,1,1,1\n" % day for day in range(1, 12))
    with pytest.raises(IngestError, match="figures_too_large"):
        read_bytes(HEADER + rows, tmp_path, {"account": "É"})
