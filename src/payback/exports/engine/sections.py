"""Finding the tables in a document: the header that a description knows, what stands above it, and its rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.exports.documents import Section
from payback.exports.engine.header_matching import FEWEST_HEADERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from payback.exports.documents import Document, Match, Record

    MatchHeader = Callable[[Sequence[str], str], Match | None]


HEADING = re.compile(r"[^\d]*[^\W\d_][^\d]*")
TOTALS = ("total", "gesamt", "grand total")


def sections(document: Document, match_header: MatchHeader) -> list[Section]:
    """Every described table of a document, in order; one header repeated continues its table."""
    tables: list[Section] = []
    above: list[Record] = []
    position = 0
    records, name = document.records, _names(document)
    while position < len(records):
        record = records[position]
        position += 1
        if not record.filled:
            continue
        match = match_header(record.cells, name)
        if match is None:
            if tables and _opens_unknown(records, position - 1, tables[-1].header):
                above = _give_back(tables, above)
                tables[-1] = replace(tables[-1], unknown_header=tables[-1].unknown_header or record)
            above.append(record)
            continue
        above = _give_back(tables, above)
        end = _end(document, position, match, match_header)
        _append(
            tables,
            Section(tuple(above), record, match, tuple(record for record in records[position:end] if record.filled)),
        )
        above, position = [], end
    _give_back(tables, above)
    return tables


def _names(document: Document) -> str:
    """The names of the file and of its sheet, a line each."""
    return f"{document.name}\n{document.sheet}" if document.sheet else document.name


def _give_back(tables: list[Section], above: list[Record]) -> list[Record]:
    """Give wide records that stand between tables to the table before, so that no row is lost without a word."""
    if not tables or tables[-1].unknown_header:
        return above
    last = tables[-1]
    wide = tuple(record for record in above if record.filled > 1 and record.filled * 2 >= len(last.header.cells))
    if wide:
        tables[-1] = replace(last, rows=last.rows + wide)
    return [record for record in above if record not in wide]


def _append(tables: list[Section], section: Section) -> None:
    """Add a section; the same header again (files pasted together) lengthens the one before."""
    last = tables[-1] if tables else None
    if last and last.header.cells == section.header.cells and not section.preamble:
        tables[-1] = replace(last, rows=(*last.rows, *section.rows))
    else:
        tables.append(section)


def _end(document: Document, start: int, match: Match, match_header: MatchHeader) -> int:
    """Where the rows of a table end: at another header, or at a blank record that narrower ones follow."""
    records, name = document.records, _names(document)
    for position in range(start, len(records)):
        record = records[position]
        if not record.filled:
            following = next((record for record in records[position:] if record.filled), None)
            if following and (following.filled == 1 or following.cells[0].startswith("#")):
                return position
        elif _is_header(record, name, match, match_header):
            return position - 1 if records[position - 1].filled == 1 else position
        elif _opens_unknown(records, position, records[start - 1]):
            return position
    return len(records)


def _opens_unknown(records: Sequence[Record], position: int, header: Record) -> bool:
    """Whether a header that no description knows stands here: words only, like the last header or below no row.

    Its rows would else be taken for rows of the table above.
    """
    record, before = records[position], records[position - 1]
    if record.filled < FEWEST_HEADERS or not all(
        HEADING.fullmatch(cell.strip()) for cell in record.cells if cell.strip()
    ):
        return False
    like_the_last = normal(record.cells[0]) == normal(header.cells[0])
    below_no_row = not before.filled or before.cells[0].startswith("#")
    return like_the_last or (below_no_row and not normal(record.cells[0]).startswith(TOTALS))


def _is_header(record: Record, name: str, match: Match, match_header: MatchHeader) -> bool:
    """Whether a data record is a header after all; cheap for rows, whose cells are hardly ever names of columns."""
    if record.filled < FEWEST_HEADERS:
        return False
    other = match_header(record.cells, name)
    return other is not None and len(other.positions) * 2 > min(record.filled, len(match.positions))
