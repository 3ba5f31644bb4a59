"""Several people at once: one import of one file, nothing lost of several, readers that see whole imports."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.store import StoreError
from payback.store.engine import LONGEST_PAUSE_SECONDS, TRIES, Engine, jitter
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Batch, Store

FOUR = 4


def together(store: Store, contents: list[str]) -> list[Batch]:
    """Keep these files from one thread each, all starting at once."""
    barrier = Barrier(len(contents))

    def keep(number: int) -> Batch:
        file = reading(table(store.inbox, [day_row(number, views=1), day_row(90, likes=1)]), content=contents[number])
        barrier.wait()
        return store.keep(file, by="ada")

    with ThreadPoolExecutor(len(contents)) as pool:
        return list(pool.map(keep, range(len(contents))))


def test_the_same_file_from_four_threads(store: Store) -> None:
    """Four people drop the same file: one import, three answers that it exists already."""
    batches = together(store, ["same"] * FOUR)
    assert sorted(batch.duplicate for batch in batches) == [False, True, True, True]
    assert {batch.import_id for batch in batches} == {1}
    assert len(store.batches()) == 1
    assert store.check() == ()


def test_different_files_from_four_threads(store: Store) -> None:
    """Four people drop four files: all rows are there, each key once, each import with its own number."""
    batches = together(store, [f"file {number}" for number in range(FOUR)])
    assert sorted(batch.import_id for batch in batches) == [1, 2, 3, 4]
    assert store.daily("views")["value"].tolist() == [1] * FOUR
    assert store.daily("likes")["value"].tolist() == [1]
    assert store.check() == ()


def test_readers_see_whole_imports(store: Store) -> None:
    """While files come in, a reader sees both rows of a file or none."""
    with ThreadPoolExecutor(2) as pool:
        writing = [
            pool.submit(
                store.keep, reading(table(store.inbox, [day_row(day, views=1), day_row(day + 30, views=1)])), by="ada"
            )
            for day in range(8)
        ]
        seen = []
        while not all(future.done() for future in writing):
            seen.append(len(store.daily("views")["value"]))
    assert [count for count in seen if count % 2] == []
    assert len(store.daily("views")["value"]) == 2 * len(writing)


def _engine(tmp_path: Path) -> tuple[Engine, list[int]]:
    root = duckdb.connect(":memory:")
    root.execute("attach ':memory:' as payback")
    root.execute("create table payback.import_lock as select 'data' as name, 0 as n")
    pauses: list[int] = []
    return Engine(root, "test", tmp_path, pause=pauses.append), pauses


def test_a_write_that_meets_another_starts_again(tmp_path: Path) -> None:
    """The loser of two writers does its work again from the beginning, and once only counts."""
    engine, pauses = _engine(tmp_path)
    tries = []

    def work(cursor: duckdb.DuckDBPyConnection) -> str:
        tries.append(cursor.execute("select n from import_lock").fetchall())
        if len(tries) < 3:
            msg = "Transaction conflict"
            raise duckdb.TransactionException(msg)
        return "done"

    with engine.cursor() as cursor:
        assert engine.transact(cursor, work) == "done"
    assert tries == [[(1,)]] * 3
    assert pauses == [0, 1]


def test_two_writers_meet_at_the_lock_row(tmp_path: Path) -> None:
    """A write that finds the row taken by another transaction gives up after its tries, in a plain sentence."""
    engine, pauses = _engine(tmp_path)
    with engine.cursor() as other, engine.cursor() as cursor:
        other.execute("begin")
        other.execute("update import_lock set n = n + 1")
        with pytest.raises(StoreError, match="store_busy"):
            engine.transact(cursor, lambda _: None)
        other.execute("rollback")
        assert engine.transact(cursor, lambda locked: locked.execute("select n from import_lock").fetchall()) == [(1,)]
    assert len(pauses) == TRIES


def test_work_that_breaks_leaves_no_transaction(tmp_path: Path) -> None:
    """A stopped page rolls back: neither its changes nor its lock stay."""
    engine, _ = _engine(tmp_path)

    def work(_: duckdb.DuckDBPyConnection) -> None:
        raise KeyboardInterrupt

    with engine.cursor() as cursor:
        with pytest.raises(KeyboardInterrupt):
            engine.transact(cursor, work)
        assert cursor.execute("select n from import_lock").fetchall() == [(0,)]


def test_a_failed_commit_has_rolled_back(tmp_path: Path) -> None:
    """Some writes fail at the commit only: there is nothing left to roll back then, and they start again."""
    engine, pauses = _engine(tmp_path)

    def work(cursor: duckdb.DuckDBPyConnection) -> None:
        if not pauses:
            cursor.execute("rollback")  # what a refused commit leaves behind

    with engine.cursor() as cursor:
        engine.transact(cursor, work)
        assert cursor.execute("select n from import_lock").fetchall() == [(1,)]
    assert pauses == [0]


def test_pauses_grow_and_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers that met wait for different times, longer from try to try, and never long."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    for attempt in range(TRIES):
        jitter(attempt)
    assert len(set(waited)) == TRIES
    assert 0 <= min(waited) <= max(waited) <= LONGEST_PAUSE_SECONDS
    assert max(waited[:5]) <= LONGEST_PAUSE_SECONDS * 5 / TRIES
