"""Backup and restore: a whole store as one DuckDB file, tested by opening it before it counts."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from payback.sql.queries import literal
from payback.store.engine import CATALOG, Cursor, Engine
from payback.store.errors import StoreError
from payback.store.file_engine import STORAGE_VERSION, attach
from payback.store.schema import migrate, schema_version, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_RESTORED = ("import_lock", "schema_version")


def backup(engine: Engine, dest: Path) -> Path:
    """Write everything to one new file, also while others read and write; see `Store.backup`."""
    with _temporary_path(engine) as path, _os_errors_as("backup_unwritable"):
        with engine.cursor() as cursor:
            alias = f"copy_{secrets.token_hex(8)}"
            cursor.execute(f"attach {literal(path)} as {alias} (storage_version {literal(STORAGE_VERSION)})")
            try:
                cursor.execute(f"copy from database {CATALOG} to {alias}")
            finally:
                cursor.execute(f"detach {alias}")
        with _separate_database(path, read_only=True) as copy:
            schema_version(copy)
        part = dest.with_name(f".{dest.name}.{secrets.token_hex(4)}")
        shutil.copyfile(path, part)
        part.replace(dest)
    return dest


def restore(engine: Engine, src: Path) -> None:
    """Put the content of a backup in the place of everything, in one transaction; see `Store.restore`."""
    with _temporary_path(engine) as path, _os_errors_as("store_unreadable"):
        shutil.copyfile(src, path)
        with _separate_database(path) as copy:
            schema_version(copy)
            migrate(copy)
        with engine.cursor() as cursor:
            alias = f"copy_{secrets.token_hex(8)}"
            cursor.execute(f"attach {literal(path)} as {alias} (read_only)")
            try:
                engine.transact(cursor, lambda cursor: _replace_all(cursor, alias))
            finally:
                cursor.execute(f"detach {alias}")


def _replace_all(cursor: Cursor, alias: str) -> None:
    for table in tables(cursor):
        if table not in _NOT_RESTORED:
            cursor.execute(f"delete from {table}")  # noqa: S608 - names of our own tables
            cursor.execute(f"insert into {table} by name select * from {alias}.{table}")  # noqa: S608
    # Later than both: a chart cached under either number must not come back.
    cursor.execute(
        f"update import_lock t set n = greatest(t.n, s.n + 1) from {alias}.import_lock s where s.name = t.name"  # noqa: S608
    )


@contextmanager
def _os_errors_as(key: str) -> Iterator[None]:
    """What the file system refuses, as an error of the store."""
    try:
        yield
    except OSError as error:
        raise StoreError(key) from error


@contextmanager
def _temporary_path(engine: Engine) -> Iterator[Path]:
    """A name in the inbox that nobody uses; what is left there is removed."""
    path = engine.inbox / f"{secrets.token_hex(16)}.duckdb"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


@contextmanager
def _separate_database(path: Path, *, read_only: bool = False) -> Iterator[Cursor]:
    """The file in a database of its own, so that a bad one cannot hurt the open store."""
    with duckdb.connect(":memory:") as root:
        attach(root, path, CATALOG, read_only=read_only)
        root.execute(f"use {CATALOG}")
        yield root
