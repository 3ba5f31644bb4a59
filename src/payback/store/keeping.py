"""What becomes of typed rows: whose they are, what must be asked or told, and the file that the store takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.core.history import ENTITY_FIELDS, MEASURES, ORDER_FIELDS, Note, Question
from payback.store import cells
from payback.store.queries import sql

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from payback.core.layout import Column, Layout

GOOD = "class = 'row' and wrong = 0"
NUMBERED_LEVELS = ("campaign", "ad_group", "ad", "keyword")
"""Levels of which equal rows are real: without an id two ads may share a name on one day."""

KEY = ("date_day", "date_end", "platform", "account_id", "level", "entity_id", "currency")
MOST_NAMES = 3
ROUNDING_PER_ROW = 0.01
ROUNDING_SHARE = 0.0005
LEAST_CURRENCIES = 2
DEFAULT_CURRENCY = "CAD"
LINK_ID = r"(\d{8,})\D*$"
RESULTS = {"conversions": r"purchase|achat|compra|kauf|aankoop", "leads": r"lead|prospect|cadastro"}


def platform_sql(layout: Layout) -> str:
    """SQL for the network of a row."""
    column = layout.column("network")
    if column is None or (layout.platform and not layout.stacked) or layout.source == "meta_ads":
        return cells.literal(layout.platform)
    name = f"lower({cells.alias(column)})"
    branches = " ".join(f"when {name} = '{said}' then '{ours}'" for said, ours in cells.NETWORK.items())
    return f"case {branches} when {name} is null then {cells.literal(layout.platform)} else {name} end"


def account_sql(layout: Layout) -> str:
    """SQL for the account of a row: its id, its name, the handle in its link, or what the person said."""
    options = [cells.alias(c) for c in map(layout.column, ("account_id", "account")) if c]
    url = layout.column("url")
    if url and layout.handle:
        options.append(f"nullif(regexp_extract({cells.alias(url)}, {cells.literal(layout.handle)}, 1), '')")
    return f"coalesce({', '.join([*options, cells.literal(layout.account_id)])})"


def currency_sql(layout: Layout) -> str:
    """SQL for the currency of a row."""
    column = layout.column("currency")
    said = cells.literal(layout.currency)
    return f"coalesce(upper({cells.alias(column)}), {said})" if column else said


def entity_sql(layout: Layout) -> str:
    """SQL for what a row is about: the platform's id, else a digest of all that names it; with its breakdown."""
    named = [c for c in (layout.column(name) for name in layout.keys) if c]
    split = [c for c in layout.columns if c.index in layout.breakdowns]
    own = "''"
    if len(named) == 1 and named[0].name == "url":
        link = cells.alias(named[0])
        own = f"coalesce(nullif(regexp_extract({link}, '{LINK_ID}', 1), ''), {link}, '')"
    elif len(named) == 1 and (named[0].kind == "id" or named[0].name.endswith("_id")):
        own = f"coalesce({cells.alias(named[0])}, '')"
    elif named:
        own = _digest(named)
    return f"{own} || '/' || {_digest(split)}" if split else own


def _digest(columns: list[Column]) -> str:
    parts = ", ".join(f"coalesce({cells.alias(c)}, '')" for c in columns)
    return f"md5(concat_ws(chr(31), {parts}))"


def write(connection: duckdb.DuckDBPyConnection, layout: Layout, into: Path) -> tuple[Path | None, list[Note]]:
    """Write the rows as the store takes them; None when none of them has a day."""
    notes: list[Note] = []
    rows = _orders(connection, layout) if layout.fact == "order" else _metric(connection, layout, notes)
    if not connection.execute(f"select count(*) from {rows}").fetchall()[0][0]:  # noqa: S608 - a name of ours
        return None, notes
    connection.execute(sql("stage_write", rows=rows, into=str(into).replace("'", "''")))
    return into, notes


def _metric(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> str:
    measures = {c.name: cells.alias(c) for c in cells.stored(layout)} | _derived(connection, layout, notes)
    fields = [f"{_typed(name, value)} as {name}" for name, value in measures.items()]
    fields += [f"{_field(layout, name)} as {name}" for name in ENTITY_FIELDS if _field(layout, name)]
    key = (
        f"date_day, coalesce(date_end, date_day) as date_end, {platform_sql(layout)} as platform, "
        f"{account_sql(layout)} as account_id, {cells.literal(layout.level)} as level, "
        f"{entity_sql(layout)} as entity_id, {currency_sql(layout)} as currency"
    )
    connection.execute(sql("stage_keyed", key=key, fields=", ".join(fields) or "null as nothing"))
    if not layout.level.startswith(NUMBERED_LEVELS) or _has_id(layout):
        return "keyed"
    names = ", ".join(KEY)
    connection.execute(sql("stage_shared", names=names))
    if not connection.execute("select count(*) from shared").fetchall()[0][0]:
        return "keyed"
    connection.execute(sql("stage_told_apart", names=names, order=", ".join(measures) or "line_no"))
    return "told_apart"


def _has_id(layout: Layout) -> bool:
    return len(layout.keys) == 1 and layout.keys[0].endswith("_id")


def _typed(name: str, value: str) -> str:
    unit = MEASURES[name].unit
    if unit == "money":
        return f"({value})::decimal(18, 4)"
    return f"({value})::double" if unit != "count" or name == "conversions" else f"({value})::bigint"


def _field(layout: Layout, name: str) -> str:
    """SQL for a field of the entity, empty when the file does not hold it."""
    if name == "created_at":
        moment = next((c for c in layout.columns if c.name == "date_day" and c.kind == "moment"), None)
        return "created_at" if moment else ""
    column = layout.column(name)
    return cells.alias(column) if column else ""


def _derived(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> dict[str, str]:
    """Figures that follow from others: results by their indicator, value from the return on spend."""
    found: dict[str, str] = {}
    results, kind = layout.column("results_mixed"), layout.column("result_type")
    for name, pattern in RESULTS.items() if results and kind else ():
        if layout.column(name) is None and results and kind:
            said = f"regexp_matches(lower({cells.alias(kind)}), '{pattern}')"
            found[name] = f"case when {said} then {cells.alias(results)} end"
    ratio, spend = layout.column(layout.value_from), layout.column("spend")
    if ratio and spend and layout.column("conversions_value") is None:
        found["conversions_value"] = f"{cells.alias(ratio)} * {cells.alias(spend)}"
    for name, value in found.items():
        total = connection.execute(f"select sum({value}) from typed where {GOOD}").fetchall()[0][0]  # noqa: S608
        if total is not None:
            notes.append(Note("derived", {"measure": name, "total": round(total, 2)}))
    return found


def _orders(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    fields = []
    for name in ORDER_FIELDS[1:]:
        column = layout.column(name)
        if name == "cancelled_day" and column:
            fields.append("max(cancelled_day) as cancelled_day")
        elif column and name == "lineitem_quantity":
            fields.append(f"sum({cells.alias(column)})::bigint as {name}")
        elif column:
            value = f"first({cells.alias(column)} order by line) filter ({cells.alias(column)} is not null)"
            fields.append(f"({value}){'::decimal(18, 4)' if column.kind == 'money' else ''} as {name}")
    order = layout.column("order_name")
    connection.execute(
        sql("stage_orders", platform=cells.literal(layout.platform), account=account_sql(layout),
            order=cells.alias(order) if order else "''", fields=", ".join(fields))
    )  # fmt: skip
    return "orders"


def order_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many orders the line items belong to."""
    name = next(row[0] for row in connection.execute("describe typed").fetchall() if row[0].startswith("order_name_"))
    return int(connection.execute(f"select count(distinct {name}) from typed where {GOOD}").fetchall()[0][0])  # noqa: S608


def questions(connection: duckdb.DuckDBPyConnection, layout: Layout, undated: int) -> list[Question]:
    """What only the cells show to be missing: a currency for money that is not nought, days for rows that have none."""
    if not layout.fact:
        return []
    asked = []
    money = [cells.alias(c) for c in cells.figures(layout) if c.kind == "money" and c.name in MEASURES]
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
    return [*told, *_totals(connection, layout)]


def _totals(connection: duckdb.DuckDBPyConnection, layout: Layout) -> list[Note]:
    """Whether a total of the file agrees with the rows it totals; the one nearest to them is told."""
    added = [c for c in cells.figures(layout) if c.name in MEASURES and MEASURES[c.name].additive and c.sum_name]
    if not added:
        return []
    names = ", ".join(f"{cells.alias(c)}::double" for c in added)
    totals = connection.execute(f"select {names} from typed where class = 'total' limit 20").fetchall()  # noqa: S608
    if not totals:
        return []
    sums = ", ".join(f"sum({cells.alias(c)})::double" for c in added)
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
    money = [c for c in cells.figures(layout) if c.kind == "money" and c.sum_name]
    only = ", ".join(
        f"sum({cells.alias(c)}) filter ({currency_sql(layout)} = {cells.literal(code)})"
        for c in money
        for code in found
    )
    row = connection.execute(f"select {only} from typed where {GOOD}").fetchall()[0]  # noqa: S608
    return dict(zip((f"{c.sum_name}@{code}" for c in money for code in found), row, strict=True))


def account(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """Whose rows they are, as a person would say it; up to three names."""
    column = layout.column("account")
    shown = cells.alias(column) if column else account_sql(layout)
    rows = connection.execute(
        f"select distinct {shown} from typed where {GOOD} and {shown} <> '' order by 1 limit {MOST_NAMES}"  # noqa: S608
    ).fetchall()
    return ", ".join(row[0] for row in rows) or layout.account


def platform(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    """The networks of the rows, comma-separated."""
    rows = connection.execute(f"select distinct {platform_sql(layout)} from typed where {GOOD} order by 1").fetchall()  # noqa: S608
    return ", ".join(row[0] for row in rows if row[0]) or layout.platform
