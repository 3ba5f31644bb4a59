"""A store of every backend: the whole suite runs on each.

The lake is twenty times slower than the file; the suite runs on it when asked (``PAYBACK_TEST_BACKENDS=lake``), and
``test_lake.py`` asks it every question that the store knows in any case. Its catalogs are databases of one PostgreSQL a
session, copies of one that was brought to the newest schema once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from payback.store import open_store
from tests.store.postgres_server import postgres_programs, running_postgres
from tests.store.readings import NOW, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from payback.store import Batch, Store
    from tests.store.postgres_server import Postgres

BACKENDS = os.environ.get("PAYBACK_TEST_BACKENDS", "embedded").split(",")


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Name of the backend under test."""
    return str(request.param)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for the whole session."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("needs PostgreSQL (apt-get install postgresql)")
    with running_postgres(programs) as server:
        yield server


@pytest.fixture(scope="session")
def lake_at(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], str]:
    """The setting of a lake below a folder, empty at first; the same again for the same folder."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    postgres.run("create database made_once")
    open_store(f"ducklake:postgres:{postgres.words('made_once')}?data={tmp_path_factory.mktemp('rows')}").close()
    names: dict[Path, str] = {}

    def setting(folder: Path) -> str:
        rows = folder / "rows"
        if folder not in names:
            names[folder] = name = f"lake_{len(names)}"
            postgres.run(f"create database {name} template made_once")
            moved = f"update ducklake_metadata set value = '{rows}/' where key = 'data_path'"  # noqa: S608
            postgres.run(moved, database=name)
        return f"ducklake:postgres:{postgres.words(names[folder])}?data={rows}"

    return setting


@pytest.fixture
def open_at(backend: str, request: pytest.FixtureRequest) -> Callable[[Path], Store]:
    """Opens the store of the backend below a folder; opening again gives the same data."""

    def in_file(folder: Path) -> str:
        return str(folder / "history.duckdb")

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
