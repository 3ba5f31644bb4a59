"""The current state and its months: what an import, an undo or a redo changes, and nothing else.

The rule: for every key and every figure, the value of the latest applied import that measured it. NULL means "not
measured": it never overwrites and never becomes nought. A key is there as long as an applied import holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.store.facts import FACTS, ROLLED_UP, RUNNING, SUMMED
from payback.store.queries import about, each, sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.store.engine import Cursor
    from payback.store.facts import Fact


@dataclass(frozen=True, slots=True)
class Delta:
    """How many keys appear and how many change, names aside."""

    new: int = 0
    changed: int = 0


def overlay(cursor: Cursor, fields: Mapping[str, tuple[str, ...]]) -> Delta:
    """Work out what laying the arrived rows over the current state changes; write nothing.

    The rows of the newest import need no look at older ones: they win wherever they measured something.
    """
    for fact in FACTS:
        cursor.execute(about("delta", fact, fields[fact.name]))
    counts = [row for fact in FACTS if fact.strict for row in _states(cursor, fact)]
    return Delta(sum(n for state, n in counts if state == "new"), sum(n for state, n in counts if state == "changed"))


def settle(cursor: Cursor, import_id: int) -> None:
    """Make the state of every key that this import holds what the applied imports say, and its months with it.

    Figures that the import did not measure cannot be changed by it: they are left alone.
    """
    for fact in FACTS:
        counts = cursor.execute(about("measured", fact, fact.fields), [import_id]).fetchall()[0]
        fields = tuple(name for name, n in zip(fact.fields, counts, strict=True) if n)
        cursor.execute(about("settle", fact, fields), [import_id])
        apply(cursor, fact, fields)


def apply(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> None:
    """Write what `overlay` or `settle` worked out for one fact, and sum its touched months again."""
    if fact.months:
        cursor.execute(about("touched", fact))
        cursor.execute(about("touched_months", fact))
    for step in ("current_gone", "current_changed", "current_new"):
        cursor.execute(about(step, fact, fields))
    if fact.months:
        cursor.execute(about("touched_months", fact))
        sum_months(cursor, fact)


def sum_months(cursor: Cursor, fact: Fact) -> None:
    """Sum the touched months of one fact again, from its current state."""
    cursor.execute(about("months_out", fact, months=fact.months))
    cursor.execute(f"insert into {fact.months} by name {months_of(fact)}")


def months_of(fact: Fact) -> str:
    """The query that sums the touched months of a fact."""
    values = [each("sum(d.{0}::decimal(18, 4)) as {0}", SUMMED)]
    # Two entities at one level each have a total: any would do, but always the same.
    values += [each("arg_max(d.{0}, d.entity_id)::decimal(18, 4) as {0}", RUNNING)]
    return sql(
        f"months_of_{fact.name}",
        values=", ".join(values),
        measures=each("{0}", ROLLED_UP),
        running=each("'{0}'", RUNNING),
    )


def _states(cursor: Cursor, fact: Fact) -> list[tuple[str, int]]:
    return cursor.execute(f"select state, count(*) from delta_{fact.name} group by state").fetchall()  # noqa: S608
