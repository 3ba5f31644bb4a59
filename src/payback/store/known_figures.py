"""What is known already of the rows of a file: under another currency, or as a whole of which the file holds parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.sql.queries import each
from payback.store.fact_tables import METRIC
from payback.store.queries import fact_sql, sql

if TYPE_CHECKING:
    from collections.abc import Collection

    from payback.store.engine import Cursor

NAMES = tuple(name for name in METRIC.key if name != "currency")
KEY = each("{0}", NAMES)
MATCH = each("t.{0} = s.{0}", NAMES, joint=" and ")
OTHER = each("o.{0} = s.{0}", NAMES, joint=" and ")
SOME_WITHOUT = """
select 1 from (select distinct platform, account_id, currency from loaded_metric) s
join (select distinct platform, account_id, currency from metric_by_entity) t using (platform, account_id)
where (s.currency = '') <> (t.currency = '') limit 1
"""


def join_currencies(cursor: Cursor, fields: Collection[str]) -> None:
    """Bring counts together that one file gave beside amounts in a currency and another without any.

    A count is the same whatever currency stands beside it: kept under both it would count twice.
    """
    if not cursor.execute(SOME_WITHOUT).fetchall():
        return
    cursor.execute(sql("take_known_currency", names=KEY, match=MATCH, other=OTHER))
    counts = [name for name in fields if MEASURES[name].unit != "money"]
    if not counts:
        return
    measured = each("{0} is not null", counts, joint=" or ")
    cursor.execute(sql("part_from_currency", names=KEY, measured=f"({measured})"))
    money = each(", {0}", [name for name in fields if name not in counts], joint="")
    match = f"{MATCH} and t.currency = s.currency"
    none = each("{0} = null", counts)
    cursor.execute(f"insert into loaded_metric by name select * exclude (currency{money}), '' as currency from parted")  # noqa: S608
    cursor.execute(f"update loaded_metric s set {none} from parted t where {match}")  # noqa: S608
    cursor.execute("drop table parted")


def leave_wholes(cursor: Cursor, fields: Collection[str], tables: Collection[int]) -> int:
    """Take out figures of split tables that are less than what is known: the platform gave a part of them only.

    Returns:
        How many figures were left as they are known.
    """
    if not tables:
        return 0
    numbers, left = ", ".join(map(str, tables)), 0
    for name in fields:
        if MEASURES[name].additive:
            rows = cursor.execute(fact_sql("leave_whole", METRIC, measure=name, tables=numbers)).fetchall()
            left += int(rows[0][0])
    return left
