"""UTF-8 text to records: the delimiter, the ``sep=`` line, records that were wrapped in quotes once more."""

from __future__ import annotations

import csv
import operator
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from payback.exports.documents import Document, Record
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    IsHeader = Callable[[str], bool]

DELIMITERS = ",;\t|"
HEAD_RECORDS = 60
LONGEST_CELL = 10_000_000
FOREIGN = {delimiter: DELIMITERS.replace(delimiter, "") for delimiter in DELIMITERS}
"""Beside each separator those of other programs, with which they may have closed its lines."""

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
    lines = [unwrapped_line(line) for line in opening[skip:]]
    delimiter = stated or best_delimiter(lines, is_header)
    restored = _restored(opening[skip:], delimiter)
    widths = _widths(lines, delimiter, is_header)
    with path.open(encoding="utf-8-sig") as stream:
        body = islice(stream, skip, None)
        split = split_records(map(restored, body) if restored else body, delimiter, skip)
        whole = list(islice(split, head))
        complete = next(split, None) is None
    records = tuple(unwrapped(record, delimiter, widths) for record in whole)
    in_place = restored is None and all(map(operator.is_, records, whole))
    return Document(name, records, delimiter, complete, path if in_place else None)


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


def _restored(opening: list[str], delimiter: str) -> Callable[[str], str] | None:
    """What makes each physical line what it was before a spreadsheet saved the text; None where it is that still."""
    filled = [line.rstrip("\r\n") for line in opening if line.strip()]
    wrapped = list(map(_is_wrapped, filled))
    if filled and wrapped[0] and sum(wrapped) > WRAPPED_SHARE * len(filled):
        return unwrapped_line
    if filled and all(line.endswith(tuple(FOREIGN[delimiter])) for line in filled):
        return lambda line: line.rstrip("\r\n").rstrip(FOREIGN[delimiter]) + "\n"
    return None


def _is_wrapped(line: str) -> bool:
    inner = unwrapped_line(line)
    return inner != line and any(map(inner.__contains__, DELIMITERS))


def unwrapped_line(line: str) -> str:
    """A physical line that stands once more in quotes as a whole, as it was: ``"Post ID,""Page ID"",Title";;``."""
    body = line.rstrip("\r\n" + DELIMITERS)
    inner = body[1:-1].replace('""', "")
    whole = len(body) > 1 and body[0] == body[-1] == '"' and '"' not in inner
    return body[1:-1].replace('""', '"') + "\n" if whole else line


def _widths(lines: list[str], delimiter: str, is_header: IsHeader) -> frozenset[int]:
    """How many cells the tables have whose headers stand among these lines, or else most of their records."""
    records = [record.cells for record in islice(split_records(lines, delimiter), HEAD_RECORDS)]
    headers = {len(cells) for cells in records if sum(map(is_header, cells)) > 1}
    most = Counter(len(cells) for cells in records if len(cells) > 1).most_common(1)
    return frozenset(headers or {width for width, count in most if count > 1})


def unwrapped(record: Record, delimiter: str, widths: Collection[int]) -> Record:
    """A record that a spreadsheet quoted as a whole, in its only cell, as the record that it was; any other as it is.

    Separators may follow it: the spreadsheet's own, with which it made its rows equally wide.
    """
    first, *others = record.cells or ("",)
    if delimiter not in first or any(others):
        return record
    text = first.rstrip(FOREIGN[delimiter])
    cells = next(iter(csv.reader(text.splitlines(keepends=True), delimiter=delimiter)))
    return replace(record, cells=tuple(cells)) if len(cells) in widths else record


def best_delimiter(lines: list[str], is_header: IsHeader) -> str:
    """The delimiter under which a described header shows; else that under which most records have one large width."""
    return max(DELIMITERS, key=lambda delimiter: _plausibility(lines, delimiter, is_header))


def _plausibility(lines: list[str], delimiter: str, is_header: IsHeader) -> tuple[int, int]:
    heads = [record.cells for record in islice(split_records(lines, delimiter), HEAD_RECORDS) if len(record.cells) > 1]
    widths = Counter(map(len, heads))
    header = max((sum(map(is_header, cells)) for cells in heads), default=0)
    return (header if header > 1 else 0, max((width * count for width, count in widths.items()), default=0))
