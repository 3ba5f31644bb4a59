"""Whether the store works, and whether what it holds is consistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.date_bounds import CLOCKS_APART, EARLIEST, LONGEST_AHEAD
from payback.history.health import Finding, Health
from payback.history.measures import LARGEST, MEASURES
from payback.sql.queries import literal
from payback.store.current_state import roll_up_sql
from payback.store.fact_tables import FACTS
from payback.store.queries import fact_sql
from payback.store.schema import schema_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact


def summary(cursor: Cursor, backend: str) -> Health:
    """A quick answer; see `Store.health`."""
    query = "select n, (select count(*) from import_batch) from import_lock where name = 'data'"
    data_version, batches = cursor.execute(query).fetchall()[0]
    return Health(backend, schema_version(cursor), data_version, batches)


def take_notices(cursor: Cursor) -> dict[str, int]:
    """What a migration has to say, once; see `Store`."""
    notices = dict(cursor.execute("select key, sum(n)::bigint from notice group by key").fetchall())
    if notices:
        cursor.execute("delete from notice")
    return notices


def findings(cursor: Cursor) -> tuple[Finding, ...]:
    """Everything that must hold and that no database checks for us; see `Store.check`."""
    cursor.execute("begin")  # one state for all questions, also while somebody imports
    try:
        return tuple(finding for fact in FACTS for finding in _findings(cursor, fact))
    finally:
        cursor.execute("rollback")


def _findings(cursor: Cursor, fact: Fact) -> Iterator[Finding]:
    for name, query in _checks(cursor, fact):
        if rows := cursor.execute(query).fetchall()[0][0]:
            yield Finding(f"{fact.name}.{name}", int(rows))
    for name, condition in (("days", _impossible_days(fact)), ("figures", _impossible_figures(fact))):
        for import_id, file, rows in _impossible(cursor, fact, condition):
            yield Finding(f"{fact.name}.impossible_{name}", rows, import_id, file)


def _impossible(cursor: Cursor, fact: Fact, condition: str) -> list[tuple[int, str, int]]:
    """Applied imports that brought rows of which a condition holds, with how many these are."""
    return cursor.execute(fact_sql("check_possible", fact, condition=condition)).fetchall() if condition else []


def _impossible_days(fact: Fact) -> str:
    """SQL: a day on which there was no platform yet, or that had not come when the file did."""
    days = tuple(name for name in ("date_day", "date_end") if name in (*fact.key, *fact.fields))
    if not days:
        return ""
    first, last = days[0], days[-1]
    begun = f"b.created_at::date + {CLOCKS_APART.days}"
    end = f"v.{last} > {begun} + {LONGEST_AHEAD.days}"
    return f"v.{first} < date {literal(str(EARLIEST))} or v.{first} > {begun} or {end}"


def _impossible_figures(fact: Fact) -> str:
    """SQL: a figure that no platform counts, as `ingest.cell_checks` keeps them out of what is imported."""
    measures = {name: MEASURES[name] for name in fact.fields if name in MEASURES}
    too_large = [f"abs(v.{name}) > {LARGEST}" for name in measures]
    return " or ".join(too_large + [f"v.{name} < 0" for name, measure in measures.items() if not measure.signed])


def _checks(cursor: Cursor, fact: Fact) -> Iterator[tuple[str, str]]:
    yield "without_import", fact_sql("check_without_import", fact)
    yield "repeated_keys", fact_sql("check_repeated_keys", fact)
    yield "state", fact_sql("check_state", fact, fact.fields)
    if fact.roll_ups:
        cursor.execute(fact_sql("create_stale_months", fact))
        cursor.execute(fact_sql("insert_all_months", fact))
    for roll_up in fact.roll_ups:
        columns = ", ".join(row[0] for row in cursor.execute(f"describe {roll_up}").fetchall())
        query = fact_sql("check_roll_up", fact, roll_up=roll_up, query=roll_up_sql(roll_up), columns=columns)
        yield roll_up.removeprefix(f"{fact.name}_"), query
