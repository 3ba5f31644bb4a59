"""Any other table, once a person has said which column is what; the mapping is remembered by the header's signature."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from payback.exports.describe import INVISIBLE, SPACES, Entity, Export, Field, Span, normal
from payback.exports.engine.matching import Match, match
from payback.exports.errors import ReadError
from payback.history.measures import MEASURES, STORED_MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DAYS = ("date_day", "date_week", "date_month", "date_start", "date_end")
STARTS = DAYS[:-1]
SOURCE = "generic"
TEXTS = ("account", "network", "name", "url", "campaign_name", "ad_group_name", "kind", "currency")
IDS = ("account_id", "post_id", "ad_id", "ad_group_id", "campaign_id")
FIGURES = STORED_MEASURES
ENTITIES = (
    Entity("post_id", "post", "post", ("post_id",)), Entity("ad_id", "ad", "ad", ("ad_id",)),
    Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)), Entity("ad_group_name", "ad_group", "ad_group"),
    Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
    Entity("campaign_name", "campaign", "campaign"), Entity("name", "post", "post"), Entity("", "account", "account"),
)  # fmt: skip
SPANS = (Span(("date_start", "date_end"), "period"), Span(("date_start",), "period"), Span(("date_day",), "day"),
         Span(("date_week",), "week"), Span(("date_month",), "month"))  # fmt: skip
ROLES = (*DAYS, *TEXTS, *IDS, *FIGURES)
"""What a person may say a column is."""


def labels(header: Sequence[str]) -> tuple[str, ...]:
    """A name of its own for each column: a repeated one is numbered (``Views (2)``), an empty one says its place."""
    named: list[str] = []
    seen: Counter[str] = Counter()
    for place, cell in enumerate(header, start=1):
        name = SPACES.sub(" ", cell.translate(INVISIBLE)).strip() or f"#{place}"
        seen[normal(name)] += 1
        named.append(name if seen[normal(name)] == 1 else f"{name} ({seen[normal(name)]})")
    return tuple(named)


def signature(header: Sequence[str]) -> str:
    """One value for all files with these columns in this order, however they are dressed."""
    return hashlib.sha256("\x1f".join(map(normal, header)).encode()).hexdigest()


def finder(mapping: str) -> Callable[[Sequence[str], str], Match | None] | None:
    """A search for headers that a person mapped; None when nothing is mapped.

    Args:
        mapping: JSON object of a column's label to its role, as the answer ``columns`` holds it; an empty role is a
            column that is left alone.

    Raises:
        ReadError: ``bad_mapping`` when it is no such object; and as `check_roles`.
    """
    if not mapping:
        return None
    export = _export(_roles(mapping))
    names = {name for column in export.columns.values() for name in column.names["en"]}

    def found(header: Sequence[str], _name: str) -> Match | None:
        # Rows are many and headers few: most are told by their cells alone.
        named = labels(header) if names & set(map(normal, header)) else ()
        return match(named, export) if named else None

    return found


def _roles(mapping: str) -> Mapping[str, str]:
    try:
        said = json.loads(mapping)
    except json.JSONDecodeError as error:
        raise ReadError("bad_mapping") from error
    if not isinstance(said, dict) or not all(isinstance(role, str) for role in said.values()):
        raise ReadError("bad_mapping")
    roles = {str(label): role for label, role in said.items() if role}
    check_roles(roles)
    until = "date_end" in roles.values()
    return {label: "date_start" if until and role == "date_day" else role for label, role in roles.items()}


def check_roles(roles: Mapping[str, str]) -> None:
    """Whether a table can be read once its columns are this, by their labels.

    Raises:
        ReadError: ``bad_mapping`` for an unknown role, ``mapping_twice`` when two columns would be the same thing,
            ``mapping_needs_day`` and ``mapping_needs_figure`` when there is none.
    """
    given = Counter(roles.values())
    if not given.keys() <= {*ROLES}:
        raise ReadError("bad_mapping")
    if twice := [role for role, n in given.items() if n > 1]:
        raise ReadError("mapping_twice", columns=[label for label, role in roles.items() if role == twice[0]])
    for key, wanted in (("mapping_needs_day", STARTS), ("mapping_needs_figure", FIGURES)):
        if not given.keys() & {*wanted}:
            raise ReadError(key)


def _export(roles: Mapping[str, str]) -> Export:
    columns = {role: Field(_kind(role), {"en": (normal(label),)}, required=role in STARTS, shown=label)
               for label, role in roles.items()}  # fmt: skip
    return Export(
        source=SOURCE, platform="", needs=tuple(columns), columns=columns, entities=ENTITIES, spans=SPANS,
        mark="",
    )  # fmt: skip


def _kind(role: str) -> str:
    if role in DAYS:
        return "day"
    if role in MEASURES:
        unit = MEASURES[role].unit
        return "money" if unit == "money" else "count" if unit == "count" and role != "conversions" else "number"
    return "id" if role in IDS else "text"
