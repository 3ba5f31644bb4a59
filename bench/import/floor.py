"""The floor: DuckDB reads all cells as text into a table, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path


def take_in(export: Path, folder: Path) -> Path:
    """Read the text into a table of text."""
    stored = folder / "history.duckdb"
    with duckdb.connect(str(stored)) as database:
        database.execute("create table cells as select * from read_csv(?, all_varchar = true)", [str(export)])
    return stored
