"""From an upload to the history and back: inspect before keeping, keep, undo, redo."""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from payback.errors import PaybackError, os_errors_as
from payback.history.answers import understood_answers
from payback.ingest.progress import no_report, scaled, store_meter
from payback.ingest.read_export import digest, remove_texts
from payback.ingest.reader_pool import readers
from payback.workflows.column_mappings import recorded_answers, remember_mapping
from payback.workflows.read_with_history import open_question_error, read_with_history
from payback.workflows.uploads import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.history.reading_result import Reading
    from payback.ingest.progress import Report
    from payback.store import Batch, ColumnMapping, Comparison, Store
    from payback.workflows.read_with_history import Reader

READ, TYPED = 0.85, 0.6
"""Share of the reading: of an inspection, and of reading and keeping in one go. Measured with 2 million rows."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file holds and what keeping it would do; nothing is kept yet.

    Attributes:
        answers: With which it was read.
        comparison: None while the file is not recognised or leaves a question open, and where nothing can be kept.
        workdir: Where its rows lie, in the store's inbox.
        mapping: The remembered mapping by which a table was read; None when none was.
    """

    reading: Reading
    answers: Mapping[str, str]
    comparison: Comparison | None
    workdir: Path
    mapping: ColumnMapping | None = None


def inspect(
    store: Store,
    path: Path,
    name: str,
    *,
    answers: Mapping[str, str] | None = None,
    overwrite_zeros: bool = False,
    read: Reader | None = None,
    report: Report = no_report,
    owner: str = "",
) -> Inspection:
    """Read a file and compare it with the history: the dry run.

    Args:
        store: The history.
        path: The bytes.
        name: As the person's file is called.
        answers: By the name of the question.
        overwrite_zeros: See `Store.compare`.
        read: How; by default in a process of its own.
        report: Called with how far it is; what it raises ends the inspection, and nothing stays.
        owner: Whose file it is, where several wait to be read.

    Raises:
        PaybackError: The file cannot be read, or must not be.
    """
    typing, comparing = scaled(report, 0.0, READ), scaled(report, READ, 1.0)
    inspection = _read(store, path, name, answers or {}, read or partial(readers.read, report=typing, owner=owner))
    reading = inspection.reading
    if not reading.recognised or reading.questions or not reading.holds_figures:
        return inspection
    try:
        with store_meter("compare", reading, comparing) as meter:
            comparison = store.compare(reading, overwrite_zeros=overwrite_zeros, meter=meter)
        return replace(inspection, comparison=comparison)
    except BaseException:
        discard(inspection)
        raise


def keep(
    store: Store, inspection: Inspection, *, by: str, overwrite_zeros: bool = False, report: Report = no_report
) -> Batch:
    """Keep what was inspected; its rows are removed from the inbox, whatever happens.

    Whoever gets the reports cannot end it any more: it is kept as a whole or not at all.

    Raises:
        PaybackError: ``not_recognised``; ``question_open`` or ``question_guessed`` with the ``name`` of the
            first question; ``nothing_to_keep`` with the ``notes`` that say why; what `Store.keep` refuses.
    """
    reading, answers, mapping = inspection.reading, inspection.answers, inspection.mapping
    try:
        if not reading.recognised:
            raise PaybackError("not_recognised", file=reading.file)
        for question in reading.questions:
            raise open_question_error(reading.file, question)
        if not reading.holds_figures:
            notes = tuple(note for table in reading.tables for note in table.notes)
            raise PaybackError("nothing_to_keep", file=reading.file, notes=notes)
        record = recorded_answers(answers, mapping)
        with store_meter("keep", reading, report) as meter:
            batch = store.keep(reading, by=by, answers=record, overwrite_zeros=overwrite_zeros, meter=meter)
        remember_mapping(store, reading, answers, mapping, batch)
        return batch
    finally:
        discard(inspection)


def take_in(
    store: Store,
    path: Path,
    name: str,
    *,
    by: str,
    answers: Mapping[str, str] | None = None,
    overwrite_zeros: bool = False,
    read: Reader | None = None,
    report: Report = no_report,
) -> Batch:
    """Read a file and keep it, in one go; the file itself stays where it is. `inspect` says what the arguments are.

    Raises:
        PaybackError: As `inspect` and `keep`.
    """
    if duplicate := _duplicate(store, path):
        return duplicate
    reading, keeping = scaled(report, 0.0, TYPED), scaled(report, TYPED, 1.0)
    inspection = _read(store, path, name, answers or {}, read or partial(readers.read, report=reading))
    return keep(store, inspection, by=by, overwrite_zeros=overwrite_zeros, report=keeping)


def _duplicate(store: Store, path: Path) -> Batch | None:
    """The applied import that holds these very bytes already; they need not be read."""
    sha256 = digest(path)
    same = (batch for batch in store.batches() if batch.sha256 == sha256 and batch.status == "applied")
    return next((replace(batch, duplicate=True) for batch in same), None)


def discard(received: Inspection | Upload) -> None:
    """Remove what an inspection or an upload left on the disk; again is no harm."""
    if isinstance(received, Upload):
        received.path.unlink(missing_ok=True)
    else:
        shutil.rmtree(received.workdir, ignore_errors=True)


def undo(store: Store, import_id: int) -> Batch:
    """Take one import out of the history, whichever came after it; see `Store.undo`."""
    return store.undo(import_id)


def redo(store: Store, import_id: int) -> Batch:
    """Put an undone import back in its old place; see `Store.redo`."""
    return store.redo(import_id)


def batches(store: Store) -> tuple[Batch, ...]:
    """Every import, applied or undone, the newest first."""
    return store.batches()


def _read(store: Store, path: Path, name: str, answers: Mapping[str, str], read: Reader) -> Inspection:
    """An inspection without a comparison."""
    answers = understood_answers(answers)
    workdir = store.inbox / secrets.token_hex(16)
    with os_errors_as("upload_unwritable"):
        workdir.mkdir()
    try:
        known = read_with_history(store, path, name, answers, workdir, read)
        remove_texts(workdir)
        return Inspection(known.reading, known.answers, None, workdir, known.mapping)
    except BaseException:
        shutil.rmtree(workdir)
        raise
