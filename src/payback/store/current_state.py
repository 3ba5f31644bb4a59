"""The current state and its months: what an import, an undo or a redo changes, and nothing else.

The rule: for every key and every figure, the value of the latest applied import that measured it; of figures that
grow for life, the value that was read off latest, whichever import brought it. NULL means "not measured": it never
overwrites and never becomes zero. A key stays as long as an applied import holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import LEVELS
from payback.sql.order_states import REFUND, STANDS
from payback.sql.queries import each
from payback.store.fact_tables import FACTS, NOT_SUMMED, ROLLED_UP, RUNNING, SUMMED
from payback.store.queries import fact_sql, sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact


_STEPS = {"removed": "delete_removed", "changed": "update_changed", "new": "insert_new"}
"""Query for the keys in each state of a delta, in the order in which they run."""

DeltaCounts = dict["Fact", "Mapping[str, int]"]
"""For each fact, how many keys are in each state of `_STEPS`; the others stay as they are."""


def load_delta(cursor: Cursor, fields: Mapping[Fact, tuple[str, ...]]) -> DeltaCounts:
    """Work out into ``delta_<fact>`` what the loaded rows change in the current state; change nothing.

    The rows of the newest import need no look at older ones: they win wherever they measured something that was not
    read off later before.
    """
    for fact, measured in fields.items():
        cursor.execute(fact_sql("delta_of_load", fact, measured, loaded=decided(cursor, fact, measured)))
    return {fact: _states(cursor, fact) for fact in fields}


def decided(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> str:
    """The loaded rows as SQL, without the figures of which a later reading is known."""
    loaded = f"loaded_{fact.name}"
    if not fact.taken or not _count(cursor, f"{fact.versions} where {fact.taken[0]} is not null"):
        return loaded
    cursor.execute(fact_sql("newer_versions", fact, fields))
    if not _count(cursor, outdated := f"outdated_{fact.name}"):
        return loaded
    key, names = each("{0}", fact.key), each(", {0}", fields, joint="")
    return f"(select {key}{names} from {loaded} anti join {outdated} using ({key}) union all by name from {outdated})"  # noqa: S608


def _count(cursor: Cursor, rows: str) -> int:
    return int(cursor.execute(f"select count(*) from {rows}").fetchall()[0][0])  # noqa: S608


def recompute(cursor: Cursor, import_ids: Sequence[int]) -> None:
    """Make the state of every key that these imports hold what the applied imports say, and its months with it.

    Figures that none of them measured cannot be changed by them: they are left alone.
    """
    for fact in FACTS:
        rows, *counts = cursor.execute(fact_sql("version_counts", fact, fact.fields), [[*import_ids]]).fetchall()[0]
        if rows:
            fields = tuple(name for name, count in zip(fact.fields, counts, strict=True) if count)
            cursor.execute(fact_sql("delta_of_versions", fact, fields), [[*import_ids]])
            merge_delta(cursor, fact, fields, _states(cursor, fact))


def merge_delta(cursor: Cursor, fact: Fact, fields: tuple[str, ...], states: Mapping[str, int]) -> None:
    """Write ``delta_<fact>`` into the current state of one fact, and sum its stale months again."""
    if not states:
        return
    if fact.roll_ups:
        cursor.execute(fact_sql("create_stale_months", fact))
        cursor.execute(fact_sql(f"insert_stale_months_{fact.name}", fact))
    for state, step in _STEPS.items():
        if state in states:
            cursor.execute(fact_sql(step, fact, fields))
    if fact.roll_ups:
        cursor.execute(fact_sql(f"insert_stale_months_{fact.name}", fact))
        refresh_roll_ups(cursor, fact)


def refresh_roll_ups(cursor: Cursor, fact: Fact) -> None:
    """Sum the stale months of one fact again, from its current state; without any there is nothing to plan for."""
    if not _count(cursor, f"stale_months_{fact.name}"):
        return
    for roll_up in fact.roll_ups:
        cursor.execute(fact_sql("delete_stale_months", fact, roll_up=roll_up))
        cursor.execute(f"insert into {roll_up} by name {roll_up_sql(roll_up)}")


def rebuild_roll_ups(cursor: Cursor, facts: Iterable[Fact] = FACTS) -> None:
    """Sum every month of these facts again."""
    for fact in facts:
        if fact.roll_ups:
            cursor.execute(fact_sql("create_stale_months", fact))
            cursor.execute(fact_sql("insert_all_months", fact))
            refresh_roll_ups(cursor, fact)


WEEK_DAYS = 7
IN_A_MONTH = f"(last_date < month + interval 1 month or last_date - first_date < {WEEK_DAYS})"
"""SQL: a period that a month can hold."""

LEVEL_ORDER = "[" + each("'{0}'", LEVELS) + "]"
PERIODS = {
    "in_a_month": IN_A_MONTH,
    "period_sums": each("sum({0})::decimal(18, 4) as {0}", SUMMED),
    "added": each("{0}", SUMMED),
    "levels": LEVEL_ORDER,
    "days_of_periods": sql(
        "days_of_periods", day_values=each("{0}::decimal(18, 4) as {0}", SUMMED), added=each("{0}", SUMMED)
    ),
    "is_longest": sql("is_longest"),
}
"""What every query about periods takes."""


def roll_up_sql(roll_up: str) -> str:
    """The query that sums the stale months for a roll-up."""
    sums = each("sum(d.{0}::decimal(18, 4))::decimal(18, 4) as {0}", SUMMED)
    single_values = each("case when count(d.{0}) = 1 then max(d.{0}) end::decimal(18, 4) as {0}", NOT_SUMMED)
    # Two entities at one level each have a total: any would do, but always the same.
    running = each("arg_max(d.{0}, d.entity_id)::decimal(18, 4) as {0}_of_any", RUNNING)
    return sql(
        f"roll_up_{roll_up}",
        daily=f"{sums}, {single_values}, {running}",
        sums=sums,
        values=", ".join((each("{0}", SUMMED), each("{0}_of_any as {0}", RUNNING))),
        measures=each("{0}", ROLLED_UP),
        running=each("'{0}'", RUNNING),
        published="level in ('post', 'video')",
        published_days="d.level in ('post', 'video')",
        **PERIODS,
        stands=STANDS,
        refund=REFUND,
    )


def _states(cursor: Cursor, fact: Fact) -> Mapping[str, int]:
    return dict(cursor.execute(f"select state, count(*) from delta_{fact.name} group by state").fetchall())  # noqa: S608
