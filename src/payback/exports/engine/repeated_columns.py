"""Columns of one name: read when they agree or when only one holds figures; left out, with a note, when they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.exports.engine import mapped_table
from payback.history.reading_result import Note
from payback.history.table_layout import FIGURE_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.exports.documents import Section

EMPTY = {"", "0", "0.0", "0.00", "0,0", "0,00", "-", "--"}


def resolve(section: Section) -> tuple[Mapping[str, int], tuple[Note, ...]]:
    """Where each column is read, and a note for each figure whose header stands more than once with other figures.

    In a table that a person mapped it is known which of two columns is meant.
    """
    match = section.match
    if match.export.source == mapped_table.SOURCE:
        return match.positions, ()
    header = [normal(cell) for cell in section.header.cells]
    positions, notes = dict(match.positions), []
    for name, index in match.positions.items():
        places = [place for place, cell in enumerate(header) if cell == header[index]]
        if match.export.columns[name].kind not in FIGURE_KINDS or len(places) == 1:
            continue
        cells = {place: _cells(section, place) for place in places}
        if len(set(cells.values())) == 1:
            continue
        filled = [place for place in places if set(cells[place]) - EMPTY]
        column = section.header.cells[index].strip()
        if len(filled) == 1:
            positions[name] = filled[0]
            notes.append(Note("repeated_column", {"column": column}))
        else:
            del positions[name]
            notes.append(Note("repeated_differs", {"column": column}))
    return positions, tuple(notes)


def _cells(section: Section, index: int) -> tuple[str, ...]:
    return tuple(row.cells[index].strip() if index < len(row.cells) else "" for row in section.rows)
