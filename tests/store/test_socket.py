"""One process has the store; the commands of the same user reach it there, with the same answers and refusals."""

from __future__ import annotations

import os
import pickle
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import pytest

from payback.store import StoreError, open_store, reach_store
from payback.store.connect import when_free
from payback.store.remote_store import RemoteStore
from payback.store.store_file import Place
from tests.store.readings import NOW, day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store's file, deeper than the address of a socket may be long."""
    folder = tmp_path / ("a folder with a long name " * 4) / ("and another one " * 4)
    folder.mkdir(parents=True)
    return folder / "h.duckdb"


@pytest.fixture
def server(path: Path) -> Iterator[Store]:
    """The store of a process that answers others."""
    store = open_store(path, serve=True, clock=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def remote(server: Store, path: Path) -> Iterator[Store]:
    """The same store from elsewhere."""
    store = reach_store(path)
    assert isinstance(store, RemoteStore)
    yield store
    store.close()


def test_the_same_answers(server: Store, remote: Store) -> None:
    """What is kept through the socket is there for both, and each reads it alike; rows come into the same inbox."""
    batch = remote.keep(reading(table(remote.inbox, [day_row(views=5, name="Page")])), by="ada")
    assert (batch,) == server.batches() == remote.batches()
    assert remote.monthly("views") == server.monthly("views")
    assert remote.daily("views")["value"].tolist() == [5]
    assert remote.undo(batch.import_id).status == "undone"
    assert remote.check() == ()
    assert remote.notices == {}


def test_the_journal_is_the_same(server: Store, remote: Store) -> None:
    """What is written down through the socket stands there for both, every version of it."""
    written = [remote.journal.write("event", "a", text, by="ada") for text in ('"old"', '"new"')]
    assert remote.journal.entries("event") == server.journal.entries("event") == (written[1],)
    assert remote.journal.entries("event", versions=True) == tuple(written)


def test_the_same_refusals(remote: Store) -> None:
    """With key and facts; the connection goes on."""
    with pytest.raises(StoreError) as caught:
        remote.undo(7)
    assert (caught.value.key, caught.value.facts) == ("unknown_batch", {"id": 7})
    assert remote.batches() == ()


def test_a_backup_goes_where_the_command_is(
    remote: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    """A relative path means the command's folder; nobody restores over what others are looking at."""
    monkeypatch.chdir(tmp_path)
    remote.backup(path.relative_to(tmp_path).parent / "copy.duckdb")
    assert (path.parent / "copy.duckdb").is_file()
    with pytest.raises(StoreError, match="restore_open"):
        remote.restore(path.parent / "copy.duckdb")


def test_many_at_once(server: Store, path: Path) -> None:
    """Six commands with one file: one import, five that learn that it is there; with six files, six imports."""
    stores = [reach_store(path) for _ in range(6)]
    rows = table(server.inbox, [day_row(views=5)])
    readings = [reading(rows, content="one"), *(reading(rows, content=f"{n}") for n in range(5))]
    with ThreadPoolExecutor(6) as threads:
        same = list(threads.map(lambda store: store.keep(readings[0], by="ada"), stores))
        each = list(threads.map(lambda pair: pair[0].keep(pair[1], by="ada"), zip(stores, readings, strict=True)))
    assert sorted(batch.duplicate for batch in same) == [False, True, True, True, True, True]
    assert sorted(batch.import_id for batch in each) == [1, 2, 3, 4, 5, 6]
    for store in stores:
        store.close()


def test_closed_to_others(server: Store, path: Path) -> None:
    """Only the user of the process may come to the socket."""
    modes = [stat.S_IMODE(place.stat().st_mode) for place in (Place(path).folder, Place(path).folder / "socket")]
    assert modes == [0o700, 0o600]


def test_who_ends_says_so(server: Store, remote: Store, path: Path) -> None:
    """A command whose server ends is told; what a dead server left behind keeps nobody from opening the file."""
    server.close()
    with pytest.raises(StoreError, match="store_gone"):
        remote.batches()
    assert (Place(path).folder / "socket").exists()
    own = reach_store(path)
    assert type(own) is not RemoteStore
    own.close()


def test_nothing_runs_that_a_message_names(server: Store, path: Path) -> None:
    """A message holds records; what would run on being read ends the connection, and the server goes on."""

    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(path.parent / "harm"),)

    connected = Place(path).connect()
    assert isinstance(connected, socket.socket)
    with Connection(connected.detach()) as connection:
        connection.send_bytes(pickle.dumps(("undo", (Harm(),), {})))
        with pytest.raises((EOFError, OSError)):
            connection.recv_bytes()
    with reach_store(path)._connection as connection:  # type: ignore[attr-defined]
        connection.send_bytes(pickle.dumps(("close", (), {})))
        assert pickle.loads(connection.recv_bytes())[0] == "store_gone"  # noqa: S301 - our own answer
    assert not (path.parent / "harm").exists()
    assert server.batches() == ()


def test_a_command_waits_for_the_file() -> None:
    """As long as it was told to and no longer; any other refusal at once."""
    clock = [0.0]
    refusals = ["store_in_use"] * 3

    def opened() -> str:
        if refusals:
            raise StoreError(refusals.pop())
        return "open"

    def pause(seconds: float) -> None:
        clock[0] += seconds

    assert when_free(opened, 10, now=lambda: clock[0], pause=pause) == "open"
    refusals[:] = ["store_in_use"] * 1000
    with pytest.raises(StoreError, match="store_in_use"):
        when_free(opened, 10, now=lambda: clock[0], pause=pause)
    assert 10 <= clock[0] < 11
    refusals[:] = ["store_in_use", "store_newer"]
    with pytest.raises(StoreError, match="store_newer"):
        when_free(opened, 10, now=lambda: clock[0], pause=pause)
