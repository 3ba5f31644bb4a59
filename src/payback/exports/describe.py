"""The words in which an export is described: one column by its names in every language, one export by its columns."""

# ruff: noqa: N802 - the words of a description read as names

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "fr", "pt", "de", "es", "nl", "it")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")
CURRENCY_SLOT = "{currency}"
CURRENCY = re.compile(r"\(([A-Z]{3})\)")

Names: TypeAlias = str | tuple[str, ...]


def normal(header: str) -> str:
    """A header or label as it is compared: no invisible signs, one kind of space and apostrophe, no capitals."""
    plain = header.translate(INVISIBLE).replace("’", "'").replace("‘", "'")
    return SPACES.sub(" ", plain).strip().strip('"').casefold()


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an export.

    Attributes:
        kind: One of `payback.history.table_layout.KINDS`.
        names: Per language the headers it has had; ``{currency}`` stands for a code in brackets.
        sum_name: Name among the sums; None = the measure's own name, empty = not summed.
        required: A data row without it is kept out.
        shown: Its first English name, for people.
        pattern: Regular expression that every id matches; a row with another one is kept out and told.
    """

    kind: str
    names: Mapping[str, tuple[str, ...]]
    sum_name: str | None = None
    required: bool = False
    shown: str = ""
    pattern: str = ""


def _field(kind: str, names: tuple[str, ...], others: Mapping[str, Names], **more: object) -> Field:
    unknown = set(others) - set(LANGUAGES)
    if unknown:
        message = f"no such language: {unknown}"
        raise TypeError(message)
    by_language = {"en": names} | {k: (v,) if isinstance(v, str) else v for k, v in others.items()}
    normalised = {k: tuple(normal(name.replace(CURRENCY_SLOT, "")) for name in v) for k, v in by_language.items()}
    return Field(kind, normalised, shown=(names[0] if names else ""), **more)  # type: ignore[arg-type]


def Text(*names: str, **others: Names) -> Field:
    """A name, a link, a state."""
    return _field("text", names, others)


def Key(*names: str, required: bool = False, pattern: str = "", **others: Names) -> Field:
    """An identifier: never a number."""
    return _field("id", names, others, required=required, pattern=pattern)


def Day(*names: str, required: bool = True, **others: Names) -> Field:
    """A day, or a range of days."""
    return _field("day", names, others, required=required)


def Moment(*names: str, required: bool = True, **others: Names) -> Field:
    """A day with a clock time."""
    return _field("moment", names, others, required=required)


def Count(*names: str, sum_name: str | None = None, **others: Names) -> Field:
    """A whole number; may be negative."""
    return _field("count", names, others, sum_name=sum_name)


def Number(*names: str, sum_name: str | None = None, **others: Names) -> Field:
    """A number with decimals."""
    return _field("number", names, others, sum_name=sum_name)


def Money(*names: str, sum_name: str | None = None, **others: Names) -> Field:
    """An amount; its currency may stand in the header, in brackets."""
    return _field("money", names, others, sum_name=sum_name)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a row can be about, finest first in an export's list.

    Attributes:
        column: Naming column whose presence says that rows are about this.
        grain: Word of the grain.
        level: Level in the store.
        keys: Columns that identify it, best first; all naming columns when there is no id.
    """

    column: str
    grain: str
    level: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A way in which rows are dated: the columns it needs, and the last word of the grain."""

    columns: tuple[str, ...]
    grain: str


@dataclass(frozen=True, slots=True)
class Export:
    """One platform's export, described.

    Attributes:
        platform: Network of the rows; empty = a column or the person says it.
        needs: Columns without which a table is not this export; of a tuple one is enough.
        columns: Name in the store (or role) to the column's headers. Listed order settles whose a repeated header is.
        entities: Finest first; the first whose column is present is the grain of the rows.
        spans: Best first; the first whose columns are all present dates the rows.
        breakdowns: Columns that split an entity into several rows; the grain names them.
        total_labels: What a total is called, in the first column of the file or in a column named ``status``.
        total_blank: A row whose naming cells are all blank is a total.
        mark: Decimal mark the platform always writes; empty = the person's settings decide.
        order: Order of month and day the platform writes.
        handle: Regular expression with one group that finds the account in a link.
        slug: Regular expression with one group that finds the account in the file's name.
        title: Regular expression that a line before the header must match, when given.
        file_name: Regular expression that the file's name must match when the header alone is not telling.
        fact: ``metric``, ``order``, or empty: recognised, explained, not kept.
        whole: A table is this export only when it has no other column.
        first_is_prose: A row of long descriptions follows the header.
        note: Key of a note that always goes with it.
    """

    source: str
    platform: str
    needs: tuple[Names, ...]
    columns: Mapping[str, Field]
    entities: tuple[Entity, ...]
    spans: tuple[Span, ...] = (Span(("date_day",), "day"),)
    breakdowns: tuple[str, ...] = ()
    total_labels: tuple[str, ...] = ()
    total_blank: bool = False
    mark: str = "."
    order: str = ""
    handle: str = ""
    slug: str = ""
    title: str = ""
    file_name: str = ""
    fact: str = "metric"
    whole: bool = False
    first_is_prose: bool = False
    last_is_end: bool = False
    note: str = ""
    priority: int = 0
    value_from: str = ""
