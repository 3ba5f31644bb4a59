"""A table that nothing describes: its columns, its first rows, and what each column most likely is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.column_roles import DAYS, ROLES
from payback.exports.engine.mapped_table import unique_labels
from payback.exports.engine.sections import check_width
from payback.history import date_parsing
from payback.history.reading_result import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from payback.exports.documents import Document, Record
    from payback.exports.engine.header_matching import Catalogue

HEADER_SEARCH = 40
HEAD_ROWS = 5
NUMBER = re.compile(r"\s*[-+$€£]?\d[\d.,\s%:/T-]*$")
CELLS = "cells"
"""Evidence that is in the cells and not in the name."""


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """What stands in a table that nothing describes.

    Attributes:
        columns: Its header, each column under a name of its own.
        head: The first rows below, as wide as the header.
    """

    columns: tuple[str, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()


def widest_table(documents: Iterable[Document]) -> UnknownTable:
    """The first widest record near the top that holds no number, and the rows below it; nothing where there is none.

    Raises:
        ReadError: ``too_many_columns``.
    """
    tops = [(document, row, record) for document in documents for row, record in _top(document) if record.filled > 1]
    headers = [top for top in tops if not any(map(NUMBER.match, top[2].cells))]
    widest = max((len(record.cells) for _, _, record in headers), default=0)
    first = next(((document, row) for document, row, record in headers if len(record.cells) == widest), None)
    if first is None:
        return UnknownTable()
    document, row = first
    check_width(document.records[row].cells)
    header, *below = [record.cells for record in document.records[row:] if record.filled]
    head = (tuple((*(cell.strip() for cell in cells), *[""] * widest)[:widest]) for cells in below[:HEAD_ROWS])
    return UnknownTable(unique_labels(header), tuple(head))


def _top(document: Document) -> Iterator[tuple[int, Record]]:
    return enumerate(document.records[:HEADER_SEARCH])


def roles(table: UnknownTable, catalogue: Catalogue) -> tuple[Question, ...]:
    """For each column what it most likely is: as the nearest formats call it, or as its cells look."""
    guesses: dict[int, tuple[str, str]] = {}
    for export, positions in catalogue.similar(table.columns):
        for name, index in positions.items() if export.fact else ():
            taken = {role for role, _ in guesses.values()}
            if index not in guesses and name in ROLES and not taken & ({*DAYS} if name in DAYS else {name}):
                guesses[index] = (name, export.source)
    for index in range(len(table.columns)):
        by_cells = _day_role([row[index] for row in table.head])
        by_name = guesses.get(index, ("", ""))[0]
        if by_cells and (by_name in DAYS or (not by_name and not {*DAYS} & {role for role, _ in guesses.values()})):
            evidence = guesses[index][1] if by_name == by_cells else CELLS
            guesses[index] = (by_cells, evidence)
    in_order = (guesses.get(index, ("", "")) for index in range(len(table.columns)))
    return tuple(Question(name, *guess, ROLES) for name, guess in zip(table.columns, in_order, strict=True))


def _day_role(cells: Sequence[str]) -> str:
    """The role of a column whose cells are all days, months or ranges of days; empty for any other."""
    filled = [cell for cell in cells if cell]
    if filled and all(map(date_parsing.split_range, filled)):
        return "date_start"
    parts = [date_parsing.parse_day(cell) for cell in filled]
    if not parts or any(part is None for part in parts):
        return ""
    return "date_month" if all(part and part.whole_month for part in parts) else "date_day"
