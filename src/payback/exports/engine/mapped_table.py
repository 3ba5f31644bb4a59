"""Any other table, once a person has said which column is what; the mapping is remembered by the header's signature."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from payback.exports.column_roles import DAYS, IDS, ROLES, STARTS
from payback.exports.describe import INVISIBLE, SPACES, Entity, Export, Field, Span, normal
from payback.exports.engine.header_matching import match
from payback.exports.errors import ReadError
from payback.history.measures import MEASURES, STORED_MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.exports.documents import Match
    from payback.exports.engine.sections import MatchHeader

SOURCE = "generic"
ENTITIES = (
    Entity("post_id", "post", "post", ("post_id",)), Entity("ad_id", "ad", "ad", ("ad_id",)),
    Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)), Entity("ad_group_name", "ad_group", "ad_group"),
    Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
    Entity("campaign_name", "campaign", "campaign"), Entity("name", "post", "post"), Entity("", "account", "account"),
)  # fmt: skip
SPANS = (Span(("date_start", "date_end"), "period"), Span(("date_start",), "period"), Span(("date_day",), "day"),
         Span(("date_week",), "week"), Span(("date_month",), "month"))  # fmt: skip


def unique_labels(header: Sequence[str]) -> tuple[str, ...]:
    """A name of its own for each column: a repeated one is numbered (``Views (2)``), an empty one says its place."""
    labels: list[str] = []
    counts: Counter[str] = Counter()
    for place, cell in enumerate(header, start=1):
        name = SPACES.sub(" ", cell.translate(INVISIBLE)).strip() or f"#{place}"
        counts[normal(name)] += 1
        labels.append(name if counts[normal(name)] == 1 else f"{name} ({counts[normal(name)]})")
    return tuple(labels)


def signature(header: Sequence[str]) -> str:
    """One value for all files with these columns in this order, whatever their capitals and spaces."""
    return hashlib.sha256("\x1f".join(map(normal, header)).encode()).hexdigest()


def header_search(roles: Mapping[str, str]) -> MatchHeader:
    """A search for headers that a person mapped.

    Args:
        roles: Of the columns, by their labels; complete.
    """
    has_end = "date_end" in roles.values()
    export = _export({label: "date_start" if has_end and role == "date_day" else role for label, role in roles.items()})
    names = {name for column in export.columns.values() for name in column.names["en"]}

    def match_header(header: Sequence[str], _name: str) -> Match | None:
        # Rows are many and headers few: most show by their cells alone that they are none.
        labels = unique_labels(header) if names & set(map(normal, header)) else ()
        return match(labels, export) if labels else None

    return match_header


def read_roles(mapping: str) -> Mapping[str, str]:
    """What a person said columns are, by their labels; a column that is left alone is not among them.

    Args:
        mapping: JSON object of a column's label to its role, as the answer ``columns`` holds it.

    Raises:
        ReadError: ``bad_mapping`` when it is no such object or a role is not known; ``mapping_twice`` when two columns
            would be the same thing.
    """
    try:
        columns = json.loads(mapping)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError("bad_mapping") from error
    if not isinstance(columns, dict) or not all(isinstance(role, str) for role in columns.values()):
        raise ReadError("bad_mapping")
    roles = {str(label): role for label, role in columns.items() if role}
    check_named(roles)
    return roles


def is_complete(roles: Mapping[str, str]) -> bool:
    """Whether a table can be read by what was said alone: it has a day and a figure."""
    given_roles = {*roles.values()}
    return not given_roles.isdisjoint(STARTS) and not given_roles.isdisjoint(STORED_MEASURES)


def check_named(roles: Mapping[str, str]) -> None:
    """Whether each column is something, and no two the same.

    Raises:
        ReadError: ``bad_mapping``, ``mapping_twice``.
    """
    counts = Counter(roles.values())
    if not counts.keys() <= {*ROLES}:
        raise ReadError("bad_mapping")
    if repeated := [role for role, count in counts.items() if count > 1]:
        raise ReadError("mapping_twice", columns=[label for label, role in roles.items() if role == repeated[0]])


def check_roles(roles: Mapping[str, str]) -> None:
    """Whether a table can be read once its columns are this, by their labels.

    Raises:
        ReadError: ``bad_mapping`` for an unknown role, ``mapping_twice`` when two columns would be the same thing,
            ``mapping_needs_day`` and ``mapping_needs_figure`` when there is none.
    """
    check_named(roles)
    for key, choices in (("mapping_needs_day", STARTS), ("mapping_needs_figure", STORED_MEASURES)):
        if not {*roles.values()} & {*choices}:
            raise ReadError(key)


def _export(roles: Mapping[str, str]) -> Export:
    columns = {role: Field(kind_of(role), {"en": (normal(label),)}, required=role in STARTS, label=label)
               for label, role in roles.items()}  # fmt: skip
    return Export(
        source=SOURCE, platform="", needs=tuple(columns), columns=columns, decimal_mark="",
        entities=tuple(entity for entity in ENTITIES if entity.column in {"", *columns}),
        spans=tuple(span for span in SPANS if {*span.columns} <= columns.keys()),
    )  # fmt: skip


def kind_of(role: str) -> str:
    """What the cells of such a column hold."""
    if role in DAYS:
        return "day"
    if role in MEASURES:
        unit = MEASURES[role].unit
        return "money" if unit == "money" else "count" if unit == "count" and role != "conversions" else "number"
    return "id" if role in IDS else "text"
