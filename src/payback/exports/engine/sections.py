"""Finding the tables in a document: the header that a description knows, what stands above it, and its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.exports.documents import Section
from payback.exports.engine.header_matching import FEWEST_HEADERS
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from payback.exports.documents import Document, Match, Record

    MatchHeader = Callable[[Sequence[str], str], Match | None]


DIGIT, LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
TOTALS = ("total", "gesamt", "grand total")
MOST_TABLES = 500
"""In one file or archive: a year of daily files fits. Each is typed by itself, which takes time even if it is small."""

MOST_COLUMNS = 5_000
"""Of one table: twice as many as the widest export that was met."""


@dataclass(slots=True)
class _Table:
    """A table as far as it is known; its rows grow where files were pasted together."""

    preamble: tuple[Record, ...]
    header: Record
    match: Match
    rows: list[Record]
    unknown_header: Record | None = None

    def section(self) -> Section:
        return Section(self.preamble, self.header, self.match, tuple(self.rows), self.unknown_header)


@dataclass(slots=True)
class _Scan:
    """The records of a document, each looked at once.

    Attributes:
        name: The names of the file and of its sheet, a line each.
        filled: How many cells of each record are not blank.
        following: For each place that of the first record from there on that is not blank; the end where none is.
    """

    document: Document
    match_header: MatchHeader
    name: str = field(init=False)
    records: tuple[Record, ...] = field(init=False)
    filled: list[int] = field(init=False)
    following: list[int] = field(init=False)
    _headings: dict[tuple[str, ...], Match | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        document = self.document
        self.name = f"{document.name}\n{document.sheet}" if document.sheet else document.name
        self.records = document.records
        self.filled = [record.filled for record in self.records]
        self.following = [len(self.records)] * (len(self.records) + 1)
        for position in reversed(range(len(self.records))):
            self.following[position] = position if self.filled[position] else self.following[position + 1]

    def match(self, position: int) -> Match | None:
        """The description that reads a record as a header; lines that begin with a word are often there many times."""
        cells = self.records[position].cells
        if not _is_heading(cells[0]):
            return self.match_header(cells, self.name)
        if cells not in self._headings:
            self._headings[cells] = self.match_header(cells, self.name)
        return self._headings[cells]


def sections(document: Document, match_header: MatchHeader) -> list[Section]:
    """Every described table of a document, in order; one header repeated continues its table.

    Raises:
        ReadError: ``too_many_tables``, ``too_many_columns``.
    """
    scan = _Scan(document, match_header)
    tables: list[_Table] = []
    above: list[Record] = []
    position = scan.following[0]
    while position < len(scan.records):
        record, match = scan.records[position], scan.match(position)
        if match is not None:
            check_width(record.cells)
            above = _give_back(tables, above)
            end = _end(scan, position, match)
            rows = [scan.records[place] for place in range(position + 1, end) if scan.filled[place]]
            _append(tables, _Table(tuple(above), record, match, rows))
            above, position = [], scan.following[end]
            continue
        if tables and _opens_unknown(scan, position, tables[-1].header):
            above = _give_back(tables, above)
            tables[-1].unknown_header = tables[-1].unknown_header or record
        above.append(record)
        position = scan.following[position + 1]
    _give_back(tables, above)
    return [table.section() for table in tables]


def _give_back(tables: list[_Table], above: list[Record]) -> list[Record]:
    """Give wide records that stand between tables to the table before, so that no row is lost without a word."""
    if not tables or tables[-1].unknown_header:
        return above
    wide: list[Record] = []
    narrow: list[Record] = []
    for record in above:
        is_wide = record.filled > 1 and record.filled * 2 >= len(tables[-1].header.cells)
        (wide if is_wide else narrow).append(record)
    tables[-1].rows += wide
    return narrow


def _append(tables: list[_Table], table: _Table) -> None:
    """Add a table; the same header again (files pasted together) lengthens the one before."""
    if tables and tables[-1].header.cells == table.header.cells and not table.preamble:
        tables[-1].rows += table.rows
    elif len(tables) < MOST_TABLES:
        tables.append(table)
    else:
        raise ReadError("too_many_tables", most=MOST_TABLES)


def check_width(header: Sequence[str]) -> None:
    """Raise ``too_many_columns`` for a table that is wider than any export."""
    if len(header) > MOST_COLUMNS:
        raise ReadError("too_many_columns", n=len(header), most=MOST_COLUMNS)


def _end(scan: _Scan, header: int, match: Match) -> int:
    """Where the rows of a table end: at another header, or at a blank record that narrower ones follow."""
    position = header + 1
    while position < len(scan.records):
        following = scan.following[position]
        if following != position:
            if following < len(scan.records) and _is_narrow(scan, following):
                return position
            position = following
            continue
        if _is_header(scan, position, match):
            return position - 1 if scan.filled[position - 1] == 1 else position
        if _opens_unknown(scan, position, scan.records[header]):
            return position
        position += 1
    return len(scan.records)


def _is_narrow(scan: _Scan, position: int) -> bool:
    """Whether a record is a line of text or a comment, not a row."""
    return scan.filled[position] == 1 or scan.records[position].cells[0].startswith("#")


def _opens_unknown(scan: _Scan, position: int, header: Record) -> bool:
    """Whether a header that no description knows stands here: words only, like the last header or below no row.

    Its rows would else be taken for rows of the table above.
    """
    record, before = scan.records[position], scan.records[position - 1]
    if scan.filled[position] < FEWEST_HEADERS or not all(map(_is_heading, filter(str.strip, record.cells))):
        return False
    like_the_last = normal(record.cells[0]) == normal(header.cells[0])
    below_no_row = not scan.filled[position - 1] or before.cells[0].startswith("#")
    return like_the_last or (below_no_row and not normal(record.cells[0]).startswith(TOTALS))


def _is_heading(cell: str) -> bool:
    """Whether a cell holds letters and no digit."""
    return not DIGIT.search(cell) and bool(LETTER.search(cell))


def _is_header(scan: _Scan, position: int, match: Match) -> bool:
    """Whether a data record is a header after all; cheap for rows, whose cells are hardly ever names of columns."""
    if scan.filled[position] < FEWEST_HEADERS:
        return False
    other = scan.match(position)
    return other is not None and len(other.positions) * 2 > min(scan.filled[position], len(match.positions))
