"""A file as downloaded to the layouts of its tables: container, text, tables, descriptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.exports.engine import containers, mapped_table, partial_dates, preamble, unknown_table
from payback.exports.engine.build import Desk, layout
from payback.exports.engine.decode import decode
from payback.exports.engine.matching import best, known, nearest
from payback.exports.engine.records import document, sheet_document
from payback.exports.engine.sections import sections
from payback.exports.errors import ReadError
from payback.exports.formats import ga4_tables, linkedin_ads, linkedin_competitors, meta_blocks, meta_daily
from payback.history.readings import Note
from payback.history.table_layout import Layout, Period, Recognised, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from payback.exports.engine.records import Document, Record
    from payback.exports.engine.sections import Find, Section
    from payback.history.progress_meter import Meter

WHOLE_LIMIT = 8_000_000
"""Bytes of text that are split in Python, cell by cell; bigger tables are read where they lie."""

LARGEST_SPLIT = 200_000_000
"""Bytes of text that Python may hold cell by cell, when a file cannot be read in place."""

HEAD = 400
TITLE_SEARCH = 5


def layouts(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    *,
    uploaded: date,
    folder: Path,
    whole: int | None = None,
    meter: Meter | None = None,
) -> Recognised:
    """Find the described tables in a file.

    Args:
        path: The bytes, under any name.
        name: As the person's file is called; only ever a hint.
        answers: What the person has said, by the name of the question.
        uploaded: Day on which the file came.
        folder: Empty or used only for this; rewritten texts are put there.
        whole: Bytes of text up to which a table is rewritten instead of read in place; by default `WHOLE_LIMIT`.
        meter: Shows the step ``decode`` where the text has to be rewritten.

    Raises:
        ReadError: The file cannot be read, or must not be.
    """
    desk = Desk(name, answers, uploaded, folder, meter)
    limit = WHOLE_LIMIT if whole is None else whole
    documents = list(_documents(path, name, desk, limit))
    found = tuple(item for doc in documents for item in _tables(doc, desk))
    if found and not desk.answers.get("columns"):
        return Recognised(found)
    table = unknown_table.likely(documents)
    near = () if found else nearest(table.columns)
    return Recognised(found, table.columns, near, table.head, unknown_table.roles(table))


def _documents(path: Path, name: str, desk: Desk, whole: int) -> Iterator[Document]:
    """Every text and sheet of a file, however packed."""
    kind = containers.kind_of(path)
    if kind == "zip":
        for member, unpacked in containers.members(path, desk.folder):
            yield from _documents(unpacked, member, desk, whole)
    elif kind == "text":
        decoded = decode(path, desk.folder / f"text{sum(1 for _ in desk.folder.iterdir())}", desk.meter)
        head = HEAD if decoded.size > whole else None
        found = document(decoded.path, name, known, head)
        find = mapped_table.finder(desk.answers.get("columns", "")) or best
        if not found.complete and _needs_all(found, find):
            if decoded.size > LARGEST_SPLIT:
                raise ReadError("too_large", size=decoded.size, limit=LARGEST_SPLIT)
            found = document(decoded.path, name, known)
        yield replace(found, notes=decoded.notes)
    else:
        for sheet in containers.sheets(path, kind, desk.folder):
            yield sheet_document(name, sheet.name, sheet.rows)


def _needs_all(head: Document, find: Find) -> bool:
    """Whether a big text must be split as a whole: wrapped in quotes, several tables, blocks, days without a year."""
    found = sections(head, find)
    if not found and unknown_table.likely([head]).columns and head.path is not None:
        return bool(meta_daily.blocks(head)) or ga4_tables.is_ga4(head)
    return (
        head.path is None
        or len(found) != 1
        or found[0].unread is not None
        or partial_dates.lacks_years(found[0])
        or bool(meta_daily.blocks(head))
        or ga4_tables.is_ga4(head)
    )


def _tables(found: Document, desk: Desk) -> list[Layout]:
    mapped = mapped_table.finder(desk.answers.get("columns", ""))
    if mapped is None and (blocks := meta_daily.blocks(found)):
        tables = [meta_blocks.layout(blocks, found, desk)]
    elif mapped is None and ga4_tables.is_ga4(found):
        tables = ga4_tables.layouts(found, desk)
    else:
        tables = [table for section in sections(found, mapped or best) for table in _described(section, found, desk)]
    return [replace(t, notes=(*found.notes, *t.notes)) for t in tables or _without_rows(found, desk)]


def _described(section: Section, found: Document, desk: Desk) -> list[Layout]:
    if linkedin_competitors.is_competitors(section):
        return linkedin_competitors.layouts(section, found, desk)
    return [layout(section, found, desk)]


def _without_rows(found: Document, desk: Desk) -> list[Layout]:
    """A report that says it is one but holds no table: nothing delivered, or nothing that has days."""
    filled = [r for r in found.records if r.filled]
    titled = next((n for n, r in enumerate(filled[:TITLE_SEARCH]) if _is_report(r)), None)
    if titled is not None:
        filled = filled[titled:]
        title = normal(filled[0].cells[0])
        start, end = preamble.covered(filled)
        rest = [r for r in filled[1:] if not preamble.is_labelled(r)]
        note = Note("no_days") if rest else _no_delivery(start, end)
        grain = "not_a_time_series" if rest else "empty"
        if not rest or title.startswith(linkedin_ads.STACKED):
            return [_bare("linkedin_ads", "linkedin", grain, note, desk, found, Period("", start, end))]
    if filled and meta_daily.is_stacked(found):
        return [_bare(meta_daily.SOURCE, "", "not_a_time_series", Note("no_days"), desk, found, Period(""))]
    return []


def _is_report(record: Record) -> bool:
    return normal(record.cells[0]).startswith(linkedin_ads.TITLES)


def _no_delivery(start: date | None, end: date | None) -> Note:
    return Note("no_delivery", {"start": start, "end": end} if start and end else {})


def _bare(source: str, platform: str, grain: str, note: Note, desk: Desk, found: Document, period: Period) -> Layout:
    text = Text(desk.write([]), ",", 0, 1, numbered=True)
    return Layout(source, grain, "account", "", platform, text, (), period, title=found.name, notes=(note,))
