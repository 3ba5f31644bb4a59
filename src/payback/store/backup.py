"""Backup and restore: a whole store as one DuckDB file, tested by opening it before it counts."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from payback.errors import os_errors_as
from payback.sql.queries import literal
from payback.store.copying import COUNTERS, OF_THE_SCHEMA, copy_tables
from payback.store.engine import CATALOG, Cursor, Engine
from payback.store.errors import StoreError
from payback.store.failures import cause
from payback.store.file_engine import Limits, attach
from payback.store.schema import migrate, schema_version, tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_RESTORED = (COUNTERS, OF_THE_SCHEMA)


def backup(engine: Engine, dest: Path) -> Path:
    """Write everything to one new file, also while others read and write; see `Store.backup`."""
    with os_errors_as("backup_unwritable", StoreError):
        _check_target(engine, dest)
        with _temporary_beside(dest) as part:
            _write(engine, part)
            with _separate_database(part, read_only=True) as copy:
                schema_version(copy)
            part.replace(dest)
    return dest


def restore(engine: Engine, src: Path) -> None:
    """Put the content of a backup in the place of everything, in one transaction; see `Store.restore`."""
    with os_errors_as("store_unreadable", StoreError):
        if _is_own(engine, src):
            raise StoreError("restore_own", file=src.name)
        with _separate_database(src, read_only=True) as original:
            schema_version(original)
        with _temporary_beside(engine.inbox / "restored") as path:
            _copy(src, path)
            with _separate_database(path) as copy:
                migrate(copy)
            with engine.cursor() as cursor:
                alias = f"copy_{secrets.token_hex(8)}"
                cursor.execute(f"attach {literal(path)} as {alias} (read_only)")
                try:
                    engine.transact(cursor, lambda cursor: _replace_all(cursor, alias))
                finally:
                    cursor.execute(f"detach {alias}")


def _check_target(engine: Engine, dest: Path) -> None:
    """Refuse what is no place for a backup: the store itself, its own folders, a history that is open elsewhere."""
    if not dest.name:
        raise StoreError("backup_unwritable")
    if _is_own(engine, dest):
        raise StoreError("backup_own", file=dest.name)
    if dest.is_file():
        try:
            with _separate_database(dest, read_only=True):
                return
        except StoreError as error:
            if error.key == "store_in_use":
                raise StoreError("backup_over_open", file=dest.name) from error


def _is_own(engine: Engine, path: Path) -> bool:
    """Whether a path is the store's, under whichever name; our own open file must not even be read (its lock ends)."""
    resolved = path.resolve()
    return any(
        resolved.is_relative_to(owned) or (path.exists() and owned.exists() and path.samefile(owned))
        for owned in engine.owned
    )


def _write(engine: Engine, path: Path) -> None:
    """Everything as it is at one moment, table by table, through no other file."""
    with engine.cursor() as cursor:
        try:
            with _separate_database(path) as copy:
                migrate(copy)
                cursor.execute("begin")
                try:
                    copy_tables(cursor, copy, tables(copy))
                finally:
                    cursor.execute("rollback")
        except StoreError as error:
            raise StoreError("backup_unwritable") if error.key == "store_unreadable" else error from error


def _copy(src: Path, path: Path) -> None:
    """A database file with the log beside it, which may hold the latest of it."""
    shutil.copyfile(src, path)
    if (log := _log(src)).exists():
        shutil.copyfile(log, _log(path))


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
def _temporary_beside(path: Path) -> Iterator[Path]:
    """A name beside another one that nobody uses; what is left there is removed."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        _log(part).unlink(missing_ok=True)


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


@contextmanager
def _separate_database(path: Path, *, read_only: bool = False) -> Iterator[Cursor]:
    """The file in a database of its own, so that a bad one cannot hurt the open store."""
    limits = Limits()
    with duckdb.connect(":memory:", config={"memory_limit": limits.memory, "threads": limits.threads}) as root:
        attach(root, path, CATALOG, read_only=read_only)
        root.execute(f"use {CATALOG}")
        try:
            yield root
        except duckdb.Error as error:
            raise StoreError(cause(error) or "store_failed") from error
