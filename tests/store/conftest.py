"""A store of every backend: the whole suite runs on each.

The lake is twenty times slower than the file; the suite runs on it when asked (``make lake``), and ``test_lake.py``
asks it every question that the store knows in any case.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from payback.store import open_store
from tests.store.readings import NOW, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from payback.store import Batch, Store

BACKENDS = os.environ.get("PAYBACK_TEST_BACKENDS", "embedded").split(",")


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Name of the backend under test."""
    return str(request.param)


@pytest.fixture
def open_at(backend: str, empty_file: Path, request: pytest.FixtureRequest) -> Callable[[Path], Store]:
    """Opens the store of the backend below a folder, empty at first; opening again gives the same data."""

    def in_file(folder: Path) -> str:
        path = folder / "history.duckdb"
        return str(path if path.exists() else shutil.copy(empty_file, path))

    setting = request.getfixturevalue("lake_at") if backend == "lake" else in_file
    return lambda folder: open_store(setting(folder), clock=lambda: NOW)


@pytest.fixture
def store(open_at: Callable[[Path], Store], tmp_path: Path) -> Iterator[Store]:
    """An empty store of each backend."""
    opened = open_at(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def keep(store: Store) -> Callable[..., Batch]:
    """Keeps rows as one file."""

    def keep_rows(
        rows: Sequence[Mapping[str, Any]], *, fact: str = "metric", content: str | None = None, **options: bool
    ) -> Batch:
        return store.keep(reading(table(store.inbox, rows, fact=fact), content=content), by="ada", **options)

    return keep_rows
