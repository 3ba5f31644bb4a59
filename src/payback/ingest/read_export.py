"""A file as downloaded, read and typed but not kept: what page and shell show before anything is stored."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from payback.exports import layouts
from payback.history.progress_meter import Meter
from payback.history.reading_result import Reading
from payback.history.snapshot_days import taken_on
from payback.ingest.errors import IngestError
from payback.ingest.staging import stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from payback.history.reading_result import TableReading
    from payback.history.table_layout import FileLayout, Layout

STEPS = {"decode": 0.05, "load": 0.12, "type": 0.62, "write": 0.18, "digest": 0.03}
"""The steps of a reading in their order, with the share of its time that each takes: measured with a million rows."""

TEXTS = "text"
"""Folder of what a file's text was rewritten or unpacked to."""

EVERYTHING = 1 << 62
BLOCK = 1 << 20


def read_export(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    workdir: Path,
    meter: Meter | None = None,
    *,
    uploaded: date | None = None,
) -> Reading:
    """Read one export.

    Args:
        path: The bytes, under any name.
        name: As the person's file is called.
        answers: By the name of the question: ``account``, ``platform``, ``currency``, ``year``, ``date_order``,
            ``decimal_mark``, ``period`` (``2026-01-01 - 2026-01-31``), ``page``, ``columns`` (JSON, header to role).
            Beside them what the history knows, as `workflows.account_matching.known_accounts` gives it.
        workdir: Empty folder of this reading; the typed rows are left there.
        meter: Shows how far it is, by the steps of `STEPS`.
        uploaded: Day on which the file came; by default that of the bytes, and rows may be as late as today.

    Returns:
        What the file holds. Rows are written only where no question is open.

    Raises:
        PaybackError: The file cannot be read, or must not be.
    """
    meter = meter or Meter()
    day = uploaded or datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date()
    latest = uploaded or max(day, datetime.now(tz=UTC).date())
    typed = partial(_typed, path, name, answers, day, latest, meter)
    try:
        recognised, tables = typed(workdir)
    except IngestError as error:
        if error.key != "unreadable_table":
            raise
        recognised, tables = typed(workdir / "whole", whole=EVERYTHING)
    meter.begin("digest", rows=sum(table.rows for table in tables))
    return Reading(
        file=name, sha256=digest(path), size=path.stat().st_size, tables=tables, columns=recognised.columns,
        nearest=recognised.nearest, head=recognised.head, roles=recognised.roles,
    )  # fmt: skip


def _typed(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    day: date,
    latest: date,
    meter: Meter,
    workdir: Path,
    whole: int | None = None,
) -> tuple[FileLayout, tuple[TableReading, ...]]:
    """What a file is, and its tables typed into `workdir`."""
    text, rows = workdir / TEXTS, workdir / "rows"
    for folder in (text, rows):
        folder.mkdir(parents=True, exist_ok=True)
    recognised = layouts(path, name, answers, uploaded=day, folder=text, whole=whole, meter=meter)
    dated = (_dated(layout, name, day, latest) for layout in recognised.layouts)
    return recognised, tuple(stage(layout, rows, latest, number, meter) for number, layout in enumerate(dated))


def _dated(layout: Layout, name: str, day: date, latest: date) -> Layout:
    """A layout whose figures, where they grow for life, have the day on which they were read off."""
    if not layout.for_life:
        return layout
    return replace(layout, taken_on=taken_on((name, layout.title), layout.period.end, day, latest))


def remove_texts(workdir: Path) -> None:
    """Remove what a reading has copied of its file: it holds what is never kept, as buyers' addresses."""
    for folder in tuple(workdir.rglob(TEXTS)):
        shutil.rmtree(folder)


def digest(path: Path) -> str:
    """By which a file is known again: the SHA-256 of its bytes."""
    sha256 = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            sha256.update(block)
    return sha256.hexdigest()
