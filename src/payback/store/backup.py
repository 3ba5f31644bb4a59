"""Backup and restore: a whole store as one DuckDB file, tested by opening it before it counts."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from payback.store.engine import CATALOG, Cursor, Engine
from payback.store.errors import StoreError
from payback.store.file_engine import STORAGE_VERSION, attach, quoted
from payback.store.schema import migrate, schema_version, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_COPIED = ("import_lock", "schema_version")


def backup(engine: Engine, dest: Path) -> Path:
    """Write everything to one new file, also while others read and write; see `Store.backup`."""
    with _scratch(engine) as scratch, _told("backup_unwritable"):
        with engine.cursor() as cursor:
            alias = f"copy_{secrets.token_hex(8)}"
            cursor.execute(f"attach {quoted(scratch)} as {alias} (storage_version {quoted(STORAGE_VERSION)})")
            try:
                cursor.execute(f"copy from database {CATALOG} to {alias}")
            finally:
                cursor.execute(f"detach {alias}")
        with _opened(scratch, read_only=True) as copy:
            schema_version(copy)
        part = dest.with_name(f".{dest.name}.{secrets.token_hex(4)}")
        shutil.copyfile(scratch, part)
        part.replace(dest)
    return dest


def restore(engine: Engine, src: Path) -> None:
    """Put the content of a backup in the place of everything, in one transaction; see `Store.restore`."""
    with _scratch(engine) as scratch, _told("store_unreadable"):
        shutil.copyfile(src, scratch)
        with _opened(scratch) as copy:
            schema_version(copy)
            migrate(copy)
        with engine.cursor() as cursor:
            alias = f"copy_{secrets.token_hex(8)}"
            cursor.execute(f"attach {quoted(scratch)} as {alias} (read_only)")
            try:
                engine.transact(cursor, lambda cursor: _replace_all(cursor, alias))
            finally:
                cursor.execute(f"detach {alias}")


def _replace_all(cursor: Cursor, alias: str) -> None:
    for table in tables(cursor):
        if table not in _NOT_COPIED:
            cursor.execute(f"delete from {table}")  # noqa: S608 - names of our own tables
            cursor.execute(f"insert into {table} by name select * from {alias}.{table}")  # noqa: S608
    # Later than both: a chart cached under either number must not come back.
    cursor.execute(
        f"update import_lock t set n = greatest(t.n, s.n + 1) from {alias}.import_lock s where s.name = t.name"  # noqa: S608
    )


@contextmanager
def _told(key: str) -> Iterator[None]:
    """What the file system refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(key) from error


@contextmanager
def _scratch(engine: Engine) -> Iterator[Path]:
    """A name in the inbox that nobody uses; what is left there is removed."""
    path = engine.inbox / f"{secrets.token_hex(16)}.duckdb"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[Cursor]:
    """The file in a database process of its own making, so that a bad one cannot hurt the open store."""
    with duckdb.connect(":memory:") as root:
        attach(root, path, CATALOG, read_only=read_only)
        root.execute(f"use {CATALOG}")
        yield root
