"""A number that a workbook holds as one is that number, whatever the language of the export and its decimal mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.exports.documents import NumericCell
from tests.exports.conftest import read_bytes
from tests.exports.fixture_files import xlsx

if TYPE_CHECKING:
    from pathlib import Path

HEADER: list[object] = ["Jour", "Nom de la campagne", "Montant dépensé (CAD)", "Impressions", "Début des rapports"]
DAY = "2026-01-05"


def rows(*figures: tuple[object, object]) -> list[list[object]]:
    """A campaign a day, with what it cost and how often it was seen."""
    return [[f"2026-01-0{day}", "A", *pair, f"2026-01-0{day}"] for day, pair in enumerate(figures, start=1)]


def test_numbers_and_typed_cells_of_one_column(tmp_path: Path) -> None:
    """The text has the decimal comma of its author, the number none; both are read."""
    book = xlsx({"Feuil1": [HEADER, *rows((7.035, 100), ("12,50", "1 200"), ("1.234,5", 3), (0.1 + 0.2, 4))]})
    table = read_bytes(book, tmp_path, {"account": "Page"}, "meta.xlsx").tables[0]
    assert (table.sums["spend"], table.sums["impressions"], table.rejected) == (1254.335, 1307, 0)


def test_numbers_alone_leave_nothing_to_ask(tmp_path: Path) -> None:
    """Three decimals of a number are not taken for thousands, and no question is asked about their mark."""
    table = read_bytes(xlsx({"Feuil1": [HEADER, *rows((7.035, 1), (-2.5, 1))]}), tmp_path, {"account": "P"}).tables[0]
    assert (table.sums["spend"], table.questions) == (4.535, ())


def test_what_is_counted_stays_whole(tmp_path: Path) -> None:
    """A number that is not whole is kept out of a column of counts, not rounded and not taken for thousands."""
    table = read_bytes(
        xlsx({"Feuil1": [HEADER, *rows((1, 7.035), (1, 12.5), (1, 3))]}), tmp_path, {"account": "P"}
    ).tables[0]
    assert (table.sums["impressions"], [problem.reason for problem in table.problems]) == (3, ["not_a_number"] * 2)


@pytest.mark.parametrize(
    ("cell", "kind", "figure"),
    [
        ("7.035", "money", "7035e-3"), ("-0.5", "number", "-5e-1"), ("1e-07", "number", "1e-7"),
        ("7.0", "money", "7.0"), ("1.22e+17", "money", "1.22e+17"), ("7.035", "text", "7.035"),
        ("45744.5", "day", "45744.5"),
    ],
)  # fmt: skip
def test_a_number_in_a_way_that_no_mark_changes(cell: str, kind: str, figure: str) -> None:
    """A figure has no mark any more; a day and an id stay as they are."""
    assert NumericCell(cell).figure(kind) == figure


def test_numbers_of_the_xml_workbooks(tmp_path: Path) -> None:
    """There too a cell says that it is a number."""
    cells = [(f'<Cell><Data ss:Type="String">{name}</Data></Cell>') for name in HEADER]
    texts = ["String", "String", "Number", "Number", "String"]
    figures = [
        f'<Cell><Data ss:Type="{kind}">{cell}</Data></Cell>'
        for kind, cell in zip(texts, (DAY, "A", "7.035", "12", DAY), strict=True)
    ]
    book = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="A"><Table>'
        f"<Row>{''.join(cells)}</Row><Row>{''.join(figures)}</Row></Table></Worksheet></Workbook>"
    )
    table = read_bytes(book.encode(), tmp_path, {"account": "Page"}, "meta.xls").tables[0]
    assert (table.sums["spend"], table.sums["impressions"]) == (7.035, 12)
