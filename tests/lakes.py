"""Lakes for tests: databases of one PostgreSQL a session, copies of one that was brought to the newest schema once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.store import open_store
from tests.store.bucket_server import Bucket
from tests.store.postgres_server import postgres_programs, running_postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.store.postgres_server import Postgres


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
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """A bucket that the environment names."""
    served = Bucket()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_REGION", "ca-central-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", served.url)
    yield from served.serve()
