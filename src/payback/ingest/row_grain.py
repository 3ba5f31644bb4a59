"""Rows brought to the grain of the store: what stands twice counts once, what is split further is added up.

Two rows may be about the same thing on the same day. Where a column that is not part of that tells them apart, whatever
it is called, the file splits its figures by it: they are added up. Where nothing does, they are one row twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.measures import MEASURE_KEY, ORDER_FIELDS
from payback.history.reading_result import Note
from payback.history.table_layout import COMPARED
from payback.ingest.cell_sql import alias, figure_columns, split_cell, split_columns
from payback.ingest.queries import count, sql
from payback.ingest.row_dimensions import account_sql, has_one_row_a_day, key_sql
from payback.sql.queries import each

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from payback.history.table_layout import Column, Layout

NAMES = each("{0}", MEASURE_KEY)
LINE = {True: "file_line", False: "rowid + 1"}
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure that the file gives twice and differently for the same thing and day.

    Attributes:
        record: Number of the later row, as in the table ``typed``.
        cells: Both figures.
    """

    record: int
    column: Column
    cells: str


@dataclass(frozen=True, slots=True)
class Grain:
    """What had to be done to rows that share what they are about and their day.

    Attributes:
        repeated: Rows that stand in the file again.
        split: Rows that are added to others of their day.
        columns: Headers by which these are told apart, the first few; none where they are namesakes.
        contradictions: Figures of rows that stand again with others; none of them counts.
    """

    repeated: int = 0
    split: int = 0
    columns: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def by_columns(self) -> bool:
        """Whether the file splits its figures by columns."""
        return bool(self.split and self.columns)

    @property
    def contradicted(self) -> int:
        """Figures that were kept out."""
        return len(self.contradictions)

    def notes(self) -> list[Note]:
        """What a person should know of it."""
        notes = [Note("repeated_rows", {"n": self.repeated})] if self.repeated else []
        if self.by_columns:
            notes.append(Note("split_rows", {"n": self.split, "columns": list(self.columns)}))
        elif self.split:
            notes.append(Note("namesakes_added", {"n": self.split}))
        return notes


def bring_to_grain(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Grain:
    """Mark repeats among the typed rows and count what has to be added up.

    Of rows that nothing tells apart the first stays, with the figures on which they agree.
    """
    if layout.fact != "metric":
        return Grain(contradictions=tuple(_orders_apart(connection, layout)))
    figures = figure_columns(layout)
    aliases = "".join(f", {alias(column)}" for column in figures)
    connection.execute(sql("keyed_rows", key=key_sql(layout), figures=aliases))
    connection.execute(sql("shared_rows", names=NAMES))
    if not count(connection, "select count(*) from shared_rows"):
        return Grain()
    repeated, contradictions = _agree(connection, layout, figures) if has_one_row_a_day(layout) else (0, ())
    keys = count(connection, f"select count(*) from (select distinct {NAMES} from shared_rows)")  # noqa: S608
    rows = count(connection, "select count(*) from shared_rows")
    alike = count(connection, f"select count(*) from (select distinct {NAMES}, split from shared_rows)")  # noqa: S608
    split = rows - repeated - keys
    columns = _splitting(connection, layout) if split and alike == rows - repeated else ()
    return Grain(repeated, split, columns, contradictions)


def _orders_apart(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Iterator[Contradiction]:
    """Amounts that the lines of one order give differently, where each gives that of the whole order."""
    order = layout.column("order_name")
    amounts = [column for column in figure_columns(layout) if column.kind == "money" and column.name in ORDER_FIELDS]
    if layout.fact != "order" or order is None or layout.by_item:
        return
    for column in amounts:
        query = sql("orders_apart", order=alias(order), account=account_sql(layout), amount=alias(column))
        for record, cells in connection.execute(query).fetchall():
            yield Contradiction(record, column, cells)


def _splitting(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    """Headers of the columns that hold more than one thing, those that split rows by their name first."""
    by_name = sorted(split_columns(layout), key=lambda column: column.name in COMPARED)
    counts = each("count(distinct {0})", map(split_cell, by_name))
    values = connection.execute(f"select {counts} from raw").fetchall()[0]  # noqa: S608 - c0 .. cN
    named = [column.header for column, n in zip(by_name, values, strict=True) if n > 1 and column.header]
    return tuple(named[:MOST_NAMED]) or ("–",)


def _agree(
    connection: duckdb.DuckDBPyConnection, layout: Layout, figures: tuple[Column, ...]
) -> tuple[int, tuple[Contradiction, ...]]:
    """Of rows that nothing tells apart leave the first; how many others there are, and where they contradict it."""
    both = "".join(
        f", if(min({name}) = max({name}), min({name}), null) as {name}, "
        f"if(min({name}) <> max({name}), concat_ws(' / ', min({name}), max({name})), null) as {name}_both"
        for name in map(alias, figures)
    )
    connection.execute(sql("agreed_rows", names=NAMES, figures=both))
    repeated = count(connection, "select coalesce(sum(n - 1), 0)::bigint from agreed_rows")
    if not repeated:
        return 0, ()
    line = LINE[layout.text.numbered]
    connection.execute(sql("mark_repeats", names=NAMES, line=line))
    if figures:
        agreed = ", ".join(f"{alias(column)} = a.{alias(column)}" for column in figures)
        connection.execute(sql("take_agreed", figures=agreed, line=line.replace("rowid", "typed_cells.rowid")))
    return repeated, tuple(_contradictions(connection, figures))


def _contradictions(connection: duckdb.DuckDBPyConnection, figures: tuple[Column, ...]) -> list[Contradiction]:
    contradictions = []
    for column in figures:
        both = f"{alias(column)}_both"
        query = f"select again, {both} from agreed_rows where {both} is not null order by again"  # noqa: S608
        contradictions += [
            Contradiction(record, column, cells) for record, cells in connection.execute(query).fetchall()
        ]
    return sorted(contradictions, key=lambda each: (each.record, each.column.index))
