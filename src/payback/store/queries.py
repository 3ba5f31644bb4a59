"""The SQL of the store: one file a question, filled in with names from our own vocabulary, never from a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from payback.sql.queries import each, query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.store.fact_tables import Fact


SORT_COLUMNS = 3
"""Columns of a key by which rows are stored in order: the others would make the sorting long and nothing faster."""


DAYS_BITS, IMPORT_BITS = 17, 28
"""Of a rank: for each day on which a reading was taken, and for the import below them; 62 in all."""

sql = partial(query, "payback.store")
"""The query of that name, its ``{parts}`` filled in."""


def fact_sql(name: str, fact: Fact, fields: Iterable[str] = (), **parts: str) -> str:
    """A query that serves every fact, for this one and these of its fields.

    Fills in the tables, the key as a list (``key``), with a prefix (``s_key``) and as a condition between the
    aliases ``s`` and ``t`` (``key_match``).
    """
    fields = tuple(fields)
    merged = "case when min({0}) = max({0}) then max({0}) end" if fact.strict else "max({0})"
    return sql(
        name,
        fact=fact.name,
        current=fact.current,
        versions=fact.versions,
        first_key=fact.key[0],
        key=each("{0}", fact.key),
        order=each("{0}", fact.key[:SORT_COLUMNS]),
        s_key=each("s.{0}", fact.key),
        key_match=each("t.{0} = s.{0}", fact.key, joint=" and "),
        fields=each(", {0}", fields, joint=""),
        assignments=each("{0} = s.{0}", fields, none=f"{fact.key[0]} = s.{fact.key[0]}"),
        newer_fields=each(", coalesce(s.{0}, t.{0}) as {0}", fields, joint=""),
        any_change=each("s.{0} is not null and s.{0} is distinct from t.{0}", fields, joint="\n  or ", none="false"),
        latest_fields=each(f", arg_max(v.{{0}}, {rank(fact)}) as {{0}}", fields, joint=""),
        undecided_fields=each(", if(count(v.{0}) = 0, any_value(s.{0}), null) as {0}", fields, joint=""),
        version_match=each("v.{0} = s.{0}", fact.key, joint=" and "),
        v_taken=_taken(fact, "v"),
        s_taken=_taken(fact, "s"),
        first_taken=next(iter(fact.taken), "null"),
        taken=each(", {0}", fact.taken, joint=""),
        latest_taken=each(", max({0}) as {0}", fact.taken, joint=""),
        merged_fields=each(f", {merged} as {{0}}", fields, joint=""),
        field_counts=each("count({0})", fields),
        **parts,
    )


def _taken(fact: Fact, alias: str) -> str:
    """SQL that orders readings by when they were taken; 0 for those of a day, which are taken once."""
    days = (f"(coalesce({alias}.{name}, date '1970-01-01') - date '1970-01-01')" for name in fact.taken)
    return f" * {1 << DAYS_BITS} + ".join(days) or "0"


def rank(fact: Fact) -> str:
    """SQL for the place of a version among those of its key: a single number, by which the highest is found fastest."""
    return f"({_taken(fact, 'v')}) * {1 << IMPORT_BITS} + v.import_id" if fact.taken else "v.import_id"
