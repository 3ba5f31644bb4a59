"""What the tests of exports share: the fixtures, reading them, and the short form in which results are recorded."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from payback.ingest.read_export import read_export

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.history.reading_result import Reading, TableReading

FOLDER = Path(__file__).parent / "fixtures"
FIXTURES = sorted(path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".json")
UPLOADED = date(2026, 3, 1)


def named(path: Path) -> str:
    """A fixture's name among the tests."""
    return path.relative_to(FOLDER).as_posix()


def read(path: Path, folder: Path, answers: Mapping[str, str] | None = None, name: str = "") -> Reading:
    """Read a file as if it had come on one fixed day."""
    return read_export(path, name or path.name, answers or {}, folder, uploaded=UPLOADED)


def read_bytes(raw: bytes, folder: Path, answers: Mapping[str, str] | None = None, name: str = "x.csv") -> Reading:
    """Read bytes that no file holds yet."""
    path = folder / "upload"
    path.write_bytes(raw)
    return read(path, folder / "work", answers, name)


def archive(*members: tuple[str, bytes]) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in members:
            packed.writestr(name, raw)
    return stream.getvalue()


def short(table: TableReading) -> dict[str, Any]:
    """A table's result as it is recorded."""
    return {
        "source": table.source,
        "grain": table.grain,
        "fact": table.fact,
        "platform": table.platform,
        "rows": table.rows,
        "rejected": table.rejected,
        "first_date": table.first_date and table.first_date.isoformat(),
        "last_date": table.last_date and table.last_date.isoformat(),
        "currency": table.currency,
        "sums": dict(table.sums),
        "kept": dict(table.kept),
        "account": table.account,
        "language": table.language,
        "questions": {question.name: question.guess for question in table.questions},
        "notes": [[note.key, json.loads(json.dumps(dict(note.facts), default=str))] for note in table.notes],
        "problems": [[problem.line, problem.column, problem.cell, problem.reason] for problem in table.problems],
    }


def recorded(path: Path) -> list[dict[str, Any]]:
    """What a fixture reads to, as recorded beside it: its tables in their short form."""
    tables: list[dict[str, Any]] = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    return tables


def of_each_kind(paths: Iterable[Path]) -> list[Path]:
    """The first file of each platform and grain: the others of a kind are read by the same columns."""
    kinds: dict[tuple[str, ...], Path] = {}
    for path in paths:
        kind = [str(table[part]) for table in recorded(path) for part in ("source", "grain")]
        kinds.setdefault(tuple(kind), path)
    return list(kinds.values())


@pytest.fixture
def record(request: pytest.FixtureRequest) -> bool:
    """Whether results are renewed instead of compared."""
    return bool(request.config.getoption("--record"))
