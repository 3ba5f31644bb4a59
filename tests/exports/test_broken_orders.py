"""Whichever way the lines of an export of orders break, nothing of who ordered is stored or shown."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.exports.engine import reader
from tests.exports.conftest import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.history.reading_result import Reading

    Break = Callable[[str], str]

ADDRESS = "ada@buyer.example"
HEADER = (
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,"
    "Lineitem name,Billing Name,Billing Street,Cancelled at,Refunded Amount,Id,Source,Payment Method,Phone"
)


def line(number: int) -> str:
    """One order of one item, its texts quoted where they hold a comma."""
    cells = (
        f"#{number}", ADDRESS, "paid", "CAD", "10.00", "2.00", "0.00", "12.00", "0.00", "2026-01-02 10:00:00 -0500",
        "1", "Mug, blue", f'Ada "{ADDRESS}"', "1, Main Street", "", "0.00", str(number), "web", "Card", ADDRESS,
    )  # fmt: skip
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def wrapped(text: str) -> str:
    """A line as a spreadsheet writes it that took it for one cell."""
    return '"' + text.replace('"', '""') + '"'


BREAKS: dict[str, Break] = {
    "wrapped": wrapped,
    "wrapped, separators behind": lambda text: wrapped(text) + ";;",
    "wrapped, commas behind": lambda text: wrapped(text) + ",,,",
    "wrapped twice": lambda text: wrapped(wrapped(text)),
    "first cell lost": lambda text: text.partition(",")[2],
    "four cells lost": lambda text: text.split(",", 4)[4],
    "a cell before": lambda text: "," + text,
    "address before": lambda text: f"{ADDRESS},{text}",
    "quotes lost": lambda text: text.replace('"', ""),
    "quote opened": lambda text: text.replace(",", ',"', 1),
    "quote opened late": lambda text: text[::-1].replace(",", '",', 1)[::-1],
    "quote opened at once": lambda text: '"' + text,
    "quote not closed": lambda text: text.replace('blue"', "blue"),
    "line break within": lambda text: text.replace(ADDRESS, ADDRESS + "\n", 1),
    "line break before": lambda text: text.replace(ADDRESS, "\n" + ADDRESS, 1),
    "other separator": lambda text: text.replace(",", ";"),
    "tabs": lambda text: text.replace(",", "\t"),
    "twice on one line": lambda text: text + text,
    "whole line as first cell": lambda text: wrapped(text) + "," + text.partition(",")[2],
    "as it is": lambda text: text,
}


def kept(reading: Reading) -> str:
    """All that could be stored or shown of a file."""
    stored = [
        duckdb.execute("from read_parquet(?)", [str(table.rows_file)]).fetchall()
        for table in reading.tables
        if table.rows_file
    ]
    return repr((stored, [(table.problems, table.notes, table.account, table.sums) for table in reading.tables]))


@pytest.mark.parametrize("head", [400, 3], ids=["split", "in place"])
@settings(max_examples=12, deadline=None)
@given(breaks=st.lists(st.sampled_from(sorted(BREAKS)), min_size=1, max_size=9))
def test_no_address_is_kept(head: int, breaks: list[str]) -> None:
    """Some lines of a file are broken, each in its way: an address is in no row, no problem and no note."""
    lines = [BREAKS[name](line(number)) for number, name in enumerate(breaks, start=1)]
    raw = "\n".join((HEADER, line(98), *lines, line(99), "")).encode()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "WHOLE_LIMIT", 1 if head < 400 else reader.WHOLE_LIMIT)
        patch.setattr(reader, "HEAD", head)
        reading = read_bytes(raw, Path(folder), name="orders_export.csv")
        assert reading.recognised
        assert "buyer" not in kept(reading)


@pytest.mark.parametrize("name", ["wrapped", "wrapped, separators behind", "wrapped, commas behind", "as it is"])
@pytest.mark.parametrize("head", [400, 2], ids=["split", "in place"])
def test_lines_that_a_spreadsheet_quoted_are_read(
    name: str, head: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some lines stand in quotes as a whole, others do not: every order counts, wherever the first such line stands."""
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1 if head < 400 else reader.WHOLE_LIMIT)
    monkeypatch.setattr(reader, "HEAD", head)
    lines = [line(1), line(2), line(3), BREAKS[name](line(4)), BREAKS[name](line(5)), line(6)]
    table = read_bytes("\n".join((HEADER, *lines)).encode(), tmp_path, name="orders_export.csv").tables[0]
    assert (table.sums["orders"], table.sums["total"], table.rejected) == (6, 72, 0)


def test_a_spreadsheets_own_separators_close_every_line(tmp_path: Path) -> None:
    """It made all rows equally wide with separators that are not those of the export."""
    lines = [HEADER, line(1), wrapped(line(2)), line(3)]
    table = read_bytes("".join(f"{text};;\n" for text in lines).encode(), tmp_path, name="orders_export.csv").tables[0]
    assert (table.sums["orders"], table.sums["total"], table.rejected) == (3, 36, 0)


def test_a_broken_order_is_kept_out_with_its_line(tmp_path: Path) -> None:
    """Its line and why are named; what it holds is not shown."""
    text = "\n".join((HEADER, line(1), f"{ADDRESS},{line(2).partition(',')[2]}", line(3).replace("12.00", ADDRESS)))
    table = read_bytes(text.encode(), tmp_path, name="orders_export.csv").tables[0]
    assert (table.sums["orders"], table.rejected) == (1, 2)
    assert [(problem.line, problem.column, problem.cell, problem.reason) for problem in table.problems] == [
        (3, "Name", "", "broken_row"),
        (4, "Total", "", "not_a_number"),
    ]
