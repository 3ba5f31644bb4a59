"""The cells of a table where they lie: a view over the text, and what one pass through all of it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payback.ingest import cell_sql, column_dates
from payback.ingest.errors import IngestError
from payback.ingest.queries import sql
from payback.ingest.spreadsheet_damage import DIGITS
from payback.sql.queries import each

if TYPE_CHECKING:
    from payback.history.table_layout import Layout


@dataclass(frozen=True, slots=True)
class Scan:
    """What all cells together tell.

    Attributes:
        rows: Records of the text.
        days: Every way in which a day stands in the dating columns, once.
        marked: Positions of the columns of figures in which any cell holds a comma or a point.
        long: Positions of the columns of ids in which any cell is longer than a spreadsheet's numbers.
    """

    rows: int
    days: tuple[str, ...]
    marked: frozenset[int]
    long: frozenset[int]


def scan(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Scan:
    """Make the view ``raw`` and go through it once; quoted line breaks need the reader that works alone.

    Raises:
        IngestError: ``unreadable_table``.
    """
    for parallel in ("true", "false"):
        _view(connection, layout, parallel)
        try:
            return _pass(connection, layout)
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            if parallel == "false":
                raise IngestError("unreadable_table") from error
    raise AssertionError


def _view(connection: duckdb.DuckDBPyConnection, layout: Layout, parallel: str) -> None:
    text = layout.text
    positions = sorted({c.index for c in layout.columns})
    read = [f"c{index}" for index in positions]
    read += (
        ["c0::bigint as stands_on"] if text.numbered else ["null::bigint as stands_on", f"c{text.width} as too_wide"]
    )
    names = each("'c{0}': 'VARCHAR'", map(str, range(text.width + (not text.numbered))))
    connection.execute(
        sql("stage_raw", cells=", ".join(read), columns=names, parallel=parallel, path=cell_sql.literal(text.path),
            delimiter=cell_sql.literal(text.delimiter), skip=str(text.skip))
    )  # fmt: skip


def _pass(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Scan:
    dated = [column_dates.text_of(cell_sql.cell(c)) for c in column_dates.columns(layout)]
    figures = [c.index for c in cell_sql.figures(layout)]
    ids = list(cell_sql.ids(layout))
    texts = each(", list(distinct {0})", dated, joint="")
    flags = each(", bool_or(contains(c{0}, ',') or contains(c{0}, '.'))", map(str, figures), joint="")
    flags += each(f", bool_or(strlen(c{{0}}) > {DIGITS})", map(str, ids), joint="")
    query = sql("stage_scan", texts=texts, flags=flags, counted="count(columns(*))")
    rows, *found = connection.execute(query).fetchall()[0]
    days = dict.fromkeys(text for texts in found[: len(dated)] for text in texts or () if text)
    told = iter(found[len(dated) :])
    return Scan(rows, tuple(days), *(frozenset(n for n in places if next(told)) for places in (figures, ids)))
