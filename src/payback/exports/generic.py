"""Any other table, once a person has said which column is what; the mapping is remembered by the header's signature."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from payback.core.history import MEASURES
from payback.exports.describe import Entity, Export, Field, Span, normal
from payback.exports.errors import ReadError
from payback.exports.matching import Match, match

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TEXTS = ("account", "network", "name", "url", "campaign_name", "ad_group_name", "kind", "currency")
IDS = ("account_id", "post_id", "ad_id", "ad_group_id", "campaign_id")
ENTITIES = (
    Entity("post_id", "post", "post", ("post_id",)), Entity("ad_id", "ad", "ad", ("ad_id",)),
    Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)), Entity("ad_group_name", "ad_group", "ad_group"),
    Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
    Entity("campaign_name", "campaign", "campaign"), Entity("name", "post", "post"), Entity("", "account", "account"),
)  # fmt: skip
ROLES = ("date_day", *TEXTS, *IDS, *(name for name in MEASURES if name != "results_mixed"))
"""What a person may say a column is."""


def signature(header: Sequence[str]) -> str:
    """One value for all files with these columns in this order, however they are dressed."""
    return hashlib.sha256("\x1f".join(map(normal, header)).encode()).hexdigest()


def finder(mapping: str) -> Callable[[Sequence[str], str], Match | None] | None:
    """A search for headers that a person mapped; None when nothing is mapped.

    Args:
        mapping: JSON object of a column's header to its role, as the answer ``columns`` holds it.

    Raises:
        ReadError: ``bad_mapping`` when it is no such object, names an unknown role, or has no day or no measure.
    """
    if not mapping:
        return None
    export = _export(_roles(mapping))
    return lambda header, _name: match(header, export)


def _roles(mapping: str) -> Mapping[str, str]:
    try:
        roles = json.loads(mapping)
    except json.JSONDecodeError as error:
        raise ReadError("bad_mapping") from error
    sound = isinstance(roles, dict) and set(roles.values()) <= set(ROLES)
    if not sound or "date_day" not in roles.values() or not set(roles.values()) & MEASURES.keys():
        raise ReadError("bad_mapping")
    return {str(header): str(role) for header, role in roles.items()}


def _export(roles: Mapping[str, str]) -> Export:
    columns = {role: Field(_kind(role), {"en": (normal(header),)}, required=role == "date_day", shown=header)
               for header, role in roles.items()}  # fmt: skip
    asks = () if {"account", "account_id"} & columns.keys() else ("account",)
    return Export(
        source="generic", platform="", needs=tuple(columns), columns=columns, entities=ENTITIES,
        spans=(Span(("date_day",), "day"),), asks=asks, mark="",
    )  # fmt: skip


def _kind(role: str) -> str:
    if role == "date_day":
        return "day"
    if role in MEASURES:
        unit = MEASURES[role].unit
        return "money" if unit == "money" else "count" if unit == "count" and role != "conversions" else "number"
    return "id" if role in IDS else "text"
