"""SQL sees the inbox and nothing else, for good: what an export smuggles in finds no way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from payback.store import StoreError
from payback.store.file_engine import Limits, open_file
from tests.store.readings import day_row, table

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store
    from payback.store.engine import Engine

REFUSED = {
    "read a file": "select * from read_csv('{outside}/secret.csv')",
    "read as text": "select * from read_text('{outside}/secret.csv')",
    "read a file by its name": "select * from '{outside}/secret.csv'",
    "climb out of the inbox": "select * from read_csv('{inbox}/../outside/secret.csv')",
    "follow a link": "select * from read_csv('{inbox}/link.csv')",
    "list a folder": "select * from glob('{outside}/*')",
    "write a file": "copy (select 1) to '{outside}/out.csv'",
    "write a database": "attach '{outside}/out.duckdb' as other",
    "install": "install httpfs",
    "load": "load httpfs",
    "switch it back": "set enable_external_access = true",
    "allow more": "set allowed_directories = ['/']",
    "take more memory": "set memory_limit = '64GB'",
    "unlock": "set lock_configuration = false",
}


@pytest.fixture
def outside(store: Store, tmp_path: Path) -> Path:
    """A folder beside the inbox that holds a secret, and a link to it inside the inbox."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.csv").write_text("salary\n62000\n")
    (store.inbox / "link.csv").symlink_to(folder / "secret.csv")
    return folder


@pytest.mark.parametrize("attempt", REFUSED)
def test_refused(store: Store, outside: Path, attempt: str) -> None:
    """Each attempt is refused by the database itself, and leaves nothing outside."""
    statement = REFUSED[attempt].format(outside=outside, inbox=store.inbox)
    with pytest.raises(StoreError) as caught:
        _run(store._engine, statement)
    assert isinstance(caught.value.__cause__, duckdb.Error)
    assert [path.name for path in outside.iterdir()] == ["secret.csv"]


def test_the_inbox_is_readable(store: Store) -> None:
    """What is refused above is not refused for everything: rows in the inbox are read."""
    rows = table(store.inbox, [day_row(views=5)]).rows_file
    with store._engine.cursor() as cursor:
        assert cursor.execute("select views from read_parquet(?)", [str(rows)]).fetchall() == [(5,)]


def test_a_query_may_not_take_all_memory(tmp_path: Path) -> None:
    """A query over the limit fails in a plain sentence, and the next one is answered."""
    engine = open_file(tmp_path / "small.duckdb", limits=Limits(memory="40MB", threads=1, spill="10MB"))
    with pytest.raises(StoreError, match="store_memory"):
        _run(engine, "select list(i) from range(20_000_000) t(i)")
    assert _run(engine, "select 1") == [(1,)]
    engine.root.close()


def _run(engine: Engine, statement: str) -> list[Any]:
    with engine.cursor() as cursor:
        return cursor.execute(statement).fetchall()
