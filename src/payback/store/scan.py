"""The cells of a table where they lie: a view over the text, and what one pass through all of it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payback.store import cells, dating
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
    """

    rows: int
    days: tuple[str, ...]
    marked: frozenset[int]


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
    figures = cells.figures(layout)
    marked = "".join(f", bool_or(contains({c}, ',') or contains({c}, '.'))" for c in map(cells.cell, figures))
    texts = "".join(f", list(distinct {text})" for text in dated)
    row = connection.execute(sql("stage_scan", texts=texts, marked=marked, counted="count(columns(*))")).fetchall()[0]
    days = dict.fromkeys(text for found in row[1 : 1 + len(dated)] for text in found or () if text)
    flags = zip(figures, row[1 + len(dated) :], strict=False)
    return Scan(row[0], tuple(days), frozenset(c.index for c, flag in flags if flag))
