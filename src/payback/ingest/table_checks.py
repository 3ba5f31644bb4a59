"""What typed rows show as a whole: what must be asked or noted, totals, currencies, accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.history.reading_result import Note, Question
from payback.ingest.cell_sql import VALID, alias, figure_columns
from payback.ingest.row_dimensions import account_sql, currency_sql, platform_sql
from payback.sql.queries import literal

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Layout

SUMMABLE = frozenset(name for name, measure in MEASURES.items() if measure.additive)
MOST_NAMES = 3
ROUNDING_PER_ROW = 0.01
ROUNDING_SHARE = 0.0005
DEFAULT_CURRENCY = "CAD"


def questions(connection: duckdb.DuckDBPyConnection, layout: Layout, undated: int) -> tuple[Question, ...]:
    """What only the cells show to be missing: a currency for money that is not zero, days for rows that have none."""
    if not layout.fact:
        return ()
    result = []
    money = [alias(column) for column in figure_columns(layout) if column.kind == "money" and column.name in MEASURES]
    if money and layout.fact == "metric":
        not_zero = " or ".join(f"coalesce({name}, 0) <> 0" for name in money)
        query = f"select count(*) from typed where {VALID} and {currency_sql(layout)} = '' and ({not_zero})"  # noqa: S608
        if connection.execute(query).fetchall()[0][0]:
            result.append(Question("currency", DEFAULT_CURRENCY, "usual_currency"))
    if layout.fact == "order" and not layout.column("currency") and not layout.currency:
        result.append(Question("currency", DEFAULT_CURRENCY, "usual_currency"))
    dated = any(column.name.startswith("date_") for column in layout.columns)
    if undated and not dated:
        result.append(Question("period"))
    return tuple(result)


def notes(connection: duckdb.DuckDBPyConnection, layout: Layout, rows: int, rejected: int, undated: int) -> list[Note]:
    """What a person should know: totals and whether they agree, trailers, rows without a day, nothing delivered."""
    result = []
    if not rows + rejected and layout.fact:
        result.append(Note("no_delivery", {}))
    if rows and undated and any(column.name == "date_day" for column in layout.columns):
        result.append(Note("undated_rows", {"n": undated}))
    trailers = connection.execute("select count(*) from typed where class = 'trailer'").fetchall()[0][0]
    if trailers:
        result.append(Note("trailer", {"n": trailers}))
    return [*result, *_totals(connection, layout)]


def _totals(connection: duckdb.DuckDBPyConnection, layout: Layout) -> list[Note]:
    """Whether a total of the file agrees with the rows it totals; the one nearest to them is noted."""
    summed = [column for column in figure_columns(layout) if column.sum_name and column.name in SUMMABLE]
    if not summed:
        return []
    names = ", ".join(f"{alias(column)}::double" for column in summed)
    totals = connection.execute(f"select {names} from typed where class = 'total' limit 20").fetchall()  # noqa: S608
    if not totals:
        return []
    sums_sql = ", ".join(f"sum({alias(column)})::double" for column in summed)
    rows, *sums = connection.execute(f"select count(*), {sums_sql} from typed where {VALID}").fetchall()[0]  # noqa: S608
    differences = [[_differs(*pair, rows) for pair in zip(total, sums, strict=True)] for total in totals]
    nearest = min(range(len(totals)), key=lambda number: (sum(differences[number]), number))
    if not any(differences[nearest]):
        return [Note("total_agrees", {"n": len(totals)})]
    first = differences[nearest].index(True)
    facts = {"measure": summed[first].name, "total": totals[nearest][first], "rows": sums[first] or 0}
    return [Note("total_differs", facts)]


def _differs(total: float | None, rows_sum: float | None, rows: int) -> bool:
    """Whether a total is not the sum of its rows, beyond the rounding of either."""
    if total is None:
        return False
    return abs(total - (rows_sum or 0)) > max(ROUNDING_PER_ROW * max(rows, 1), ROUNDING_SHARE * abs(total))


def currencies(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    """The currencies of the rows; that of the header when there is no row."""
    query = f"select distinct {currency_sql(layout)} from typed where {VALID} order by 1"  # noqa: S608
    codes = tuple(code for (code,) in connection.execute(query).fetchall() if code)
    return codes or ((layout.currency,) if layout.currency else ())


def sums_by_currency(
    connection: duckdb.DuckDBPyConnection, layout: Layout, codes: tuple[str, ...]
) -> dict[str, float | None]:
    """Money summed for each currency (``spend@CAD``): amounts in two currencies have no sum."""
    money = [column for column in figure_columns(layout) if column.kind == "money" and column.sum_name]
    sums_sql = ", ".join(
        f"sum({alias(column)}) filter ({currency_sql(layout)} = {literal(code)})" for column in money for code in codes
    )
    row = connection.execute(f"select {sums_sql} from typed where {VALID}").fetchall()[0]  # noqa: S608
    return dict(zip((f"{column.sum_name}@{code}" for column in money for code in codes), row, strict=True))


def account_names(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """The accounts of the rows, as a person names them; up to three names, comma-separated."""
    column = layout.column("account")
    if layout.account_ids and column is None and not layout.handle:
        return layout.account
    name = alias(column) if column else account_sql(layout)
    query = f"select distinct {name} from typed where {VALID} and {name} <> '' order by 1 limit {MOST_NAMES}"  # noqa: S608
    return ", ".join(row[0] for row in connection.execute(query).fetchall()) or layout.account


def platform_names(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """The networks of the rows, comma-separated."""
    rows = connection.execute(f"select distinct {platform_sql(layout)} from typed where {VALID} order by 1").fetchall()  # noqa: S608
    return ", ".join(row[0] for row in rows if row[0]) or layout.platform
