"""A store of every backend: the whole suite runs on each.

The lake is twenty times slower than the file; the suite runs on it when asked (``PAYBACK_TEST_BACKENDS=lake``), and
``test_lake.py`` goes through it once in any case.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from payback.store import open_store
from tests.store.readings import NOW, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from payback.store import Batch, Store

BACKENDS = os.environ.get("PAYBACK_TEST_BACKENDS", "embedded").split(",")


def open_backend(backend: str, folder: Path) -> Store:
    """The store of one backend below this folder; opening again gives the same data."""
    urls = {
        "embedded": str(folder / "history.duckdb"),
        "lake": f"ducklake:{folder / 'catalog.ducklake'}?data={folder / 'rows'}",
    }
    return open_store(urls[backend], clock=lambda: NOW)


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Name of the backend under test."""
    if request.param == "lake":
        pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    return str(request.param)


@pytest.fixture
def store(backend: str, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each backend."""
    opened = open_backend(backend, tmp_path)
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
