"""Finding the tables in a document: the header that a description knows, what stands above it, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.matching import FEWEST_HEADERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from payback.exports.matching import Match
    from payback.exports.records import Document, Record

    Find = Callable[[Sequence[str], str], Match | None]


@dataclass(frozen=True, slots=True)
class Section:
    """One table with what stands above it.

    Attributes:
        preamble: Records between the table before and this header, blank ones left out.
        match: The description that reads the header.
    """

    preamble: tuple[Record, ...]
    header: Record
    match: Match
    rows: tuple[Record, ...]


def sections(document: Document, find: Find) -> list[Section]:
    """Every described table of a document, in order; one header repeated continues its table."""
    found: list[Section] = []
    above: list[Record] = []
    position = 0
    records = document.records
    while position < len(records):
        record = records[position]
        position += 1
        if not record.filled:
            continue
        described = find(record.cells, document.name)
        if described is None:
            above.append(record)
            continue
        above = _give_back(found, above)
        end = _end(document, position, described, find)
        _append(found, Section(tuple(above), record, described, tuple(r for r in records[position:end] if r.filled)))
        above, position = [], end
    _give_back(found, above)
    return found


def _give_back(found: list[Section], above: list[Record]) -> list[Record]:
    """Give wide records that stand between tables to the table before, so that no row is lost without a word."""
    if not found:
        return above
    last = found[-1]
    wide = tuple(r for r in above if r.filled > 1 and r.filled * 2 >= len(last.header.cells))
    if wide:
        found[-1] = Section(last.preamble, last.header, last.match, last.rows + wide)
    return [r for r in above if r not in wide]


def _append(found: list[Section], section: Section) -> None:
    """Add a section; the same header again (files pasted together) lengthens the one before."""
    last = found[-1] if found else None
    if last and last.header.cells == section.header.cells and not section.preamble:
        found[-1] = Section(last.preamble, last.header, last.match, (*last.rows, *section.rows))
    else:
        found.append(section)


def _end(document: Document, start: int, match: Match, find: Find) -> int:
    """Where the rows of a table end: at another header, or at a blank record that narrower ones follow."""
    records = document.records
    for position in range(start, len(records)):
        record = records[position]
        if not record.filled:
            following = next((r for r in records[position:] if r.filled), None)
            if following and (following.filled == 1 or following.cells[0].startswith("#")):
                return position
        elif _is_header(record, document.name, match, find):
            return position - 1 if records[position - 1].filled == 1 else position
    return len(records)


def _is_header(record: Record, name: str, match: Match, find: Find) -> bool:
    """Whether a data record is a header after all; cheap for rows, whose cells are hardly ever names of columns."""
    if record.filled < FEWEST_HEADERS:
        return False
    other = find(record.cells, name)
    return other is not None and len(other.positions) * 2 > min(record.filled, len(match.positions))
