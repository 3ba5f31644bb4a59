"""The current state and its months: what an import, an undo or a redo changes, and nothing else.

The rule: for every key and every figure, the value of the latest applied import that measured it. NULL means "not
measured": it never overwrites and never becomes nought. A key is there as long as an applied import holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.sql.queries import each
from payback.store.fact_tables import ALONE, FACTS, ROLLED_UP, RUNNING, SUMMED
from payback.store.queries import about, sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact


_STEPS = {"gone": "current_gone", "changed": "current_changed", "new": "current_new"}
"""What is to be done with a key in each state, in this order."""

Changes = dict["Fact", "Mapping[str, int]"]
"""For each fact, how many keys are in each state of `_STEPS`; the others stay as they are."""


def overlay(cursor: Cursor, fields: Mapping[Fact, tuple[str, ...]]) -> Changes:
    """Work out what laying the arrived rows over the current state changes; write nothing.

    The rows of the newest import need no look at older ones: they win wherever they measured something.
    """
    for fact, measured in fields.items():
        cursor.execute(about("delta", fact, measured))
    return {fact: _states(cursor, fact) for fact in fields}


def settle(cursor: Cursor, import_id: int) -> None:
    """Make the state of every key that this import holds what the applied imports say, and its months with it.

    Figures that the import did not measure cannot be changed by it: they are left alone.
    """
    for fact in FACTS:
        rows, *counts = cursor.execute(about("measured", fact, fact.fields), [import_id]).fetchall()[0]
        if rows:
            fields = tuple(name for name, n in zip(fact.fields, counts, strict=True) if n)
            cursor.execute(about("settle", fact, fields), [import_id])
            apply(cursor, fact, fields, _states(cursor, fact))


def apply(cursor: Cursor, fact: Fact, fields: tuple[str, ...], states: Mapping[str, int]) -> None:
    """Write what `overlay` or `settle` worked out for one fact, and sum its touched months again."""
    if not states:
        return
    if fact.roll_ups:
        cursor.execute(about("touched", fact))
        cursor.execute(about(f"touched_{fact.name}", fact))
    for state, step in _STEPS.items():
        if state in states:
            cursor.execute(about(step, fact, fields))
    if fact.roll_ups:
        cursor.execute(about(f"touched_{fact.name}", fact))
        sum_months(cursor, fact)


def sum_months(cursor: Cursor, fact: Fact) -> None:
    """Sum the touched months of one fact again, from its current state."""
    for table in fact.roll_ups:
        cursor.execute(about("months_out", fact, months=table))
        cursor.execute(f"insert into {table} by name {months_of(table)}")


def sum_all(cursor: Cursor) -> None:
    """Sum every month of every fact again."""
    for fact in FACTS:
        if fact.roll_ups:
            cursor.execute(about("touched", fact))
            cursor.execute(about("touched_all", fact))
            sum_months(cursor, fact)


def months_of(table: str) -> str:
    """The query that sums the touched months for a roll-up."""
    sums = each("sum(d.{0}::decimal(18, 4))::decimal(18, 4) as {0}", SUMMED)
    alone = each("case when count(d.{0}) = 1 then max(d.{0}) end::decimal(18, 4) as {0}", ALONE)
    # Two entities at one level each have a total: any would do, but always the same.
    running = each("arg_max(d.{0}, d.entity_id)::decimal(18, 4) as {0}_of_any", RUNNING)
    return sql(
        f"{table}_of",
        daily=f"{sums}, {alone}, {running}",
        sums=sums,
        values=", ".join((each("{0}", SUMMED), each("{0}_of_any as {0}", RUNNING))),
        measures=each("{0}", ROLLED_UP),
        running=each("'{0}'", RUNNING),
    )


def _states(cursor: Cursor, fact: Fact) -> Mapping[str, int]:
    return dict(cursor.execute(f"select state, count(*) from delta_{fact.name} group by state").fetchall())  # noqa: S608
