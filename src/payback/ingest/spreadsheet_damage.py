"""What a spreadsheet does to an export that is saved in it: ids cut to 15 digits, day and month swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history import date_parsing
from payback.ingest.queries import sample, sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

DIGITS = 15
"""A spreadsheet keeps that many digits of a number and writes zeros for the rest."""

FEWEST_ZEROS = 3
"""Zeros past the 15th digit, over all ids of a column, that chance hardly brings: one column in a thousand."""

LAST_MONTH = 12


def rounded_ids(connection: duckdb.DuckDBPyConnection, ids: Mapping[int, str]) -> frozenset[int]:
    """Positions of the columns in which every long id ends in zeros where a spreadsheet would write them.

    Args:
        connection: Holds the table ``raw``.
        ids: SQL for the id of a row, by the position of its column.
    """
    return frozenset(index for index, id_sql in ids.items() if _rounded(connection, index, id_sql))


def _rounded(connection: duckdb.DuckDBPyConnection, index: int, id_sql: str) -> bool:
    zeros = 0
    # Nearly always the first rows hold an id that ends otherwise, and the others need not be looked at.
    for source in (sample(f"c{index}"), "raw"):
        query = sql("rounded_ids", id=id_sql, cell=f"c{index}", source=source, digits=str(DIGITS))
        zeros, others = connection.execute(query).fetchall()[0]
        if others:
            return False
    return bool(zeros >= FEWEST_ZEROS)


def swapped_days(texts: Sequence[str]) -> frozenset[str]:
    """Days that were read in the wrong order before they came here.

    A spreadsheet makes dates of the cells that fit its own order of day and month and leaves the others as they
    stand: those left all have a day past the 12th where it expects a month, those converted never.
    """
    parts = [part for text in texts if (part := date_parsing.parse_day(text))]
    left = [part for part in parts if part.month_day is None]
    converted = {text: part for text in texts if (part := _converted(text))}
    mixed = (
        bool(left)
        and date_parsing.date_order(left) in date_parsing.ORDERS
        and all(max(part.first, part.second) > LAST_MONTH for part in left)
    )
    fits = all(part.month_day is not None and part.month_day[1] <= LAST_MONTH for part in converted.values())
    return frozenset(converted) if mixed and fits else frozenset()


def _converted(text: str) -> date_parsing.DayParts | None:
    """A day as a spreadsheet writes it: counted, or with the year first."""
    parts = date_parsing.parse_serial_day(text) or (date_parsing.parse_day(text) if text[:4].isdigit() else None)
    return parts if parts and parts.month_day else None
