"""A database that reaches only the folders that it was given, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.sql.queries import literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb


def lock_down(connection: duckdb.DuckDBPyConnection, folders: Iterable[Path | str], **settings: object) -> None:
    """Let SQL see these folders, under these settings of DuckDB: none of it can be switched back."""
    for name, value in settings.items():
        connection.execute(f"set {name} = {literal(value)}")
    connection.execute(f"set allowed_directories = [{', '.join(map(literal, folders))}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
