"""Twice the bytes, about twice the steps: nothing that a spreadsheet leaves, or somebody thought out, is slower."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.exports import ReadError, layouts
from payback.exports.documents import Record
from payback.exports.engine import preamble, reader, sections
from tests.exports.conftest import UPLOADED, archive, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
ROW = "2026-01-05,1,2,3,4,5\n"
TEXTS: dict[str, Callable[[int], str]] = {
    "rows": lambda n: HEADER + ROW * n,
    "blank lines": lambda n: HEADER + ROW + "\n" * n + ROW,
    "lines of commas": lambda n: HEADER + ROW + ",,,,,\n" * n + ROW,
    "lines of all widths": lambda n: HEADER + "".join("a b" + ",c d" * (k * 7 % 13) + "\n" for k in range(n)),
    "the header again and again": lambda n: (HEADER + ROW) * n,
    "blank lines between rows": lambda n: HEADER + (ROW + "\n") * n,
    "a table that is not known": lambda n: HEADER + ROW + "\nFoo,Bar\n" + "Date,Views\n" * n,
    "lines above": lambda n: "from - to, and on\n" * n + HEADER + ROW,
    "a quote that is never closed": lambda n: HEADER + '2026-01-05,"1,2,3,4,5\n' + ROW * n,
    "columns that are not known": lambda n: HEADER.strip() + "".join(f",c{k}" for k in range(n)) + "\n" + ROW,
}


@pytest.mark.parametrize("kind", TEXTS)
def test_twice_the_lines_are_twice_the_steps(kind: str, tmp_path: Path) -> None:
    """Every function that is called on the way counts as a step, those of Python itself as well."""
    few, many = (steps(TEXTS[kind](n), tmp_path) for n in (400, 800))
    assert many < 2.2 * few


def steps(text: str, folder: Path) -> int:
    """How many functions the first half of the reading calls."""
    path = folder / "x.csv"
    path.write_text(text, encoding="utf-8")
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        layouts(path, path.name, {"account": "É"}, uploaded=UPLOADED, folder=folder)
    finally:
        sys.setprofile(before)
    return calls


def test_a_long_line_says_nothing_of_a_report() -> None:
    """The searches for a range of days look at every sign of a line for every other one: only where it is short."""
    above = [Record(1, 1, ("2026-01-01 - 2026-01-31",)), Record(2, 2, ("a" + " -" * 10_000,))]
    assert preamble.report_period(above) == (date(2026, 1, 1), date(2026, 1, 31))
    assert preamble.report_period(above[1:]) == (None, None)
    assert not preamble.is_labelled(Record(1, 1, ("Start: 1" + " " * 1_000 + "x",)))


def test_more_tables_than_a_file_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table is typed by itself: an archive, or a text, of thousands is refused before the first is."""
    monkeypatch.setattr(reader, "MOST_TABLES", 2)
    monkeypatch.setattr(sections, "MOST_TABLES", 2)
    table = (HEADER + ROW).encode()
    with pytest.raises(ReadError, match="too_many_tables"):
        read_bytes(archive(*((f"{n}.csv", table) for n in range(3))), tmp_path)
    with pytest.raises(ReadError, match="too_many_tables"):
        read_bytes(table + b"\nDate,Video Views,Profile Views,Likes,Comments\n2026-01-05,1,2,3,4\n\n" + table, tmp_path)


@pytest.mark.parametrize("first", ["Date,Video Views,Profile Views,", "Foo,Bar,"])
def test_more_columns_than_an_export_has(first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is wider than any is refused, whether it is known or not."""
    monkeypatch.setattr(sections, "MOST_COLUMNS", 9)
    with pytest.raises(ReadError, match="too_many_columns"):
        read_bytes((first + ",".join("abcdefgh") + "\n" + ROW).encode(), tmp_path)
