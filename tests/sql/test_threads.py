"""How many threads a database works with: what is asked for, or one a processor."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from payback.ingest import staging
from payback.ingest.read_export import read_export
from payback.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

THREADS = "select current_setting('threads')"


@pytest.mark.parametrize(("text", "used"), [("3", 3), ("", min(4, os.cpu_count() or 1))])
def test_the_store_works_with_as_many(text: str, used: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for, else one a processor and at most four."""
    monkeypatch.setenv("PAYBACK_THREADS", text)
    store = open_store(tmp_path / "h.duckdb")
    with store._engine.cursor() as cursor:
        assert cursor.execute(THREADS).fetchall() == [(used,)]
    store.close()


@pytest.mark.parametrize("threads", ["1", "3"])
def test_the_reading_of_a_file_works_with_as_many(
    threads: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its database is another one, and gives the same."""
    monkeypatch.setenv("PAYBACK_THREADS", threads)
    used, connection_of = [], staging._connection

    @contextmanager
    def watched(*args: Any) -> Iterator[duckdb.DuckDBPyConnection]:  # noqa: ANN401 - handed through
        with connection_of(*args) as connection:
            used.extend(connection.execute(THREADS).fetchall())
            yield connection

    monkeypatch.setattr(staging, "_connection", watched)
    path = tmp_path / "x.csv"
    path.write_text(
        "Date,Video Views,Profile Views,Likes,Comments,Shares\n" + "2026-01-05,1,2,3,4,5\n", encoding="utf-8"
    )
    (table,) = read_export(path, path.name, {"account": "Page"}, tmp_path / "work").tables
    assert used == [(int(threads),)]
    assert table.rows == 1
