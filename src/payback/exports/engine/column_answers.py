"""Columns that a description does not know: offered to a person, and read as the person says."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from payback.exports.column_roles import DAYS, ROLES
from payback.exports.describe import Field, normal
from payback.exports.engine import mapped_table
from payback.history.reading_result import Question
from payback.history.table_layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.exports.documents import Match
    from payback.exports.engine.header_matching import Catalogue
    from payback.exports.engine.sections import MatchHeader
    from payback.history.table_layout import Column, Layout

HEAD_ROWS, MOST_OFFERED = 5, 40
ANSWERABLE = tuple(role for role in ROLES if role not in DAYS)
"""What a column beside those of a description may be: its days are known."""


def header_search(mapping: str, catalogue: Catalogue) -> MatchHeader | None:
    """A search for headers of which a person said something; None when nothing was said.

    A described table keeps its description where only columns that it does not know were named; any other is read by
    what was said alone.

    Raises:
        ReadError: As `mapped_table.read_roles`.
    """
    if not mapping:
        return None
    roles = mapped_table.read_roles(mapping)
    by_hand = mapped_table.header_search(roles) if mapped_table.is_complete(roles) else None

    def match_header(header: Sequence[str], name: str) -> Match | None:
        described = catalogue.best_match(header, name)
        if described and (more := _extended(described, header, roles)):
            return more
        return by_hand(header, name) if by_hand else None

    return match_header


def _extended(match: Match, header: Sequence[str], roles: Mapping[str, str]) -> Match | None:
    """A match with what was said beside it; None where that is not of columns that the description leaves over."""
    if match.export.fact != "metric":
        return None
    places = {normal(cell): index for index, cell in enumerate(header) if index not in match.positions.values()}
    named = {role: (label, places.get(normal(label))) for label, role in roles.items()}
    if not named.keys() <= {*ANSWERABLE} - match.positions.keys() or any(index is None for _, index in named.values()):
        return None
    fields = {role: Field(mapped_table.kind_of(role), {"en": (normal(label),)}, label=label)
              for role, (label, _) in named.items()}  # fmt: skip
    positions = {role: index for role, (_, index) in named.items() if index is not None}
    export = replace(match.export, columns={**match.export.columns, **fields})
    return replace(match, export=export, positions={**match.positions, **positions})


def offer(tables: Sequence[Layout], mapping: str) -> dict[str, Any]:
    """The columns of a described table of which a person may say something, under the names of `FileLayout`."""
    if len(tables) != 1 or tables[0].source == mapped_table.SOURCE:
        return {}
    named_headers = {normal(label) for label in (mapped_table.read_roles(mapping) if mapping else ())}
    columns = [
        column for column in tables[0].columns if column.name == UNKNOWN or normal(column.header) in named_headers
    ]
    named = list({column.header: column for column in columns if column.header}.values())[:MOST_OFFERED]
    if not named:
        return {}
    return {
        "columns": tuple(column.header for column in named),
        "head": tuple(_first_rows(tables[0], named)),
        "roles": tuple(Question(column.header, choices=ANSWERABLE) for column in named),
    }


def _first_rows(table: Layout, columns: Sequence[Column]) -> list[tuple[str, ...]]:
    text = table.text
    with text.path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(islice(stream, text.skip, None), delimiter=text.delimiter)
        return [tuple("".join(row[c.index : c.index + 1]) for c in columns) for row in islice(rows, HEAD_ROWS)]
