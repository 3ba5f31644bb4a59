"""The backend for several processes: DuckLake, its catalog in PostgreSQL (or a file), rows in a folder or bucket."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from payback.errors import os_errors_as
from payback.sql.queries import literal
from payback.sql.scratch_folders import ScratchFolder
from payback.store.engine import CATALOG, Engine
from payback.store.errors import StoreError
from payback.store.failures import cause
from payback.store.file_engine import Limits, limit
from payback.store.lake_bucket import BUCKET, bucket_access
from payback.store.lake_gate import GATE, ONE_START, Gate, PostgresGate
from payback.store.lake_upkeep import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTENSIONS = {
    "ducklake": "duckdb_extension_ducklake",
    "postgres": "duckdb_extension_postgres_scanner",
    "httpfs": "duckdb_extension_httpfs",
}
_POSTGRES = "postgres:"


def open_lake(setting: str, *, create: bool = True, limits: Limits | None = None) -> Engine:
    """Open (or create, where it may be) a lake; any number of processes may have it open.

    Args:
        setting: ``<catalog>?data=<folder>``. The catalog is ``postgres:<libpq words>`` (the password comes from
            libpq's own ``PGPASSWORD`` or ``.pgpass``: the setting may be logged) or the path of a file; the folder
            is one that every process sees under the same path, or ``s3://bucket/folder``.
        create: Whether it is made where there is none.
        limits: What this process may use.

    Raises:
        StoreError: ``lake_missing`` without the extensions; ``lake_setting`` without a folder; ``lake_unreachable``;
            ``lake_none``; ``lake_folder``.
    """
    catalog, rows = _parts(setting)
    if not create and not catalog.startswith(_POSTGRES) and not Path(catalog).exists():
        raise StoreError("lake_none", catalog=_shown(catalog))
    closing = ExitStack()
    home = ScratchFolder()
    closing.callback(home.cleanup)
    inbox = Path(home.name).resolve() / "lake.inbox"
    inbox.mkdir(mode=0o700)
    opened = partial(_opened, catalog, rows, inbox, limits or Limits())
    try:
        root = opened(create=create)
    except BaseException:
        closing.close()
        raise
    files = f"select count(*) from glob({literal(f'{rows}/**/*.parquet')})"  # noqa: S608 - a place of ours
    owned = (inbox.parent, *(() if rows.startswith(BUCKET) else (Path(rows),)))
    gate = PostgresGate() if catalog.startswith(_POSTGRES) else Gate()
    return Engine(
        root, "lake", inbox, owned, reopened=opened, gate=gate, upkeep=tidy, files=files, closing=closing
    )  # fmt: skip


@contextmanager
def one_start_at_a_time(setting: str) -> Iterator[None]:
    """Others that open the same lake wait for up to five minutes: each finds it whole, whoever came first.

    A catalog in a file has one process anyway.

    Raises:
        StoreError: ``lake_starting`` where that takes longer; ``lake_unreachable``.
    """
    catalog, _ = _parts(setting)
    if not catalog.startswith(_POSTGRES):
        yield
        return
    with duckdb.connect(":memory:") as gate:
        _load(gate, "postgres")
        try:
            _attach_gate(gate, catalog)
            gate.execute("begin")
            gate.execute(f"from postgres_query({literal(GATE)}, {literal(ONE_START)})").fetchall()
        except duckdb.Error as error:
            raise StoreError(cause(error) or "lake_unreachable") from error
        yield


def _parts(setting: str) -> tuple[str, str]:
    """Catalog and place of the rows."""
    catalog, _, rows = setting.partition("?data=")
    if not catalog or not rows or ("://" in rows and not rows.startswith(BUCKET)):
        raise StoreError("lake_setting")
    return catalog, rows.rstrip("/") if rows.startswith(BUCKET) else str(Path(rows).resolve())


def _opened(catalog: str, rows: str, inbox: Path, limits: Limits, *, create: bool = False) -> duckdb.DuckDBPyConnection:
    in_bucket = rows.startswith(BUCKET)
    needed = {"ducklake": True, "postgres": catalog.startswith(_POSTGRES), "httpfs": in_bucket}
    root = duckdb.connect(":memory:")
    try:
        _load(root, *(name for name, is_needed in needed.items() if is_needed))
        if in_bucket:
            root.execute(bucket_access())
        elif create:
            with os_errors_as("lake_folder", StoreError):
                Path(rows).mkdir(parents=True, exist_ok=True)
        _attach(root, catalog, rows, create=create)
        limit(root, inbox, limits, f"{rows}/" if in_bucket else rows)
    except BaseException:
        root.close()
        raise
    return root


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


def _attach(root: duckdb.DuckDBPyConnection, catalog: str, rows: str, *, create: bool) -> None:
    options = f"data_path {literal(rows)}, create_if_not_exists {create}"
    try:
        root.execute(f"attach {literal(f'ducklake:{catalog}')} as {CATALOG} ({options})")
        if catalog.startswith(_POSTGRES):
            _attach_gate(root, catalog)
    except duckdb.Error as error:
        raise StoreError(cause(error) or "lake_unreachable", catalog=_shown(catalog)) from error


def _shown(catalog: str) -> str:
    """A catalog in a sentence: which database on which machine, and no password."""
    words = dict(word.partition("=")[::2] for word in catalog.removeprefix(_POSTGRES).split())
    return " ".join(words[name] for name in ("host", "dbname") if name in words) or Path(catalog).name


def _attach_gate(root: duckdb.DuckDBPyConnection, catalog: str) -> None:
    root.execute(f"attach {literal(catalog.removeprefix(_POSTGRES))} as {GATE} (type postgres, read_only)")
