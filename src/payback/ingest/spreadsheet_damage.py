"""What a spreadsheet does to an export that is saved in it: ids cut to 15 digits, day and month changed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history import date_parsing as days
from payback.ingest.queries import sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

DIGITS = 15
"""A spreadsheet keeps that many digits of a number and writes noughts for the rest."""

SAMPLE = 20_000
FEWEST_NOUGHTS = 3
"""Noughts past the 15th digit, over all ids of a column, that chance hardly brings: one column in a thousand."""

LAST_MONTH = 12


def rounded_ids(connection: duckdb.DuckDBPyConnection, ids: Mapping[int, str]) -> frozenset[int]:
    """Positions of the columns in which every long id ends in noughts where a spreadsheet would write them.

    Args:
        connection: Holds the table ``raw``.
        ids: SQL for the id of a row, by the position of its column.
    """
    return frozenset(index for index, written in ids.items() if _rounded(connection, index, written))


def _rounded(connection: duckdb.DuckDBPyConnection, index: int, written: str) -> bool:
    noughts = 0
    # Nearly always the first rows hold an id that ends otherwise, and the others need not be looked at.
    for source in (f"(select c{index} from raw limit {SAMPLE})", "raw"):  # noqa: S608 - c0 .. cN
        query = sql("stage_rounded", id=written, cell=f"c{index}", source=source, digits=str(DIGITS))
        noughts, others = connection.execute(query).fetchall()[0]
        if others:
            return False
    return bool(noughts >= FEWEST_NOUGHTS)


def turned_days(written: Sequence[str]) -> frozenset[str]:
    """Days that were read in the wrong order before they came here.

    A spreadsheet makes dates of the cells that fit its own order of day and month and leaves the others as they
    stand: those left all have a day past the 12th where it expects a month, those made never.
    """
    told = {text: part for text in written if (part := days.parts(text))}
    left = [part for part in told.values() if part.known is None]
    made = {text: part for text in written if (part := _made(text))}
    mixed = (
        bool(left) and days.order_of(left) in {"mdy", "dmy"} and all(max(p.first, p.second) > LAST_MONTH for p in left)
    )
    whole = all(part.known is not None and part.known[1] <= LAST_MONTH for part in made.values())
    return frozenset(made) if mixed and whole else frozenset()


def _made(text: str) -> days.Parts | None:
    """A day in the dress of a spreadsheet: counted, or with the year first."""
    found = days.serial(text) or (days.parts(text) if text[:4].isdigit() else None)
    return found if found and found.known else None
