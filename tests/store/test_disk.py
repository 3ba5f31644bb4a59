"""What becomes of a store whose disk is full, whose log is not its own, whose file is exchanged."""

from __future__ import annotations

import errno
import io
import resource
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.errors import PaybackError, os_errors_as
from payback.ingest.reader_worker import refusal
from payback.store import StoreError, open_store
from payback.store import store as store_module
from payback.store.failures import cause
from payback.store.store_file import Place
from payback.workflows.uploads import save_upload
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.history.reading_result import Reading
    from payback.store import Store


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: what a full disk says, this says in its own words."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _file(store: Store, rows: int = 1, **figures: int) -> Reading:
    posts = [day_row(n % 365, level="post", entity_id=f"{n * 7919}", **figures) for n in range(rows)]
    return reading(table(store.inbox, posts))


def test_a_full_disk(tmp_path: Path) -> None:
    """The import that finds no room is refused with the reason and leaves nothing; with room again, all goes on."""
    store = open_store(tmp_path / "h.duckdb")
    store.keep(_file(store, views=5), by="ada")
    large = _file(store, rows=3_000, views=7)
    with room(100_000), pytest.raises(StoreError, match="disk_full"):
        store.keep(large, by="ada")
    assert len(store.batches()) == 1
    store.keep(_file(store, views=6), by="ada")
    assert store.check() == ()
    store.close()
    store = open_store(tmp_path / "h.duckdb")
    assert len(store.batches()) == 2
    store.close()


def test_a_first_start_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for lack of room nor for whatever the making of the tables meets; what was there before stays."""
    with room(4096), pytest.raises(StoreError, match="disk_full"):
        open_store(tmp_path / "h.duckdb")
    assert list(tmp_path.iterdir()) == []

    def broken(_cursor: object) -> int:
        raise duckdb.IOException("Read-only file system")  # noqa: TRY003 - its text is what is looked at

    open_store(tmp_path / "old.duckdb").close()
    monkeypatch.setattr(store_module, "migrate", broken)
    for name in ("h.duckdb", "old.duckdb"):
        with pytest.raises(StoreError, match="disk_read_only"):
            open_store(tmp_path / name)
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"old.duckdb"}


def test_the_file_alone_is_all_of_it(tmp_path: Path) -> None:
    """After each import nothing lies in the log only: a copy of the file is the whole history."""
    store = open_store(tmp_path / "h.duckdb")
    store.keep(_file(store, views=5), by="ada")
    store.save_plan("2027", "{}", by="ada")
    shutil.copy(tmp_path / "h.duckdb", tmp_path / "copy.duckdb")
    copy = open_store(tmp_path / "copy.duckdb")
    assert (copy.batches(), copy.plans()) == (store.batches(), store.plans())
    for opened in (copy, store):
        opened.close()
    assert not Place(tmp_path / "h.duckdb").log.exists()


def test_changes_that_are_gone_are_told(tmp_path: Path) -> None:
    """A store that holds less than was acknowledged says how much, once."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    store.keep(_file(store, views=5), by="ada")
    store.close()
    shutil.copy(path, tmp_path / "before.duckdb")
    store = open_store(path)
    assert store.notices == {}
    store.keep(_file(store, views=6), by="ada")
    store.undo(1)
    store.close()
    shutil.copy(tmp_path / "before.duckdb", path)
    for notices in ({"changes_lost": 2}, {}):
        store = open_store(path)
        assert store.notices == notices
        store.close()


def test_the_log_of_another_store(tmp_path: Path) -> None:
    """It is refused, not read into the history."""
    for name in ("h", "other"):
        store = open_store(tmp_path / f"{name}.duckdb")
        with store._engine.cursor() as cursor:
            cursor.execute("update import_lock set n = 9 where name = 'plan'")
        log = Place(tmp_path / f"{name}.duckdb").log
        shutil.copy(log, tmp_path / f"{name}.log")
        store.close()
    shutil.copy(tmp_path / "other.log", tmp_path / "h.duckdb.wal")
    with pytest.raises(StoreError, match="log_foreign"):
        open_store(tmp_path / "h.duckdb")
    shutil.copy(tmp_path / "h.log", tmp_path / "h.duckdb.wal")  # of this file, but of what it was before
    with pytest.raises(StoreError, match="log_foreign"):
        open_store(tmp_path / "h.duckdb")


@pytest.mark.parametrize("put_there", [None, "another file"])
def test_a_file_that_is_exchanged(tmp_path: Path, put_there: str | None) -> None:
    """Deleted or replaced while it is open: the next question says so, and nothing is written to what is there now."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    path.rename(tmp_path / "away.duckdb")
    if put_there:
        path.write_text(put_there)
    for question in (store.batches, lambda: store.save_plan("2027", "{}", by="ada")):
        with pytest.raises(StoreError, match="store_replaced"):
            question()
    if put_there:
        assert path.read_text() == put_there
    else:
        (tmp_path / "away.duckdb").rename(path)
        assert store.plans() == ()
    store.close()


@pytest.mark.parametrize(
    ("text", "key"),
    {
        'Could not write file "h.duckdb.wal": No space left on device': "disk_full",
        "Failed to commit: Could not write: Disk quota exceeded": "disk_full",
        'Cannot open file "h.duckdb": Read-only file system': "disk_read_only",
        "failed to offload data block of size 256.0 KiB. This limit was set by the 'max_temp_directory_size' setting": (
            "scratch_full"
        ),
        'Unable to connect to Postgres at "host=db": connection to server at "db", port 5432 failed': (
            "lake_unreachable"
        ),
        "Failed to execute query: server closed the connection unexpectedly": "lake_unreachable",
        "Failed: database has been invalidated because of a previous fatal error": "store_ended",
        "Conflict on update!": "",
    }.items(),
)
def test_the_cause_has_a_name(text: str, key: str) -> None:
    """Disk, room for what is on its way, catalog: each says so itself, and is not taken for another writer."""
    assert cause(duckdb.TransactionException(text)) == key


def test_the_file_system_has_words_too() -> None:
    """By the number of its error where that is known."""
    for number, key in ((errno.ENOSPC, "disk_full"), (errno.EROFS, "disk_read_only"), (errno.EIO, "otherwise")):
        with pytest.raises(StoreError, match=key), os_errors_as("otherwise", StoreError):
            raise OSError(number, "")


def test_a_reading_and_an_upload_say_it_too(store: Store) -> None:
    """Whatever stood in the way of the bytes of a file or of its rows is no fault of the file."""

    class Full(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(PaybackError, match="disk_full"):
        save_upload(store, Full(), "Vues.csv")
    assert list(store.inbox.with_suffix(".uploads").iterdir()) == []
    written = duckdb.IOException('Could not write file "rows.parquet": No space left on device')
    broken = PaybackError("unreadable_table")
    broken.__cause__ = written
    assert (refusal(broken, "x.csv").key, refusal(written, "x.csv").key) == ("disk_full", "disk_full")
