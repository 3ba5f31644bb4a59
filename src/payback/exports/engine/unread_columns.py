"""The columns of a table that its description does not read: known and not needed, or not known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from payback.exports.describe import CURRENCY, normal
from payback.exports.engine import mapped_table
from payback.history.reading_result import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.exports.documents import Section

FIGURE = re.compile(r"[-+−]?[$€£]?\d{1,14}([\s.,]\d+)*\s*%?")
UNKNOWN = "unknown"
"""Name under which the columns that are not known are laid out."""

LOOKED_AT = 50
"""Rows by which it is judged whether a column holds figures."""

MOST_NAMED = 12
"""Columns that a note names."""


def unknown_columns(section: Section) -> tuple[int, ...]:
    """Positions of the columns that are neither read nor known as not needed; a column without a header is one."""
    header, match = section.header.cells, section.match
    read = {normal(header[index]) for index in match.positions.values()}
    not_needed = _pattern(match.export.not_needed)
    return tuple(
        index
        for index, cell in enumerate(header)
        if index not in match.positions.values() and not _known(cell, read, not_needed)
    )


def notes(section: Section, unknown: Sequence[int]) -> tuple[Note, ...]:
    """What a person should know of them: those that hold figures, and the others.

    Nothing where a person mapped the table, or where nothing of it will be kept.
    """
    export = section.match.export
    if export.source == mapped_table.SOURCE or not export.fact:
        return ()
    names = {index: section.header.cells[index].strip() for index in unknown}
    figures = [name for index, name in names.items() if name and _holds_figures(section, index)]
    others = [name for name in names.values() if name and name not in figures]
    named = {"figures_not_known": figures, "columns_not_known": others}
    return tuple(
        Note(key, {"n": len(columns), "columns": columns[:MOST_NAMED]}) for key, columns in named.items() if columns
    )


def _known(cell: str, read: set[str], not_needed: re.Pattern[str]) -> bool:
    """Whether a column of this name is read elsewhere in the table, or known as not needed."""
    spellings = (normal(cell), normal(CURRENCY.sub("", cell)))
    return spellings[0] in read or any(map(not_needed.fullmatch, spellings))


@cache
def _pattern(not_needed: tuple[str, ...]) -> re.Pattern[str]:
    names = (re.escape(normal(name)).replace(r"\*", ".*") for name in not_needed)
    return re.compile("|".join(names) or r"(?!)")


def _holds_figures(section: Section, index: int) -> bool:
    """Whether the first cells of a column are numbers, and not all of them nought."""
    cells = [row.cells[index].strip() for row in section.rows[:LOOKED_AT] if index < len(row.cells)]
    filled = [cell for cell in cells if cell.strip(" -—–")]
    return bool(filled) and all(map(FIGURE.fullmatch, filled)) and any(cell.strip("0.,% ") for cell in filled)
