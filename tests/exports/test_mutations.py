"""A file that was saved again, shuffled or cut gives the same rows, or says what it lost: never a silent difference.

Reading has two halves: which tables a file holds, their cells still text, and the typing of these cells. The typing
sees nothing else of the file and takes twenty times as long: where the first half is the same for two files, so is the
second.
"""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from payback.errors import PaybackError
from payback.exports import layouts
from payback.exports.engine.decode import decode
from payback.history.measures import MEASURE_KEY
from payback.history.table_layout import FIGURE_KINDS
from tests.exports.conftest import FIXTURES, UPLOADED, named, of_each_kind, read, read_bytes, recorded, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.history.reading_result import Reading, TableReading
    from payback.history.table_layout import FileLayout, Layout

    Table = tuple[Layout, list[list[str]]]

pytestmark = pytest.mark.uncounted

TEXTS = [path for path in FIXTURES if path.suffix == ".csv" and path.stem != "videos_wrapped"]
SAME = ("source", "grain", "rows", "rejected", "first_date", "last_date", "currency", "sums", "kept")


def text_of(path: Path, folder: Path) -> str:
    """A fixture as text."""
    decoded = decode(path, folder / "decoded")
    return decoded.path.read_text(encoding="utf-8-sig")


def encoded(encoding: str, mark: bytes = b"") -> Callable[[str], bytes]:
    """The same text in another encoding; what it cannot say is left out."""
    return lambda text: mark + text.encode(encoding, errors="ignore")


def separated(delimiter: str) -> Callable[[str], bytes]:
    """The same cells with another sign between them."""

    def change(text: str) -> bytes:
        stated = text.startswith("sep=")
        body = text.partition("\n")[2] if stated else text
        rows = list(
            csv.reader(io.StringIO(body, newline=""), delimiter="\t" if "\t" in body else max(";,", key=body.count))
        )
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
        return stream.getvalue().encode()

    return change


REWRITINGS: dict[str, Callable[[str], bytes]] = {
    "utf-16 little": encoded("utf-16-le", b"\xff\xfe"),
    "utf-16 big": encoded("utf-16-be", b"\xfe\xff"),
    "utf-16 without mark": encoded("utf-16-le"),
    "cp1252": encoded("cp1252"),
    "utf-8 with mark": encoded("utf-8-sig"),
    "utf-8 without mark": encoded("utf-8"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "read as cp1252": lambda text: text.encode().decode("cp1252", errors="ignore").encode(),
    "semicolons": separated(";"),
    "tabs": separated("\t"),
    "a line above": lambda text: ("Exporté par la comptable\n" + text).encode(),
    "blank lines after": lambda text: (text.rstrip("\n") + "\n\n\n").encode(),
}


UNTITLED = "Copertura (1)"
"""A line above it would be its title."""


THIRDS = [
    pytest.param(path, rewriting, id=f"{named(path)}-{rewriting}")
    for place, path in enumerate(TEXTS)
    for turn, rewriting in enumerate(REWRITINGS)
    if (place + turn) % 3 == 0
]
"""Every fixture in a third of the ways, every way with a third of the fixtures."""


@pytest.mark.parametrize(("path", "rewriting"), THIRDS)
def test_the_same_cells_written_otherwise(path: Path, rewriting: str, tmp_path: Path) -> None:
    """Encoding, delimiter, line ends and lines above change nothing that is counted.

    The typing sees the same tables with the same cells as those of the fixture, whose result is recorded; where it sees
    anything else, the file is read to its end and compared with that record.
    """
    if rewriting == "a line above" and path.stem == UNTITLED:
        return
    raw = REWRITINGS[rewriting](text_of(path, tmp_path))
    if tables(recognised(raw, tmp_path, path.name)) != plain(path):
        assert _counted(read_bytes(raw, _folder(tmp_path, "changed"), name=path.name)) == counted_before(path)


def recognised(raw: bytes, folder: Path, name: str) -> FileLayout:
    """The first half of reading some bytes: what the file holds, its cells still text."""
    upload = folder / "first-half"
    upload.write_bytes(raw)
    return layouts(upload, name, {}, uploaded=UPLOADED, folder=_folder(folder, "texts"))


def tables(file_layout: FileLayout) -> list[Table]:
    """All that the typing sees of each table, but for the lines on which its rows stand."""
    return [(replace(table, text=replace(table.text, path=Path())), _cells(table)) for table in file_layout.layouts]


def _cells(table: Layout) -> list[list[str]]:
    with table.text.path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=table.text.delimiter))
    return [row[1:] for row in rows] if table.text.numbered else rows


@cache
def plain(path: Path) -> list[Table]:
    """What the typing sees of a fixture as it is."""
    with tempfile.TemporaryDirectory() as folder:
        return tables(recognised(path.read_bytes(), Path(folder), path.name))


def counted_before(path: Path) -> list[dict[str, Any]]:
    """What is counted of a fixture, as recorded beside it."""
    return [{name: table[name] for name in SAME} for table in recorded(path)]


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


def _counted(reading: Reading) -> list[dict[str, Any]]:
    return [{name: value for name, value in short(table).items() if name in SAME} for table in reading.tables]


def _header(text: str) -> tuple[list[list[str]], int, str]:
    """The rows of a file with one table, the position of its header, and its delimiter."""
    delimiter = max(",;\t", key=text.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    widest = max(len(row) for row in rows)
    return rows, next(number for number, row in enumerate(rows) if len(row) == widest), delimiter


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


SEVERAL = {
    "Reach", "Visites", "untitled", "Audience", "overview", "empty", "video_overview_analytics", "followers_es",
    "Copertura (1)", "audience_top", "headless", "exploration", "FollowerGender",
}  # fmt: skip
"""Without a table of three columns or more under a header of their width."""
ONE_TABLE = [path for path in TEXTS if path.stem not in SEVERAL]
KINDS = of_each_kind(ONE_TABLE)


@pytest.mark.parametrize("path", KINDS, ids=named)
def test_columns_in_another_order(path: Path, tmp_path: Path) -> None:
    """Positions mean nothing; names do."""
    rows, header_row, delimiter = _header(text_of(path, tmp_path))
    width = len(rows[header_row])
    turned = [
        [*row, *[""] * (width - len(row))][::-1] if number >= header_row and len(row) > 1 else row
        for number, row in enumerate(rows)
    ]
    changed = read_bytes(_written(turned, delimiter), _folder(tmp_path, "changed"), name=path.name)
    assert _unchanged_or_noted(changed, counted_before(path))


def _unchanged_or_noted(changed: Reading, plain: list[dict[str, Any]]) -> bool:
    """Whether nothing changed, or the change is noted: rows kept out with a problem, or no longer recognised."""
    if _counted(changed) == plain or not changed.tables:
        return True
    kept = changed.tables[0]
    return kept.rows + kept.rejected >= plain[0]["rows"] and bool(kept.problems)


@pytest.mark.parametrize("path", KINDS, ids=named)
def test_a_column_missing(path: Path, tmp_path: Path) -> None:
    """Without any one column the other figures stay as they are, or the file says what lacks or contradicts itself.

    Each of five columns is taken out in turn. Where the typing sees the cells of the others as they were, one of the
    five, another one from fixture to fixture, is read to its end; where it does not, every one of them.
    """
    rows, header_row, delimiter = _header(text_of(path, tmp_path))
    width = len(rows[header_row])
    columns = sorted({0, 1, width // 3, width // 2, width - 1})
    sample = columns[KINDS.index(path) % len(columns)]
    for column in columns:
        cut = [
            row[:column] + row[column + 1 :] if number >= header_row and len(row) > 1 else row
            for number, row in enumerate(rows)
        ]
        raw, folder = _written(cut, delimiter), _folder(tmp_path, f"without{column}")
        file_layout = recognised(raw, folder, path.name)
        if not file_layout.layouts:
            assert file_layout.columns
            assert file_layout.nearest
        elif column == sample or not _by_column(tables(file_layout)[0]).items() <= _by_column(plain(path)[0]).items():
            before, after = counted_before(path)[0], read_bytes(raw, folder, name=path.name).tables[0]
            if "differs" in {problem.reason for problem in after.problems}:
                continue
            same = {name: value for name, value in before["sums"].items() if name in after.sums}
            assert {name: after.sums[name] for name in same} == same, rows[header_row][column]
            assert after.rows == before["rows"]


def _by_column(table: Table) -> dict[str, tuple[str, ...]]:
    """The cells of each column that is read, by what it means."""
    layout, rows = table
    first = 1 if layout.text.numbered else 0
    return {column.name: tuple(row[column.index - first] for row in rows) for column in layout.columns}


@pytest.mark.parametrize("path", KINDS, ids=named)
def test_a_row_cut_and_a_row_with_a_cell_too_many(path: Path, tmp_path: Path) -> None:
    """A cut row is noted or kept out; a row with more cells than the header is kept out, before any typing."""
    rows, header_row, delimiter = _header(text_of(path, tmp_path))
    if len(rows) < header_row + 4:
        return
    wide = [*rows[: header_row + 2], [*rows[header_row + 2], "x", "y"], *rows[header_row + 3 :]]
    file_layout = recognised(_written(wide, delimiter), _folder(tmp_path, "wide"), path.name)
    assert "too_many_cells" in {problem.reason for table in file_layout.layouts for problem in table.problems}
    assert len(tables(file_layout)[0][1]) < len(plain(path)[0][1])
    cut = [*rows[: header_row + 2], rows[header_row + 2][: len(rows[header_row]) // 2], *rows[header_row + 3 :]]
    try:
        changed = read_bytes(_written(cut, delimiter), _folder(tmp_path, "cut"), name=path.name)
    except PaybackError:
        return
    reported = {note.key for table in changed.tables for note in table.notes} | {
        problem.reason for table in changed.tables for problem in table.problems
    }
    assert reported & {"short_rows", "missing", "not_a_day", "trailer", "total_agrees", "total_differs", "not_a_number"}


SPLITS = {"Zone 7": ("A", "B"), "Âge": ("18-24", "25-34"), "Hour of day": ("0", "1"), "x": ("1.5", "2.5")}
"""Names of columns that no description knows, and what stands in them."""

ANSWERS = {"account": "Érablière", "currency": "CAD", "platform": "facebook", "year": "2026", "date_order": "dmy",
           "period": "2026-01-01 - 2026-01-31", "decimal_mark": ","}  # fmt: skip


@pytest.mark.parametrize("path", KINDS, ids=named)
def test_a_split_file_comes_to_the_same(path: Path, tmp_path: Path) -> None:
    """Each row cut in two by a column that nobody described, of any name: what is kept is what the whole file gives."""
    table = plain(path)[0][0]
    if table.fact != "metric":
        return
    asked = {question.name for question in read(path, _folder(tmp_path, "asked")).questions}
    answers = {name: answer for name, answer in ANSWERS.items() if name in asked}
    name, values = list(SPLITS.items())[KINDS.index(path) % len(SPLITS)]
    rows, header_row, delimiter = _header(text_of(path, tmp_path))
    headers = {column.header for column in table.columns if column.kind in FIGURE_KINDS}
    figures = {place for place, cell in enumerate(rows[header_row]) if cell.strip() in headers}
    headers_row = rows[header_row]
    split = [*rows[:header_row], [*headers_row, name]]
    for row in rows[header_row + 1 :]:
        full = [*row, *[""] * (len(headers_row) - len(row))]
        split += [[*part, value] for part, value in zip(_halves(full, figures), values, strict=True)] if row else []
    whole = read(path, _folder(tmp_path, "whole"), answers).tables[0]
    parts = read_bytes(_written(split, delimiter), _folder(tmp_path, "split"), answers, name=path.name).tables[0]
    assert dict(parts.kept) == pytest.approx(dict(whole.kept))
    assert _keys(parts) == _keys(whole)


def _halves(row: list[str], figures: set[int]) -> tuple[list[str], list[str]]:
    """A row in two parts that come to it."""
    first, second = list(row), list(row)
    for index in figures & set(range(len(row))):
        if row[index].isdigit():
            first[index], second[index] = str(int(row[index]) // 2), str(-(-int(row[index]) // 2))
        elif any(character.isdigit() for character in row[index]):
            second[index] = "0"
    return first, second


def _keys(table: TableReading) -> list[tuple[Any, ...]]:
    """What the rows that are kept are about, and their days."""
    keys = f"select {', '.join(MEASURE_KEY)} from read_parquet('{table.rows_file}') order by all"  # noqa: S608
    return duckdb.sql(keys).fetchall() if table.rows_file else []
