"""A file as downloaded to the layouts of its tables: container, text, tables, descriptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.documents import ReadContext
from payback.exports.engine import column_answers, containers, mapped_table, partial_dates, unknown_table
from payback.exports.engine.archive_members import contents
from payback.exports.engine.decode import decode
from payback.exports.engine.delimited_text import document, sheet_document
from payback.exports.engine.layout_builder import layout
from payback.exports.engine.sections import MOST_TABLES, sections
from payback.exports.errors import ReadError
from payback.history.table_layout import FileLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from payback.exports.describe import Reader
    from payback.exports.documents import Document, Section
    from payback.exports.engine.archive_members import Contents, File
    from payback.exports.engine.header_matching import Catalogue
    from payback.exports.engine.sections import MatchHeader
    from payback.history.progress_meter import Meter
    from payback.history.table_layout import Layout

WHOLE_LIMIT = 8_000_000
"""Bytes of text that are split in Python, cell by cell; bigger tables are read where they lie."""

LARGEST_SPLIT = 200_000_000
"""Bytes of text that Python may hold cell by cell, when a file cannot be read in place."""

HEAD = 400
"""Records of a bigger text by which it is judged whether it must be split after all."""


def layouts(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    *,
    catalogue: Catalogue,
    uploaded: date,
    folder: Path,
    whole: int | None = None,
    meter: Meter | None = None,
) -> FileLayout:
    """Find the described tables in a file.

    Args:
        path: The bytes, under any name.
        name: As the person's file is called; only ever a hint.
        answers: Of the person, by the name of the question.
        catalogue: The descriptions.
        uploaded: Day on which the file came.
        folder: Empty or used only for this; rewritten texts are put there.
        whole: Bytes of text up to which a table is rewritten instead of read in place; by default `WHOLE_LIMIT`.
        meter: Shows the step ``decode`` where the text has to be rewritten.

    Raises:
        ReadError: The file cannot be read, or must not be.
    """
    context = ReadContext(name, answers, uploaded, folder, meter)
    limit = WHOLE_LIMIT if whole is None else whole
    unpacked = contents(path, name, folder)
    read = [(file, document) for file in unpacked.files for document in _documents(file, context, catalogue, limit)]
    described = list(_described(read, context, catalogue))
    tables = _noted(unpacked, described, [document for _, document in read])
    mapping = answers.get("columns", "")
    offered = column_answers.offer(tables, mapping)
    if offered and not any(_document_reader(document, catalogue) for _, document in read):
        return FileLayout(tables, **offered)
    if tables and not mapping:
        return FileLayout(tables)
    if mapping and not tables:
        mapped_table.check_roles(mapped_table.read_roles(mapping))
    documents = [document for _, document in read]
    unknown = unknown_table.widest_table(documents)
    nearest = () if tables else catalogue.nearest(unknown.columns)
    return FileLayout(tables, unknown.columns, nearest, unknown.head, unknown_table.roles(unknown, catalogue))


def _described(
    read: Iterable[tuple[File, Document]], context: ReadContext, catalogue: Catalogue
) -> Iterator[tuple[File, Document, list[Layout]]]:
    """The tables of each document that has any."""
    most = MOST_TABLES
    for file, own in read:
        tables = _tables(own, context, catalogue)
        most -= len(tables)
        if most < 0:
            raise ReadError("too_many_tables", most=MOST_TABLES)
        if tables:
            yield file, own, tables


def _noted(
    unpacked: Contents, described: Sequence[tuple[File, Document, list[Layout]]], documents: Iterable[Document]
) -> tuple[Layout, ...]:
    """The tables of all files; the first says of which members of an archive and of which sheets nothing is kept."""
    with_tables = {file for file, _, _ in described}
    known = {id(document) for _, document, _ in described}
    workbooks = {file.name for file in with_tables}
    others = (own for own in documents if own.name in workbooks and id(own) not in known)
    sheets = [own.sheet for own in others if own.sheet and any(record.filled for record in own.records)]
    notes = unpacked.notes((file.name for file in unpacked.files if file not in with_tables), sheets)
    tables = tuple(table for _, _, own in described for table in own)
    return tuple(replace(table, notes=(*table.notes, *notes)) for table in tables[:1]) + tables[1:]


def _documents(file: File, context: ReadContext, catalogue: Catalogue, whole: int) -> Iterator[Document]:
    """Every text and sheet of a file."""
    if file.kind == "text":
        decoded = decode(file.path, context.new_text(), context.meter)
        head = HEAD if decoded.size > whole else None
        text = document(decoded.path, file.name, catalogue.is_header, head)
        if not text.complete and _must_be_split(text, context, catalogue):
            if decoded.size > LARGEST_SPLIT:
                raise ReadError("too_large", size=decoded.size, limit=LARGEST_SPLIT)
            text = document(decoded.path, file.name, catalogue.is_header)
        yield replace(text, notes=decoded.notes)
    else:
        for sheet in containers.sheets(file.path, file.kind, context.new_text()):
            yield sheet_document(file.name, sheet.name, sheet.rows)


def _must_be_split(head: Document, context: ReadContext, catalogue: Catalogue) -> bool:
    """Whether a big text must be split as a whole: wrapped in quotes, several tables, blocks, days without a year."""
    tables = sections(head, _header_search(context, catalogue) or catalogue.best_match)
    if not tables and unknown_table.widest_table([head]).columns and head.path is not None:
        return _document_reader(head, catalogue) is not None
    return (
        head.path is None
        or len(tables) != 1
        or tables[0].unknown_header is not None
        or partial_dates.lacks_years(tables[0])
        or _document_reader(head, catalogue) is not None
    )


def _header_search(context: ReadContext, catalogue: Catalogue) -> MatchHeader | None:
    return column_answers.header_search(context.answers.get("columns", ""), catalogue)


def _document_reader(document: Document, catalogue: Catalogue) -> Reader | None:
    """The reader that knows a document by what stands around its tables; None for nearly all documents."""
    return next((reader for reader in catalogue.readers if reader.recognises and reader.recognises(document)), None)


def _tables(document: Document, context: ReadContext, catalogue: Catalogue) -> list[Layout]:
    mapped = _header_search(context, catalogue)
    reader = None if mapped else _document_reader(document, catalogue)
    if reader and reader.document:
        tables = reader.document(document, context)
    else:
        described = sections(document, mapped or catalogue.best_match)
        tables = [table for section in described for table in _section_tables(section, document, context)]
    tables = tables or _without_table(document, context, catalogue)
    return [replace(table, notes=(*document.notes, *table.notes)) for table in tables]


def _section_tables(section: Section, document: Document, context: ReadContext) -> list[Layout]:
    reader = section.match.export.reader
    return reader.table(section, document, context) if reader and reader.table else [layout(section, document, context)]


def _without_table(document: Document, context: ReadContext, catalogue: Catalogue) -> list[Layout]:
    """A report that says it is one but holds no table: nothing delivered, or nothing that has days."""
    layouts = (reader.tableless(document, context) for reader in catalogue.readers if reader.tableless)
    return next(filter(None, layouts), [])
