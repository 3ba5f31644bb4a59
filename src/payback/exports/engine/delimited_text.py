"""UTF-8 text to records: the delimiter, the ``sep=`` line, records that were wrapped in quotes once more."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from payback.exports.documents import Document, Record
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    IsHeader = Callable[[str], bool]

DELIMITERS = ",;\t|"
HEAD_RECORDS = 60
LONGEST_CELL = 10_000_000
WRAPPED_SHARE = 0.6
LONGEST_STATEMENT = 6
csv.field_size_limit(LONGEST_CELL)


def document(path: Path, name: str, is_header: IsHeader, head: int | None = None) -> Document:
    """Split a text into records.

    Args:
        path: UTF-8 text.
        name: Of the person's file.
        is_header: Whether a cell is the header of a described column: settles the delimiter.
        head: Stop after that many records.
    """
    with path.open(encoding="utf-8-sig") as stream:
        opening = list(islice(stream, HEAD_RECORDS * 4))
    stated = _stated_delimiter(opening)
    skip = 1 if stated else 0
    wrapped = _wrapped(opening[skip:])
    lines = [_unwrap(line) for line in opening[skip:]] if wrapped else opening[skip:]
    delimiter = stated or best_delimiter(lines, is_header)
    with path.open(encoding="utf-8-sig") as stream:
        body = islice(stream, skip, None)
        split = split_records(map(_unwrap, body) if wrapped else body, delimiter, skip)
        records = tuple(islice(split, head))
        complete = next(split, None) is None
    return Document(name, records, delimiter, complete, None if wrapped else path)


def split_records(lines: Iterable[str], delimiter: str, before: int = 0) -> Iterator[Record]:
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
    return Document(
        name, tuple(Record(number, number, tuple(row)) for number, row in enumerate(rows, start=1)), sheet=sheet
    )


def _stated_delimiter(opening: list[str]) -> str:
    """The delimiter of a first line ``sep=X``, which spreadsheets write and read."""
    first = opening[0].strip("\r\n").strip('"') if opening else ""
    return first[4:5] if first[:4].casefold() == "sep=" and len(first) <= LONGEST_STATEMENT else ""


def _wrapped(lines: list[str]) -> bool:
    """Whether records stand once more in quotes, one physical line each: ``"Post ID,""Page ID"",Title"``."""
    filled = [line.strip("\r\n") for line in lines if line.strip()]
    wrapped = sum(map(_is_wrapped, filled))
    return bool(filled) and _is_wrapped(filled[0]) and wrapped > WRAPPED_SHARE * len(filled)


def _is_wrapped(line: str) -> bool:
    if not (len(line) > len('""') and line.startswith('"') and line.endswith('"')):
        return False
    inner = line[1:-1].replace('""', "")
    return '"' not in inner and any(delimiter in inner for delimiter in DELIMITERS)


def _unwrap(line: str) -> str:
    body = line.rstrip("\r\n")
    inner = body[1:-1].replace('""', "")
    whole = len(body) > 1 and body[0] == body[-1] == '"' and '"' not in inner
    return body[1:-1].replace('""', '"') + "\n" if whole else line


def best_delimiter(lines: list[str], is_header: IsHeader) -> str:
    """The delimiter under which a described header shows; else that under which most records have one large width."""
    return max(DELIMITERS, key=lambda delimiter: _plausibility(lines, delimiter, is_header))


def _plausibility(lines: list[str], delimiter: str, is_header: IsHeader) -> tuple[int, int]:
    heads = [record.cells for record in islice(split_records(lines, delimiter), HEAD_RECORDS) if len(record.cells) > 1]
    widths = Counter(map(len, heads))
    header = max((sum(map(is_header, cells)) for cells in heads), default=0)
    return (header if header > 1 else 0, max((width * count for width, count in widths.items()), default=0))
