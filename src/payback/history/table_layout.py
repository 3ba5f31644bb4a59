"""What the reader of exports hands to the typing of cells: where a table's text lies and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from payback.history.reading_result import Nearest, Note, Problem, Question

KINDS = ("text", "id", "count", "number", "money", "day", "moment")
"""What a cell holds. A count is whole; a number and money may have decimals; a moment is a day with a clock time."""

FIGURE_KINDS = ("count", "number", "money")
DAY_KINDS = ("day", "moment")
UNKNOWN, LEFT_ALONE = COMPARED = ("unknown", "left_alone")
"""Names of the columns whose cells are compared at most: those not known, and those known and not needed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file that is read.

    Attributes:
        index: Position in the text table, from 0.
        name: A measure, a part of the key, a field of an entity or an order, or the role of a helper column.
        kind: One of `KINDS`.
        header: As in the file, for problems.
        sum_name: Name among the sums; empty when it is not summed.
        required: A data row without it is kept out.
        pattern: Regular expression of ours that each cell must match, or its row is kept out; empty = any.
    """

    index: int
    name: str
    kind: str
    header: str
    sum_name: str = ""
    required: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class TableText:
    """Where the records of one table stand.

    Attributes:
        path: UTF-8 text.
        delimiter: One character.
        skip: Physical lines before the first data record.
        width: Cells of a record.
        numbered: The first cell of each record is its line in the person's file (a rewritten table); otherwise lines
            are counted from ``skip``.
    """

    path: Path
    delimiter: str
    skip: int
    width: int
    numbered: bool


@dataclass(frozen=True, slots=True)
class Period:
    """How the days of a row are known.

    Attributes:
        grain: Last word of the table's grain: ``day``, ``week``, ``month``; empty = a lifetime figure dated by
            its creation; ``period`` = decided by the cells (all starts equal to ends: ``day``).
        start: Of the whole report, from its preamble; dates rows that carry none.
        end: Of the whole report; also the end of rows that all carry its start.
    """

    grain: str = "day"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """By what a row that sums others is known.

    Attributes:
        columns: Positions of the naming columns of a real row.
        labels: Words that a total's first naming cell begins with, normalised.
        without_name: A row whose naming cells are all blank is a total.
    """

    columns: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    without_name: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of a file: its text, its columns, and what the file says about it as a whole.

    Attributes:
        grain: First words of the grain (``ad``, ``account_region``); `Period` adds the last.
        level: Level of the rows in the store.
        fact: ``metric``, ``order``; empty when the table is recognised but not kept.
        keys: Names of the columns that identify the entity: one id, or the naming columns.
        breakdowns: Positions of the columns that split an entity into several rows.
        decimal_mark: That the platform writes; empty when it depends on the person's settings.
        decimal_mark_answered: A person said it.
        date_order: In which the platform writes day and month (``mdy``, ``dmy``), where the cells leave it open.
        date_order_answered: A person said it: it also holds where cells contradict each other.
        separator: Between the cells of the person's own file: a semicolon says that a spreadsheet saved it again.
        value_from: Column whose ratio to spend gives the value of conversions when no column holds that value.
        by_item: Each row of an order holds figures of its own, which are summed.
        several_networks: Each row names its network, and each network has sums of its own.
        last_is_end: The last day shown is the end of the last row, not its start.
        account: Shown name; ``account_id`` goes into the key unless a column carries it.
        account_ids: Network to id, where the history knows the account by ids; on other networks ``account_id`` holds.
        taken_on: Day on which figures were read off that grow for life; None where each row has a time of its own.
        handle: Regular expression that finds the account in the cells of the column ``url``; empty = none.
    """

    source: str
    grain: str
    level: str
    fact: str
    platform: str
    text: TableText
    columns: tuple[Column, ...]
    period: Period = Period()
    keys: tuple[str, ...] = ()
    breakdowns: tuple[int, ...] = ()
    totals: Totals = Totals()
    decimal_mark: str = ""
    decimal_mark_answered: bool = False
    date_order: str = ""
    date_order_answered: bool = False
    language: str = ""
    account: str = ""
    account_id: str = ""
    account_ids: Mapping[str, str] = field(default_factory=dict)
    taken_on: date | None = None
    handle: str = ""
    currency: str = ""
    title: str = ""
    separator: str = ","
    by_item: bool = False
    several_networks: bool = False
    last_is_end: bool = False
    value_from: str = ""
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def for_life(self) -> bool:
        """Whether its figures are those since publication, by which its rows are dated."""
        return self.fact == "metric" and not self.period.grain

    def column(self, name: str) -> Column | None:
        """The column read as ``name``, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class FileLayout:
    """What a file holds, before its cells are typed.

    Attributes:
        columns: Those of the file, when no table matched a description; `payback.history.reading_result.Reading` says
            what they, ``head`` and ``roles`` hold.
        nearest: The nearest formats, when no table matched.
    """

    layouts: tuple[Layout, ...]
    columns: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    roles: tuple[Question, ...] = ()
