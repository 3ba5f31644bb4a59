"""What typed rows have to say about themselves: what must be asked or told, totals, currencies, accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.history.readings import Note, Question
from payback.ingest import cell_sql
from payback.ingest.cell_sql import GOOD
from payback.ingest.row_identity import account_sql, currency_sql, entity_sql, platform_sql
from payback.ingest.typed_rows import has_one_row

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Layout

MOST_NAMES = 3
ROUNDING_PER_ROW = 0.01
ROUNDING_SHARE = 0.0005
LEAST_CURRENCIES = 2
DEFAULT_CURRENCY = "CAD"


def order_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many orders the line items belong to."""
    name = next(row[0] for row in connection.execute("describe typed").fetchall() if row[0].startswith("order_name_"))
    return int(connection.execute(f"select count(distinct {name}) from typed where {GOOD}").fetchall()[0][0])  # noqa: S608


def questions(connection: duckdb.DuckDBPyConnection, layout: Layout, undated: int) -> list[Question]:
    """What only the cells show to be missing: a currency for money that is not nought, days for rows that have none."""
    if not layout.fact:
        return []
    asked = []
    money = [cell_sql.alias(c) for c in cell_sql.figures(layout) if c.kind == "money" and c.name in MEASURES]
    if money and layout.fact == "metric":
        some = " or ".join(f"coalesce({name}, 0) <> 0" for name in money)
        bare = f"select count(*) from typed where {GOOD} and {currency_sql(layout)} = '' and ({some})"  # noqa: S608
        if connection.execute(bare).fetchall()[0][0]:
            asked.append(Question("currency", DEFAULT_CURRENCY, "usual_currency"))
    dated = any(c.name.startswith("date_") for c in layout.columns)
    if undated and not dated:
        asked.append(Question("period"))
    return asked


def notes(connection: duckdb.DuckDBPyConnection, layout: Layout, rows: int, rejected: int, undated: int) -> list[Note]:
    """What is worth telling: totals and whether they agree, trailers, rows without a day, nothing delivered."""
    told = []
    if not rows + rejected and layout.fact:
        told.append(Note("no_delivery", {}))
    if rows and undated and any(c.name == "date_day" for c in layout.columns):
        told.append(Note("undated_rows", {"n": undated}))
    trailers = connection.execute("select count(*) from typed where class = 'trailer'").fetchall()[0][0]
    if trailers:
        told.append(Note("trailer", {"n": trailers}))
    return [*told, *_repeated(connection, layout), *_totals(connection, layout)]


def _repeated(connection: duckdb.DuckDBPyConnection, layout: Layout) -> list[Note]:
    """Rows about the same thing and day that measure the same: files pasted together, a block exported twice.

    Only in tables that were split cell by cell: in the biggest ones this takes long, and keeping them tells it.
    """
    measured = [f"count({cell_sql.alias(c)})" for c in cell_sql.stored(layout)]
    if not measured or layout.fact != "metric" or not layout.text.numbered or not has_one_row(layout):
        return []
    about = f"{platform_sql(layout)}, {account_sql(layout)}, {entity_sql(layout)}, {currency_sql(layout)}"
    more = f"greatest({', '.join(measured)}, 1) - 1"
    counted = (
        f"select {more} as n from typed where {GOOD} and date_day is not null group by date_day, date_end, {about}"  # noqa: S608
    )
    n = connection.execute(f"select coalesce(sum(n), 0)::bigint from ({counted})").fetchall()[0][0]  # noqa: S608
    return [Note("repeated_rows", {"n": n})] if n else []


def _totals(connection: duckdb.DuckDBPyConnection, layout: Layout) -> list[Note]:
    """Whether a total of the file agrees with the rows it totals; the one nearest to them is told."""
    added = [c for c in cell_sql.figures(layout) if c.name in MEASURES and MEASURES[c.name].additive and c.sum_name]
    if not added:
        return []
    names = ", ".join(f"{cell_sql.alias(c)}::double" for c in added)
    totals = connection.execute(f"select {names} from typed where class = 'total' limit 20").fetchall()  # noqa: S608
    if not totals:
        return []
    sums = ", ".join(f"sum({cell_sql.alias(c)})::double" for c in added)
    rows = connection.execute(f"select count(*), {sums} from typed where {GOOD}").fetchall()[0]  # noqa: S608
    compared = [[_differs(t, s, rows[0]) for t, s in zip(total, rows[1:], strict=True)] for total in totals]
    best = min(range(len(totals)), key=lambda n: (sum(compared[n]), n))
    if not any(compared[best]):
        return [Note("total_agrees", {"n": len(totals)})]
    first = compared[best].index(True)
    return [
        Note(
            "total_differs", {"measure": added[first].name, "total": totals[best][first], "rows": rows[1 + first] or 0}
        )
    ]


def _differs(total: float | None, rows: float | None, n: int) -> bool:
    """Whether a total is not the sum of its rows, beyond the rounding of either."""
    if total is None:
        return False
    return abs(total - (rows or 0)) > max(ROUNDING_PER_ROW * max(n, 1), ROUNDING_SHARE * abs(total))


def currencies(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    """The currencies of the rows; that of the header when there is no row."""
    rows = connection.execute(f"select distinct {currency_sql(layout)} from typed where {GOOD} order by 1").fetchall()  # noqa: S608
    return tuple(row[0] for row in rows if row[0]) or ((layout.currency,) if layout.currency else ())


def sums_apart(
    connection: duckdb.DuckDBPyConnection, layout: Layout, found: tuple[str, ...]
) -> dict[str, float | None]:
    """Money summed for each currency (``spend@CAD``): amounts in two currencies have no sum."""
    money = [c for c in cell_sql.figures(layout) if c.kind == "money" and c.sum_name]
    only = ", ".join(
        f"sum({cell_sql.alias(c)}) filter ({currency_sql(layout)} = {cell_sql.literal(code)})"
        for c in money
        for code in found
    )
    row = connection.execute(f"select {only} from typed where {GOOD}").fetchall()[0]  # noqa: S608
    return dict(zip((f"{c.sum_name}@{code}" for c in money for code in found), row, strict=True))


def account(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """Whose rows they are, as a person would say it; up to three names."""
    column = layout.column("account")
    if layout.account_ids and column is None and not layout.handle:
        return layout.account
    shown = cell_sql.alias(column) if column else account_sql(layout)
    rows = connection.execute(
        f"select distinct {shown} from typed where {GOOD} and {shown} <> '' order by 1 limit {MOST_NAMES}"  # noqa: S608
    ).fetchall()
    return ", ".join(row[0] for row in rows) or layout.account


def platform(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """The networks of the rows, comma-separated."""
    rows = connection.execute(f"select distinct {platform_sql(layout)} from typed where {GOOD} order by 1").fetchall()  # noqa: S608
    return ", ".join(row[0] for row in rows if row[0]) or layout.platform
