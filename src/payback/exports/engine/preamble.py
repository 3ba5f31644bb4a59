"""What stands above a table: the range of days a report covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.history import date_parsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from payback.exports.documents import Record

LABELLED = re.compile(r"^#?\s*([^:\d]{3,40}?)\s*:\s*(.*\d.*)$")
LONGEST_DAY, LONGEST_LINE = 30, 500
"""Letters of a day, and of a line that may say what a report is about; a longer one is no such line."""

IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
BETWEEN = re.compile(r"\s*[-–—,]\s*")
GENERATED = re.compile(r"generat|généré|gegenereerd|erstellt|gerad|created|créé|available", re.IGNORECASE)


def report_period(above: Iterable[Record]) -> tuple[date | None, date | None]:
    """First and last day of a report, from a line that is a range or from two labelled lines; None when unknown."""
    lines = [line for line in map(_line, above) if len(line) <= LONGEST_LINE]
    for ends in map(_range, lines):
        if ends:
            return ends
    labelled = [label[2] for line in lines if (label := LABELLED.match(line)) and not GENERATED.search(label[1])]
    dated = [day for text in labelled if (day := day_of(text))]
    if dated:
        return dated[0], dated[1] if len(dated) > 1 else dated[0]
    single = [day for line in lines if len(line) <= LONGEST_DAY and (day := day_of(line))]
    return (single[0], single[0]) if len(single) == 1 else (None, None)


def _range(line: str) -> tuple[date, date] | None:
    """The first and the last day that a line names as a range, alone, after a label or in brackets; else None."""
    for text in _parts(line):
        for halves in _halves(text):
            days = [date_parsing.parse_day(half) for half in halves]
            known = [parts for parts in days if parts]
            order = date_parsing.date_order(known)
            dates = [day for parts in known if order in date_parsing.ORDERS and (day := parts.to_date(order))]
            if len(dates) == len(halves):
                return dates[0], dates[1]
    return None


def _parts(line: str) -> Iterator[str]:
    """A line, what stands after its label, and both without and within their brackets."""
    label = LABELLED.match(line)
    for text in (line, label[2]) if label else (line,):
        yield text
        yield IN_BRACKETS.sub(" ", text).strip()
        yield from IN_BRACKETS.findall(text)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each sign that may be that of a range."""
    if ends := date_parsing.split_range(text):
        yield ends
    for sign in BETWEEN.finditer(text):
        yield text[: sign.start()], text[sign.end() :]


def _line(record: Record) -> str:
    """A record as one line again: an unquoted ``January 20, 2026 - January 21, 2026`` was cut at its commas."""
    return ", ".join(cell.strip() for cell in record.cells if cell.strip()).lstrip("#").strip()


def is_labelled(record: Record) -> bool:
    """Whether a record is a line like ``Report Start: January 1``, not a row or a header."""
    line = _line(record)
    return len(line) <= LONGEST_LINE and bool(LABELLED.match(line))


def day_of(text: str) -> date | None:
    """A written day; None when it is none, or when day and month could change places."""
    parts = date_parsing.parse_day(text)
    if parts is None or (parts.month_day is None and date_parsing.date_order([parts]) not in date_parsing.ORDERS):
        return None
    return parts.to_date(date_parsing.date_order([parts]))
