"""The queries that type the cells of a table; their names begin with ``stage_``."""

from __future__ import annotations

from functools import partial

from payback.sql.queries import query

sql = partial(query, "payback.ingest")
"""The query of that name, its ``{parts}`` filled in."""
