"""The columns of a table that its description does not read: known and not needed, or not known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from payback.exports.describe import CURRENCY, normal
from payback.exports.engine import mapped_table
from payback.history.reading_result import Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.exports.describe import Export
    from payback.exports.documents import Section

FIGURE = re.compile(r"[-+−]?[$€£]?\d{1,14}([\s.,]\d+)*\s*%?")
LOOKED_AT = 50
"""Rows by which it is judged whether a column holds figures."""

MOST_NAMED = 12
"""Columns that a note names."""


def unknown_columns(section: Section) -> tuple[int, ...]:
    """Positions of the columns that are neither read nor known as not needed; a column without a header is one."""
    header, match = section.header.cells, section.match
    read = {normal(header[index]) for index in match.positions.values()}
    return tuple(
        index
        for index, cell in enumerate(header)
        if index not in match.positions.values() and not _known(cell, read, match.export)
    )


def left_alone(section: Section, unknown: Sequence[int]) -> tuple[int, ...]:
    """Positions of the columns that are known and not read; of a column that stands twice, none."""
    header, places = section.header.cells, {*section.match.positions.values(), *unknown}
    read = {normal(header[index]) for index in section.match.positions.values()}
    return tuple(n for n, cell in enumerate(header) if n not in places and normal(cell) not in read)


def notes(section: Section, unknown: Sequence[int]) -> tuple[Note, ...]:
    """What a person should know of columns that are not known.

    Nothing where a person mapped the table, or where nothing of it will be kept.
    """
    export = section.match.export
    if export.source == mapped_table.SOURCE or not export.fact:
        return ()
    header, rows = section.header.cells, section.rows[:LOOKED_AT]
    return notes_on({header[index]: [row.cells[index] for row in rows if index < len(row.cells)] for index in unknown})


def notes_on(columns: Mapping[str, Sequence[str]]) -> tuple[Note, ...]:
    """A note on those that hold figures and one on the others.

    Args:
        columns: The first cells of each, by its header; one without a header has nothing that could be said.
    """
    names = {name.strip(): _holds_figures(cells) for name, cells in columns.items() if name.strip()}
    by_key = {
        "figures_not_known": [name for name, figures in names.items() if figures],
        "columns_not_known": [name for name, figures in names.items() if not figures],
    }
    return tuple(Note(key, {"n": len(them), "columns": them[:MOST_NAMED]}) for key, them in by_key.items() if them)


def is_not_needed(header: str, export: Export) -> bool:
    """Whether a column is known and left alone."""
    pattern = _pattern(export.not_needed)
    return any(map(pattern.fullmatch, (normal(header), normal(CURRENCY.sub("", header)))))


def _known(cell: str, read: set[str], export: Export) -> bool:
    """Whether a column of this name is read elsewhere in the table, or known as not needed."""
    return normal(cell) in read or is_not_needed(cell, export)


@cache
def _pattern(not_needed: tuple[str, ...]) -> re.Pattern[str]:
    names = (re.escape(normal(name)).replace(r"\*", ".*") for name in not_needed)
    return re.compile("|".join(names) or r"(?!)")


def _holds_figures(cells: Sequence[str]) -> bool:
    """Whether the first cells of a column are numbers, and not all of them nought."""
    filled = [stripped for cell in cells[:LOOKED_AT] if (stripped := cell.strip()).strip(" -—–")]
    return bool(filled) and all(map(FIGURE.fullmatch, filled)) and any(cell.strip("0.,% ") for cell in filled)
