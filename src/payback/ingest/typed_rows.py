"""The typed rows as the store takes them in: a Parquet file of measures per day, or of orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from payback.history.measures import ENTITY_FIELDS, MEASURE_KEY, MEASURES, ORDER_FIELDS
from payback.history.reading_result import Note
from payback.history.table_layout import FIGURE_KINDS
from payback.ingest import order_states
from payback.ingest.cell_sql import VALID, alias, date_literal, stored_figures
from payback.ingest.errors import IngestError
from payback.ingest.queries import count, sql
from payback.ingest.row_dimensions import account_sql, key_sql
from payback.sql.column_types import DECIMAL, measure_type
from payback.sql.queries import each, literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import duckdb

    from payback.history.table_layout import Layout

PUBLISHED = ("post", "video")
"""Levels of which a row says something by itself: that it was published, also where nothing was measured."""

LARGEST_SUM = 10**13
"""Beyond it lies what a whole file can hold of no measure; so much can still be added up over a hundred files."""

ROUNDING = 5e-5
"""By which each amount may differ that is kept with four decimals; what is counted does not."""

RESULT_TYPES = {"conversions": r"purchase|achat|compra|kauf|aankoop", "leads": r"lead|prospect|cadastro"}
"""Measures that results are counted as, by the type of result that the file names."""


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """The rows of a table as the store takes them.

    Attributes:
        path: None when there is nothing to keep.
        rows: How many they are.
        kept: Their sums by measure, of what may be summed; of orders by field, and how many they are.
    """

    path: Path | None = None
    rows: int = 0
    kept: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def write(connection: duckdb.DuckDBPyConnection, layout: Layout, into: Path, *, split: bool) -> WrittenRows:
    """Write the rows as the store takes them.

    Args:
        connection: Holds the table ``typed``.
        layout: Of the table.
        into: The file.
        split: Whether rows have to be added up to what the store keeps.

    Raises:
        IngestError: ``not_conserved`` when a sum of the rows written is not that of the rows read;
            ``figures_too_large`` when it can be none.
    """
    metric = layout.fact == "metric"
    rows, sums, notes = (
        _metric_rows(connection, layout, split=split) if metric else ("order_rows", {}, order_states.notes(connection))
    )
    amounts = [column.name for column in layout.columns if column.name in ORDER_FIELDS and column.kind in FIGURE_KINDS]
    kept = _kept_sums(connection, rows, list(sums) if metric else amounts)
    if any(abs(value) > LARGEST_SUM for value in kept.values()):
        raise IngestError("figures_too_large")
    read = count(connection, f"select count(*) from typed where {VALID}")  # noqa: S608
    for name, value in sums.items():
        check_conserved(name, value, kept.get(name, 0), read)
    written = count(connection, f"select count(*) from {rows}")  # noqa: S608 - a name of ours
    if not written or (metric and not _measures_anything(connection, rows)):
        return WrittenRows(None, 0, {}, tuple(notes))
    connection.execute(sql("write_rows", rows=rows, path=literal(into)))
    return WrittenRows(into, written, kept, tuple(notes))


def _measures_anything(connection: duckdb.DuckDBPyConnection, rows: str) -> bool:
    """Whether any of the rows holds a figure: posts of which nothing was measured are no history."""
    columns = {row[0] for row in connection.execute(f"describe {rows}").fetchall()}
    names = [name for name in MEASURES if name in columns]
    measured = each("{0} is not null", names, joint=" or ", none="false")
    return bool(connection.execute(f"select 1 from {rows} where {measured} limit 1").fetchall())  # noqa: S608


def check_conserved(measure: str, file: float, kept: float, rows: int) -> None:
    """Whether what is kept of a measure is what so many rows of the file hold, but for the rounding of amounts.

    Raises:
        IngestError: ``not_conserved`` when it is not.
    """
    whole = measure in MEASURES and MEASURES[measure].unit == "count"
    if abs(file - kept) > 1e-9 * abs(file) + (0 if whole else ROUNDING * rows):
        raise IngestError("not_conserved", measure=measure, file=file, kept=kept)


def _metric_rows(
    connection: duckdb.DuckDBPyConnection, layout: Layout, *, split: bool
) -> tuple[str, Mapping[str, float], list[Note]]:
    """Name of the rows, what the file holds of each measure, and what a person should know."""
    measures = {column.name: alias(column) for column in stored_figures(layout)}
    derived, notes = _derived_figures(connection, layout)
    measures |= derived
    fields = [f"({value})::{measure_type(name)} as {name}" for name, value in measures.items()]
    fields += [f"{_entity_field(layout, name)} as {name}" for name in ENTITY_FIELDS if _entity_field(layout, name)]
    taken = (
        {"taken_on": date_literal(layout.taken_on), "seen_until": "max(date_day) over ()"} if layout.taken_on else {}
    )
    fields += [f"{value} as {name}" for name, value in taken.items()]
    measured = each("({0}) is not null", measures.values(), joint=" or ", none="false")
    has_figure = measured if layout.level not in PUBLISHED or not measures else "true"
    connection.execute(
        sql("metric_rows", key=key_sql(layout), fields=", ".join(fields) or "null as nothing", has_figure=has_figure)
    )
    without = count(connection, f"select count(*) from typed where {VALID} and date_day is not null "  # noqa: S608
                                 f"and not ({has_figure})")  # fmt: skip
    if without:
        notes.append(Note("rows_without_figure", {"n": without}))
    sums = _sums_by_measure(connection, measures)
    if not split:
        return "metric_rows", sums, notes
    names = [*(name for name in ENTITY_FIELDS if _entity_field(layout, name)), *taken]
    fields_sql = each(", arg_min({0}, line_no) as {0}", names, joint="")
    fields_sql += "".join(f", {_summed(name)} as {name}" for name in measures)
    connection.execute(sql("summed_rows", names=each("{0}", MEASURE_KEY), fields=fields_sql))
    people = [name for name in measures if not MEASURES[name].additive and _left_out(connection, name)]
    if people:
        notes.append(Note("people_not_added", {"measures": people}))
    return "summed_rows", sums, notes


def _summed(name: str) -> str:
    """SQL for a measure of rows that are added up; of people only a figure that all rows share."""
    if MEASURES[name].additive:
        return f"sum({name})::{measure_type(name)}"
    return f"case when min({name}) = max({name}) then min({name}) end"


def _left_out(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    keys = each("{0}", MEASURE_KEY)
    query = f"select 1 from metric_rows group by {keys} having min({name}) <> max({name}) limit 1"  # noqa: S608
    return bool(connection.execute(query).fetchall())


def _sums_by_measure(connection: duckdb.DuckDBPyConnection, measures: Mapping[str, str]) -> Mapping[str, float]:
    """What the dated rows of the file hold of each measure that may be summed."""
    names = [name for name in measures if MEASURES[name].additive]
    sums_sql = each("sum({0})::double", [measures[name] for name in names], none="count(*)")
    query = f"select {sums_sql} from typed where {VALID} and date_day is not null"  # noqa: S608
    return _by_name(names, connection.execute(query).fetchall()[0])


def _kept_sums(connection: duckdb.DuckDBPyConnection, rows: str, names: Sequence[str]) -> Mapping[str, float]:
    """What the rows as they are kept come to."""
    query = f"select {each('sum({0})::double', names, none='count(*)')} from {rows}"  # noqa: S608
    return _by_name(names, connection.execute(query).fetchall()[0])


def _by_name(names: Sequence[str], sums: Sequence[float | None]) -> Mapping[str, float]:
    return {name: value for name, value in zip(names, sums, strict=False) if value is not None}


def _entity_field(layout: Layout, name: str) -> str:
    """SQL for a field of the entity, empty when the file does not hold it."""
    if name == "created_at":
        has_moment = any(column.name == "date_day" and column.kind == "moment" for column in layout.columns)
        return "created_at" if has_moment else ""
    column = layout.column(name)
    return alias(column) if column else ""


def _derived_figures(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[dict[str, str], list[Note]]:
    """Figures that follow from others: results by their indicator, value from the return on spend."""
    derived: dict[str, str] = {}
    notes: list[Note] = []
    results, result_type = layout.column("results_mixed"), layout.column("result_type")
    for name, pattern in RESULT_TYPES.items() if results and result_type else ():
        if layout.column(name) is None and results and result_type:
            matches = f"regexp_matches(lower({alias(result_type)}), '{pattern}')"
            derived[name] = f"case when {matches} then {alias(results)} end"
    ratio, spend = layout.column(layout.value_from), layout.column("spend")
    if ratio and spend and layout.column("conversions_value") is None:
        derived["conversions_value"] = f"{alias(ratio)} * {alias(spend)}"
    for name, value in derived.items():
        total = connection.execute(f"select sum({value}) from typed where {VALID}").fetchall()[0][0]  # noqa: S608
        if total is not None:
            notes.append(Note("derived", {"measure": name, "total": round(total, 2)}))
    return derived, notes


def create_order_rows(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Make the view ``order_rows``: line items to orders, of whose own amounts one line holds each."""
    fields = []
    for name in ORDER_FIELDS[1:]:
        column = layout.column(name)
        if name == "financial_status":
            state = f"first({alias(column)} order by line) filter ({alias(column)} is not null)" if column else "null"
            fields.append(f"{order_states.state_sql(state)} as {name}")
        elif name == "cancelled_day" and column:
            fields.append("max(cancelled_day) as cancelled_day")
        elif column and name == "lineitem_quantity":
            fields.append(f"sum({alias(column)})::bigint as {name}")
        elif column and column.kind == "money" and layout.by_item:
            fields.append(f"sum({alias(column)})::{DECIMAL} as {name}")
        elif column and column.kind == "money":
            fields.append(
                f"if(min({alias(column)}) = max({alias(column)}), min({alias(column)}), null)::{DECIMAL} as {name}"
            )
        elif column:
            fields.append(f"first({alias(column)} order by line) filter ({alias(column)} is not null) as {name}")
        elif name == "currency" and layout.currency:
            fields.append(f"{literal(layout.currency)} as currency")
    order = layout.column("order_name")
    connection.execute(
        sql("order_rows", platform=literal(layout.platform), account=account_sql(layout),
            order=alias(order) if order else "''", fields=", ".join(fields))
    )  # fmt: skip
