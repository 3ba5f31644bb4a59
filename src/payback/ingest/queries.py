"""The queries that type the cells of a table: from the view ``raw``, text as it lies, to the view ``typed``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from payback.sql.queries import query

if TYPE_CHECKING:
    import duckdb

SAMPLE_ROWS = 20_000
"""First rows of a table, which nearly always prove what all rows would."""

sql = partial(query, "payback.ingest")
"""The query of that name, its ``{parts}`` filled in."""


def sample(columns: str) -> str:
    """SQL for the first rows of these columns, in the place of ``raw``."""
    return f"(select {columns} from raw limit {SAMPLE_ROWS})"  # noqa: S608 - c0 .. cN


def count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """The only number that a query gives."""
    return int(connection.execute(query).fetchall()[0][0])
