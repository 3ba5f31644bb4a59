"""Reading a file as page and shell do."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from payback.ingest import read_export
from payback.ingest.errors import IngestError

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RAW = b"Date,Impressions,Saves,Pin clicks,Outbound clicks,Engagements\n2026-01-01,1,1,1,1,1\n"


def test_what_a_reading_says_of_its_file(tmp_path: Path) -> None:
    """Name, size and digest of the bytes go with the tables."""
    path = tmp_path / "random-name"
    path.write_bytes(RAW)
    reading = read_export.read_export(path, "organic.csv", {"account": "x"}, tmp_path / "work")
    assert (reading.file, reading.size, reading.sha256) == ("organic.csv", len(RAW), hashlib.sha256(RAW).hexdigest())
    assert [table.rows for table in reading.tables] == [1]


def test_a_table_that_cannot_be_read_in_place_is_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second try splits the text, and gives what the first would have given."""
    tries: list[str] = []

    def fail_once(*args: object) -> object:
        tries.append("")
        if len(tries) == 1:
            raise IngestError("unreadable_table")
        return stage(*args)

    stage = read_export.stage
    monkeypatch.setattr(read_export, "stage", fail_once)
    path = tmp_path / "a"
    path.write_bytes(RAW)
    reading = read_export.read_export(path, "a.csv", {"account": "x"}, tmp_path / "work")
    assert [table.sums["impressions"] for table in reading.tables] == [1]
    assert len(tries) == 2
