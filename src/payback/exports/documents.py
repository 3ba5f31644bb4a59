"""What the reading of a file hands from step to step: its documents and their records, matched headers, tables."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from payback.history.table_layout import FIGURE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from payback.exports.describe import Export
    from payback.history.progress_meter import Meter
    from payback.history.reading_result import Note

NEVER_GROUPED = 20
"""Decimals that no group of three has: what is not whole is not taken for thousands."""


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What every step of the reading of one file may need.

    Attributes:
        name: Of the person's file.
        answers: Of the person, by the name of the question.
        uploaded: Day on which the file came, before which its last row lies.
        folder: For the texts that are rewritten.
        meter: Shows how far that is.
        numbers: Of the texts, so that none has another's name.
    """

    name: str
    answers: Mapping[str, str]
    uploaded: date
    folder: Path
    meter: Meter | None = None
    numbers: Iterator[int] = field(default_factory=count)

    def new_text(self) -> Path:
        """Where the next text goes."""
        return self.folder / f"text{next(self.numbers)}"

    def write_table(self, rows: Iterable[Sequence[object]]) -> Path:
        """Rows as UTF-8 text under a name of our own."""
        path = self.new_text()
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
        return path


class NumericCell(str):
    """A cell that its workbook holds as a number, in Python's way of writing one: with a point, whatever the column."""

    __slots__ = ()

    def figure(self, kind: str) -> str:
        """It as a figure of a kind, in a way that means the same under every decimal mark."""
        number = Decimal(self)
        if kind not in FIGURE_KINDS or number == number.to_integral_value():
            return str(self)
        if kind == "count":
            return f"{number:.{NEVER_GROUPED}f}"
        exponent = int(str(number.as_tuple().exponent))
        return f"{number.scaleb(-exponent):.0f}e{exponent}"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table.

    Attributes:
        line: First physical line (or sheet row) of the record in the person's file, from 1.
        end: Last physical line of it.
    """

    line: int
    end: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells are not blank."""
        return sum(1 for cell in self.cells if cell.strip())


@dataclass(frozen=True, slots=True)
class Document:
    """A text or a sheet as records.

    Attributes:
        name: The file's or sheet's name.
        complete: False when only the head of a big file was read.
        path: The text itself when it can be read in place by lines; None for sheets and unwrapped texts.
    """

    name: str
    records: tuple[Record, ...]
    delimiter: str = ","
    complete: bool = True
    path: Path | None = None
    sheet: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A header read by a description.

    Attributes:
        positions: Name of the column to its position; repeated headers: the first.
        language: That of the most headers that only one language has.
        currency: Code that stands in a header; empty when none does.
    """

    export: Export
    positions: Mapping[str, int]
    language: str
    currency: str


@dataclass(frozen=True, slots=True)
class Section:
    """One table with what stands above it.

    Attributes:
        preamble: Records between the table before and this header, blank ones left out.
        match: The description that reads the header.
        unknown_header: Header of a table that follows and that no description knows; None when there is none.
    """

    preamble: tuple[Record, ...]
    header: Record
    match: Match
    rows: tuple[Record, ...]
    unknown_header: Record | None = None
