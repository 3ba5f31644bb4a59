"""The words in which an export is described: one column by its names in every language, one export by its columns."""

# ruff: noqa: N802 - the words of a description read as names

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from payback.exports.description_checks import check
from payback.exports.errors import DescriptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.exports.documents import Document, ReadContext, Section
    from payback.history.table_layout import Layout

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
        label: Its first English name, for people.
        pattern: Regular expression that every id or text matches; a row with another one is kept out with a problem.
    """

    kind: str
    names: Mapping[str, tuple[str, ...]]
    sum_name: str | None = None
    required: bool = False
    label: str = ""
    pattern: str = ""


def _field(kind: str, names: tuple[str, ...], others: Mapping[str, Names], **more: object) -> Field:
    if unknown := set(others) - set(LANGUAGES):
        raise DescriptionError("", names, f"no such language: {unknown}")
    by_language = {"en": names} | {
        lang: (alias,) if isinstance(alias, str) else alias for lang, alias in others.items()
    }
    normalised = {
        lang: tuple(normal(name.replace(CURRENCY_SLOT, "")) for name in aliases)
        for lang, aliases in by_language.items()
    }
    return Field(kind, normalised, label=(names[0] if names else ""), **more)  # type: ignore[arg-type]


def Text(*names: str, pattern: str = "", **others: Names) -> Field:
    """A name, a link, a state."""
    return _field("text", names, others, pattern=pattern)


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
class Reader:
    """What an export needs beside its columns to be read; each part is a function of its format's module.

    Attributes:
        recognises: Whether a whole document is this export, by what stands around its tables.
        document: Lays out the tables of such a document.
        table: Lays out one table that the description matched, in place of the general way.
        tableless: Lays out a document in which no table was described, such as a report that delivered nothing;
            gives nothing where the document is something else.
    """

    recognises: Callable[[Document], bool] | None = None
    document: Callable[[Document, ReadContext], list[Layout]] | None = None
    table: Callable[[Section, Document, ReadContext], list[Layout]] | None = None
    tableless: Callable[[Document, ReadContext], list[Layout]] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One platform's export, described.

    Attributes:
        platform: Network of the rows; empty = a column or the person says it.
        needs: Columns without which a table is not this export; of a tuple one is enough. Without any, no header is
            compared with it: its reader recognises it.
        columns: Name in the store (or role) to the column's headers. Of two columns that could be the same header,
            the one listed first is.
        entities: Finest first; the first whose column is present is the grain of the rows.
        spans: Best first; the first whose columns are all present dates the rows.
        breakdowns: Columns that split an entity into several rows; the grain names them.
        unstored: Figures that are shown with the file; the store has no column for them.
        not_needed: Headers, in any language, that are known and left alone; ``*`` stands for any words. Never those of
            columns that split rows: by these a row would be taken for a second one.
        total_labels: What a total is called, in the first column of the file or in a column named ``status``.
        total_without_name: A row whose naming cells are all blank is a total.
        decimal_mark: That the platform always writes; empty = the person's settings decide.
        date_order: In which the platform writes month and day.
        handle: Regular expression with one group that finds the account in a link.
        slug: Regular expression with one group that finds the account in the file's name.
        file_name: Regular expression that the name of the file or, on a line of its own, of the sheet must match when
            the header alone could be of another export.
        fact: ``metric``, ``order``, or empty: recognised, explained, not kept.
        whole: A table is this export only when it has no other column.
        by_item: Each row of an order holds figures of its own, which are summed; otherwise the first row holds those of
            the whole order.
        one_account: A company has one of it (a shop, a web site) until it names another: no account is asked for.
        first_is_prose: A row of long descriptions follows the header.
        last_is_end: The last day shown is the end of the last row, not its start.
        note: Key of a note that always goes with it.
        priority: Of two descriptions that read as many columns, that with the higher one is meant.
        value_from: Column whose ratio to spend gives the value of conversions when no column holds that value.
        reader: What is read in a way of its own; None = all of it in the general way.

    Raises:
        DescriptionError: A column is neither stored nor used, or what is used is no column.
    """

    source: str
    platform: str
    needs: tuple[Names, ...]
    columns: Mapping[str, Field]
    entities: tuple[Entity, ...]
    spans: tuple[Span, ...] = (Span(("date_day",), "day"),)
    breakdowns: tuple[str, ...] = ()
    unstored: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()
    total_labels: tuple[str, ...] = ()
    total_without_name: bool = False
    decimal_mark: str = "."
    date_order: str = ""
    handle: str = ""
    slug: str = ""
    file_name: str = ""
    fact: str = "metric"
    whole: bool = False
    by_item: bool = False
    one_account: bool = False
    first_is_prose: bool = False
    last_is_end: bool = False
    note: str = ""
    priority: int = 0
    value_from: str = ""
    reader: Reader | None = None

    def __post_init__(self) -> None:
        check(self)
