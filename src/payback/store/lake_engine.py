"""The backend for several processes: DuckLake, its catalog in PostgreSQL (or a file), its rows in a shared folder."""

from __future__ import annotations

from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import duckdb

from payback.errors import os_errors_as
from payback.sql.queries import literal
from payback.sql.scratch_folders import ScratchFolder
from payback.store.engine import CATALOG, Engine
from payback.store.errors import StoreError
from payback.store.file_engine import Limits, limit

_EXTENSIONS = {"ducklake": "duckdb_extension_ducklake", "postgres": "duckdb_extension_postgres_scanner"}


def open_lake(setting: str, *, limits: Limits | None = None) -> Engine:
    """Open (or create) a lake; any number of processes may have it open.

    Args:
        setting: ``<catalog>?data=<folder>``. The catalog is ``postgres:<libpq words>`` (the password comes from
            libpq's own ``PGPASSWORD`` or ``.pgpass``: the setting may be logged) or the path of a file; the folder
            is one that every process sees under the same path.
        limits: What this process may use.

    Raises:
        StoreError: ``lake_missing`` without the extensions; ``lake_setting`` without a folder; ``lake_unreachable``.
    """
    catalog, _, folder = setting.partition("?data=")
    if not catalog or not folder or "://" in folder:
        raise StoreError("lake_setting")
    data = Path(folder).resolve()
    with os_errors_as("store_unreadable", StoreError):
        data.mkdir(parents=True, exist_ok=True)
    closing = ExitStack()
    home = ScratchFolder()
    closing.callback(home.cleanup)
    inbox = Path(home.name).resolve() / "lake.inbox"
    inbox.mkdir(mode=0o700)
    root = duckdb.connect(":memory:")
    try:
        _load(root, "ducklake", *(["postgres"] if catalog.startswith("postgres:") else []))
        _attach(root, catalog, data)
        limit(root, inbox, limits or Limits(), data)
    except BaseException:
        root.close()
        closing.close()
        raise
    return Engine(root, "lake", inbox, (data,), closing=closing)


def _load(root: duckdb.DuckDBPyConnection, *names: str) -> None:
    """Load extensions that came as Python packages: signed, for this version, without a network."""
    for name in names:
        package = find_spec(_EXTENSIONS[name])
        if package is None or package.origin is None:
            raise StoreError("lake_missing")
        folder = Path(package.origin).parent / "extensions" / f"v{duckdb.__version__}"
        file = next(iter(sorted(folder.glob("*.duckdb_extension"))), None)
        if file is None:
            raise StoreError("lake_missing")
        root.execute(f"load {literal(file)}")


def _attach(root: duckdb.DuckDBPyConnection, catalog: str, data: Path) -> None:
    try:
        root.execute(f"attach {literal(f'ducklake:{catalog}')} as {CATALOG} (data_path {literal(data)})")
    except duckdb.Error as error:
        raise StoreError("lake_unreachable") from error
