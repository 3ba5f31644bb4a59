"""Rows that stand in one cell, because a quotation mark before them was never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.exports.engine.delimited_text import DELIMITERS
from payback.history.reading_result import Note, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.exports.documents import Record

FEWEST_CELLS = 3
"""Of a row: a line of prose may well hold one comma."""

NUMBER = re.compile(r"\s*-?\d[\d\s.,:/-]*")


def unclosed_quotes(rows: Iterable[Record], width: int) -> tuple[list[Record], tuple[Problem, ...], tuple[Note, ...]]:
    """The records that hold one row each; of the others a problem where the quote opens, and how many rows it took.

    Args:
        rows: Under one header.
        width: Cells of the header.
    """
    sound, problems, notes = [], [], []
    for row in rows:
        if row.end > row.line and swallows(row, width):
            problems.append(Problem(row.line, "", "", "quote_unclosed"))
            notes.append(Note("rows_swallowed", {"line": row.line, "n": row.end - row.line + 1}))
        else:
            sound.append(row)
    return sound, tuple(problems), tuple(notes)


def swallows(row: Record, width: int) -> bool:
    """Whether a line of some cell is a row of its own: as many separators as the header, a number between them."""
    lines = (line for cell in row.cells for line in cell.splitlines()[1:])
    return width >= FEWEST_CELLS and any(_is_row(line, width) for line in lines)


def _is_row(line: str, width: int) -> bool:
    cells = (line.split(delimiter) for delimiter in DELIMITERS)
    return '"' not in line and any(len(each) == width and any(map(NUMBER.fullmatch, each)) for each in cells)


def kept_out(problems: tuple[Problem, ...], notes: Iterable[Note]) -> int:
    """Rows that these problems of a table stand for: one each, or as many as a quote has swallowed."""
    swallowed = (int(str(note.facts["n"])) for note in notes if note.key == "rows_swallowed")
    return len(problems) + sum(n - 1 for n in swallowed)
