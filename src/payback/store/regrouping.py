"""Figures of a store that was written before rows were added up to one for each thing and day.

Ads that share a name on one day were numbered (``…#2``), and what a column split had levels of its own (``ad_segment``,
``…/<digest>``). Both are added up under the key that a file gives today, import by import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.sql.queries import each
from payback.store.current_state import rebuild_roll_ups
from payback.store.fact_tables import ENTITY, METRIC

if TYPE_CHECKING:
    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact

OLD = r"(ends_with(level, '_segment') or regexp_full_match(entity_id, '[0-9a-f]{32}#\d+'))"
LEVEL = "replace(level, '_segment', '')"
WHOLE_ID = r"if(ends_with(level, '_segment'), regexp_replace(entity_id, '/[0-9a-f]{32}(#\d+)?$', ''), entity_id)"
ENTITY_ID = rf"regexp_replace({WHOLE_ID}, '#\d+$', '')"


def regroup(cursor: Cursor) -> None:
    """Add up what was kept split, in versions, current state and months."""
    for fact in (METRIC, ENTITY):
        if cursor.execute(f"select count(*) from {fact.versions} where {OLD}").fetchall()[0][0]:  # noqa: S608
            _regroup(cursor, fact)
    rebuild_roll_ups(cursor)


def _regroup(cursor: Cursor, fact: Fact) -> None:
    columns = {row[0] for row in cursor.execute(f"describe {fact.versions}").fetchall()}
    fields = [name for name in fact.fields if name in columns]
    table = f"regrouped_{fact.name}"
    renamed = {"level": f"{LEVEL} as level", "entity_id": f"{ENTITY_ID} as entity_id"}
    key = ", ".join(renamed.get(name, name) for name in fact.key)
    figures = "".join(f", {_together(name, fact)} as {name}" for name in fields)
    names = each("{0}", fact.key)
    latest = each(", arg_max({0}, import_id) as {0}", fields, joint="")
    applied = "import_id in (select import_id from import_batch where status = 'applied')"
    match = each("c.{0} = r.{0}", fact.key, joint=" and ")
    insert = f"insert into {fact.current} by name select {names} {latest} from {fact.versions}"  # noqa: S608
    for statement in (
        f"create temp table {table} as select import_id, {key} {figures} from {fact.versions} where {OLD} group by all",  # noqa: S608
        f"delete from {fact.versions} where {OLD}",  # noqa: S608
        f"insert into {fact.versions} by name from {table} anti join {fact.versions} using (import_id, {names})",
        f"delete from {fact.current} where {OLD}",  # noqa: S608
        f"delete from {fact.current} c using (select distinct {names} from {table}) r where {match}",  # noqa: S608
        f"{insert} semi join {table} using ({names}) where {applied} group by {names}",
        f"drop table {table}",
    ):
        cursor.execute(statement)


def _together(name: str, fact: Fact) -> str:
    """SQL for a field of rows that become one: a sum, or what they all say."""
    if fact is ENTITY:
        return f"max({name})"
    return f"sum({name})" if MEASURES[name].additive else f"case when min({name}) = max({name}) then min({name}) end"
