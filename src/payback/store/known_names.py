"""Under which key the history knows what a file is about: accounts and ads with and without an id, moved posts.

One file gives an id and a name, the next only the name. Where exactly one thing of the history bears that name, the
rows of the file are kept under its key: under two they would count twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.sql.queries import each
from payback.store.fact_tables import ENTITY, METRIC
from payback.store.queries import fact_sql, sql

if TYPE_CHECKING:
    from collections.abc import Collection

    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact

OWN_NAME = (
    "case {0}.level when 'campaign' then coalesce({0}.name, {0}.campaign_name) "
    "when 'ad_group' then coalesce({0}.name, {0}.ad_group_name) else {0}.name end"
)
"""SQL for what a thing itself is called."""

DETAILS = ("campaign_name", "ad_group_name")
"""Names beside its own that tell an ad from its namesakes, where a file gives them."""


def take_known_accounts(cursor: Cursor, facts: Collection[Fact], tables: Collection[int]) -> None:
    """Keep rows under the account that the history knows by this name, or knew by its name before its id came.

    Args:
        cursor: Holds the loaded rows.
        facts: What they are about.
        tables: Numbers of those that say themselves whose their rows are: a name that a person typed stays one.
    """
    strict = [fact.name for fact in facts if fact.strict]
    if not strict or not tables:
        return
    numbers = ", ".join(map(str, tables))
    of_tables = f"select platform, account_id from loaded_{{0}} where table_no in ({numbers})"  # noqa: S608
    accounts = each(of_tables, strict, joint=" union ")
    names = "loaded_entity" if ENTITY in facts else "(select * from entity limit 0)"
    cursor.execute(sql("known_accounts", accounts=accounts, names=names))
    if _some(cursor, "known_accounts"):
        if ENTITY in facts:
            cursor.execute(sql("remember_account_ids"))
        for fact in facts:
            cursor.execute(sql("take_known_accounts", fact=fact.name))


def take_known_days(cursor: Cursor) -> None:
    """Keep what a post gathered for life on the day on which the history has it: on another it would count again."""
    cursor.execute(sql("known_days", digest=_is_digest("entity_id")))
    if _some(cursor, "known_days"):
        cursor.execute(sql("take_known_days"))


def take_known_ids(cursor: Cursor, fields: Collection[str]) -> None:
    """Keep campaigns and ads under the id that the history knows them by; what becomes one is added up."""
    same_details = each(f"coalesce({_plain('s.{0}')} = {_plain('t.{0}')}, true)", DETAILS, joint=" and ")
    cursor.execute(
        sql("known_ids", digest=_is_digest("s.entity_id"), known_digest=_is_digest("t.entity_id"),
            same_name=f"{_plain(OWN_NAME.format('t'))} = {_plain(OWN_NAME.format('s'))}", same_details=same_details)
    )  # fmt: skip
    if not _some(cursor, "known_ids"):
        return
    figures = "".join(f", {_together(name)} as {name}" for name in fields)
    cursor.execute(fact_sql("known_id_figures", METRIC, figures=figures))
    cursor.execute(sql("known_id_names"))
    for fact in (METRIC, ENTITY):
        cursor.execute(sql("delete_renamed", fact=fact.name))
        cursor.execute(f"insert into loaded_{fact.name} by name from renamed_{fact.name}")


def _is_digest(column: str) -> str:
    """SQL: the id of something that its file gives no id for, made of its names."""
    return f"regexp_full_match({column}, '[0-9a-f]{{32}}')"


def _plain(column: str) -> str:
    """SQL for a name as two files may write it."""
    return rf"lower(regexp_replace(trim({column}), '\s+', ' ', 'g'))"


def _together(name: str) -> str:
    """SQL for a figure of rows that become one: a sum, or what they all say."""
    return f"sum({name})" if MEASURES[name].additive else f"case when min({name}) = max({name}) then min({name}) end"


def _some(cursor: Cursor, table: str) -> bool:
    return bool(cursor.execute(f"select 1 from {table} limit 1").fetchall())  # noqa: S608 - a name of ours
