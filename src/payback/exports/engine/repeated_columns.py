"""Columns of one name: read when they agree or when only one holds figures; left out, and told, when they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.exports.engine import mapped_table
from payback.history.readings import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.exports.engine.sections import Section

FIGURES = ("count", "number", "money")
NOTHING = {"", "0", "0.0", "0.00", "0,0", "0,00", "-", "--"}


def settled(section: Section) -> tuple[Mapping[str, int], tuple[Note, ...]]:
    """Where each column is read, and a note for each figure whose header stands more than once with other figures.

    A person who mapped a table has already said which of two columns is meant.
    """
    match = section.match
    if match.export.source == mapped_table.SOURCE:
        return match.positions, ()
    header = [normal(cell) for cell in section.header.cells]
    positions, notes = dict(match.positions), []
    for name, index in match.positions.items():
        places = [i for i, cell in enumerate(header) if cell == header[index]]
        if match.export.columns[name].kind not in FIGURES or len(places) == 1:
            continue
        held = {i: _held(section, i) for i in places}
        if len(set(held.values())) == 1:
            continue
        telling = [i for i in places if set(held[i]) - NOTHING]
        shown = section.header.cells[index].strip()
        if len(telling) == 1:
            positions[name] = telling[0]
            notes.append(Note("repeated_column", {"column": shown}))
        else:
            del positions[name]
            notes.append(Note("repeated_differs", {"column": shown}))
    return positions, tuple(notes)


def _held(section: Section, index: int) -> tuple[str, ...]:
    return tuple(row.cells[index].strip() if index < len(row.cells) else "" for row in section.rows)
