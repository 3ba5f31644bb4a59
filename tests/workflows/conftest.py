"""What the workflows' tests share: an empty history, a file that somebody sent, a folder."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from payback.store import open_store
from payback.workflows.uploads import receive
from tests.store.readings import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.store import Store
    from payback.workflows.uploads import Upload


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    opened = open_store(tmp_path / "h.duckdb", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def upload(store: Store) -> Upload:
    """A file that somebody sent, under a name that would like to be a path."""
    return receive(store, io.BytesIO(b"Date,Views\n2026-01-05,5\n"), "../Vues.csv")


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder
