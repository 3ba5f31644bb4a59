"""The cells of a table where they lie: a view over the text, and what one pass through all of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payback.exports.engine.swallowed_rows import FEWEST_CELLS
from payback.ingest.cell_sql import cell, figure_columns, ids
from payback.ingest.column_dates import date_columns, date_text
from payback.ingest.errors import IngestError
from payback.ingest.queries import sql
from payback.ingest.spreadsheet_damage import DIGITS
from payback.sql.queries import each, literal

if TYPE_CHECKING:
    from pathlib import Path

    from payback.history.table_layout import Layout

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Scan:
    """What all cells together show.

    Attributes:
        rows: Records of the text.
        date_texts: Every way in which a day stands in the dating columns, once.
        marked_figures: Positions of the columns of figures in which any cell holds a comma or a point.
        long_ids: Positions of the columns of ids in which any cell is longer than a spreadsheet's numbers.
    """

    rows: int
    date_texts: tuple[str, ...]
    marked_figures: frozenset[int]
    long_ids: frozenset[int]


def scan_columns(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Scan:
    """Make the view ``raw`` and go through it once; quoted line breaks need the reader that works alone.

    Raises:
        IngestError: ``unreadable_table``, also where a quote that is never closed makes one cell of several rows.
    """
    for parallel in ("true", "false"):
        _create_view(connection, layout, parallel)
        try:
            scan = _scan(connection, layout)
            swallowed = _quote_swallows_rows(connection, layout, scan.rows, parallel)
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            if parallel == "false":
                raise IngestError("unreadable_table") from error
        else:
            if swallowed:
                raise IngestError("unreadable_table")
            return scan
    raise AssertionError


def _create_view(
    connection: duckdb.DuckDBPyConnection, layout: Layout, parallel: str, *, every_cell: bool = False
) -> None:
    text = layout.text
    positions = range(text.width) if every_cell else sorted({column.index for column in layout.columns})
    cells = [f"c{index}" for index in positions]
    cells += (
        ["c0::bigint as file_line"] if text.numbered else ["null::bigint as file_line", f"c{text.width} as too_wide"]
    )
    columns = each("'c{0}': 'VARCHAR'", map(str, range(text.width + (not text.numbered))))
    connection.execute(
        sql("raw", cells=", ".join(cells), columns=columns, parallel=parallel, path=literal(text.path),
            delimiter=literal(text.delimiter), skip=str(text.skip))
    )  # fmt: skip


def _quote_swallows_rows(connection: duckdb.DuckDBPyConnection, layout: Layout, rows: int, parallel: str) -> bool:
    """Whether a line of some cell, in a text that is read in place, is a row of its own.

    Only where there are more lines than records is this looked at more closely.
    """
    text = layout.text
    if text.numbered or text.width < FEWEST_CELLS or _lines(text.path) - text.skip <= rows:
        return False
    _create_view(connection, layout, parallel, every_cell=True)
    cells = each("c{0}", map(str, range(text.width)))
    others = f'[^{text.delimiter}\\n"\\x1f]*'
    line = rf"\n({others}[{text.delimiter}]){{{text.width - 1}}}{others}(\n|\x1f|$)"
    swallowed = connection.execute(sql("swallowed_rows", line=literal(line), cells=cells)).fetchall()[0][0]
    _create_view(connection, layout, parallel)
    return bool(swallowed)


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(BLOCK), b""))


def _scan(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Scan:
    dates = [date_text(cell(column)) for column in date_columns(layout)]
    figure_indices, id_indices = [column.index for column in figure_columns(layout)], list(ids(layout))
    flags_sql = each(", bool_or(contains(c{0}, ',') or contains(c{0}, '.'))", map(str, figure_indices), joint="")
    flags_sql += each(f", bool_or(strlen(c{{0}}) > {DIGITS})", map(str, id_indices), joint="")
    texts_sql = each(", list(distinct {0})", dates, joint="")
    query = sql("scan", date_texts=texts_sql, flags=flags_sql, cell_counts="count(columns(*))")
    rows, *values = connection.execute(query).fetchall()[0]
    date_texts = dict.fromkeys(text for texts in values[: len(dates)] for text in texts or () if text)
    flags = iter(values[len(dates) :])
    flagged = (frozenset(index for index in indices if next(flags)) for indices in (figure_indices, id_indices))
    return Scan(rows, tuple(date_texts), *flagged)
