"""The cells of a table where they lie: a view over the text, and what one pass through all of it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payback.store import cells, dating
from payback.store.damage import DIGITS
from payback.store.errors import StoreError
from payback.store.queries import each, sql

if TYPE_CHECKING:
    from payback.core.layout import Layout


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
        StoreError: ``unreadable_table``.
    """
    for parallel in ("true", "false"):
        _view(connection, layout, parallel)
        try:
            return _pass(connection, layout)
        except duckdb.OutOfMemoryException:
            raise
        except duckdb.Error as error:
            if parallel == "false":
                raise StoreError("unreadable_table") from error
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
        sql("stage_raw", cells=", ".join(read), columns=names, parallel=parallel, path=cells.literal(text.path),
            delimiter=cells.literal(text.delimiter), skip=str(text.skip))
    )  # fmt: skip


def _pass(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Scan:
    dated = [dating.text_of(cells.cell(c)) for c in dating.columns(layout)]
    figures = [c.index for c in cells.figures(layout)]
    ids = list(cells.ids(layout))
    texts = each(", list(distinct {0})", dated, joint="")
    flags = each(", bool_or(contains(c{0}, ',') or contains(c{0}, '.'))", map(str, figures), joint="")
    flags += each(f", bool_or(strlen(c{{0}}) > {DIGITS})", map(str, ids), joint="")
    query = sql("stage_scan", texts=texts, flags=flags, counted="count(columns(*))")
    rows, *found = connection.execute(query).fetchall()[0]
    days = dict.fromkeys(text for texts in found[: len(dated)] for text in texts or () if text)
    told = iter(found[len(dated) :])
    return Scan(rows, tuple(days), *(frozenset(n for n in places if next(told)) for places in (figures, ids)))
