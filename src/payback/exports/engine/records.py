"""UTF-8 text to records: the delimiter, the ``sep=`` line, records that were wrapped in quotes once more."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from payback.history.readings import Note

DELIMITERS = ",;\t|"
HEAD_RECORDS = 60
LONGEST_CELL = 10_000_000
WRAPPED_SHARE = 0.6
LONGEST_STATEMENT = 6
csv.field_size_limit(LONGEST_CELL)


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


def document(path: Path, name: str, known: Callable[[str], bool], head: int | None = None) -> Document:
    """Split a text into records.

    Args:
        path: UTF-8 text.
        name: Of the person's file.
        known: Whether a cell is the header of a described column: settles the delimiter.
        head: Stop after that many records.
    """
    with path.open(encoding="utf-8-sig") as stream:
        opening = list(islice(stream, HEAD_RECORDS * 4))
    stated = _stated_delimiter(opening)
    skip = 1 if stated else 0
    wrapped = _wrapped(opening[skip:])
    lines = [_unwrap(line) for line in opening[skip:]] if wrapped else opening[skip:]
    delimiter = stated or best_delimiter(lines, known)
    with path.open(encoding="utf-8-sig") as stream:
        body = islice(stream, skip, None)
        found = split(map(_unwrap, body) if wrapped else body, delimiter, skip)
        records = tuple(islice(found, head))
        complete = next(found, None) is None
    return Document(name, records, delimiter, complete, None if wrapped else path)


def split(lines: Iterable[str], delimiter: str, before: int = 0) -> Iterator[Record]:
    """Records with the physical lines they stand on.

    Raises:
        ReadError: ``endless_cell`` where a quote that is never closed makes a cell of millions of characters.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    end = before
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ReadError("endless_cell", line=end + 1) from error
        yield Record(end + 1, before + reader.line_num, tuple(cells))
        end = before + reader.line_num


def sheet_document(name: str, sheet: str, rows: Iterable[list[str]]) -> Document:
    """A sheet's rows as records; ``name`` is that of the file."""
    return Document(name, tuple(Record(n, n, tuple(row)) for n, row in enumerate(rows, start=1)), sheet=sheet)


def _stated_delimiter(opening: list[str]) -> str:
    """The delimiter of a first line ``sep=X``, which spreadsheets write and read."""
    first = opening[0].strip("\r\n").strip('"') if opening else ""
    return first[4:5] if first[:4].casefold() == "sep=" and len(first) <= LONGEST_STATEMENT else ""


def _wrapped(lines: list[str]) -> bool:
    """Whether records stand once more in quotes, one physical line each: ``"Post ID,""Page ID"",Title"``."""
    full = [line.strip("\r\n") for line in lines if line.strip()]
    odd = [line for line in full if _is_wrapped(line)]
    return bool(full) and _is_wrapped(full[0]) and len(odd) > WRAPPED_SHARE * len(full)


def _is_wrapped(line: str) -> bool:
    if not (len(line) > len('""') and line.startswith('"') and line.endswith('"')):
        return False
    inner = line[1:-1].replace('""', "")
    return '"' not in inner and any(d in inner for d in DELIMITERS)


def _unwrap(line: str) -> str:
    body = line.rstrip("\r\n")
    inner = body[1:-1].replace('""', "")
    whole = len(body) > 1 and body[0] == body[-1] == '"' and '"' not in inner
    return body[1:-1].replace('""', '"') + "\n" if whole else line


def best_delimiter(lines: list[str], known: Callable[[str], bool]) -> str:
    """The delimiter under which a described header shows; else that under which most records have one large width."""
    return max(DELIMITERS, key=lambda delimiter: _plausibility(lines, delimiter, known))


def _plausibility(lines: list[str], delimiter: str, known: Callable[[str], bool]) -> tuple[int, int]:
    heads = [r.cells for r in islice(split(lines, delimiter), HEAD_RECORDS) if len(r.cells) > 1]
    widths = Counter(map(len, heads))
    header = max((sum(map(known, cells)) for cells in heads), default=0)
    return (header if header > 1 else 0, max((width * count for width, count in widths.items()), default=0))
