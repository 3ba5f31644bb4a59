"""What a read file holds before anything is kept: tables, sums, problems by line, open questions."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a reader's answer is decoded against these types
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003
from pathlib import Path  # noqa: TC003

SHOWN_CELL = 80
"""Characters of a cell that a problem shows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One row or cell that was kept out, and why.

    Attributes:
        line: Line (or sheet row) in the file as the person sees it, from 1.
        column: Header of the column, as in the file; empty when the whole row is meant.
        cell: Its text, cut to `SHOWN_CELL` characters.
        reason: Key below ``problem.`` in the catalogues.
    """

    line: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not say and a person must: asked once, before anything is kept.

    Attributes:
        name: ``account``, ``platform``, ``currency``, ``date_order``, ``year`` ...; also the option in the shell.
        guess: The best guess, prefilled; empty when there is none.
        evidence: Key below ``evidence.`` that says where the guess comes from; empty when there is none.
        choices: Allowed answers; empty for free text.
    """

    name: str
    guess: str = ""
    evidence: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of a file though nothing is kept out by it (a total row, an empty report)."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table of a file, read and typed but not kept.

    Attributes:
        source: Name of the export's description (``meta_ads``), or empty when nothing matched.
        grain: What one row is (``post``, ``account_day``, ``ad_day``, ``order``, ``campaign_period`` ...).
        fact: ``metric`` or ``order``: the store's table; empty when the table is recognised but not kept.
        rows: Data rows read, without totals, descriptions and rejected rows.
        sums: Per measure; a file that stacks networks names them ``reach@facebook``.
        repeated: How many of the rows stand in the file again and count once.
        split: Some of its rows are parts of a figure: what they come to may be less than the whole.
        names_account: Whether the rows themselves say whose they are; else a person did.
        kept: Sums of the rows in ``rows_file`` by measure, of what may be summed: what the store must gain.
        rows_file: Typed rows as Parquet, in the columns of `MEASURE_KEY` + measures + `ENTITY_FIELDS`, or of
            `ORDER_KEY` + `ORDER_FIELDS`; None when there is nothing to keep.
    """

    source: str
    grain: str
    fact: str
    rows: int
    rejected: int
    first_date: date | None
    last_date: date | None
    currency: str
    sums: Mapping[str, int | float | None]
    account: str
    language: str
    platform: str = ""
    title: str = ""
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows_file: Path | None = None
    repeated: int = 0
    split: bool = False
    names_account: bool = False
    kept: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nearest:
    """A format that an unknown table resembles, and the columns it lacks for it."""

    source: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds, before anything is kept.

    Attributes:
        columns: Of the table, when nothing was recognised or a person mapped them; each with a name of its own.
        nearest: The three nearest formats, when nothing was recognised.
        head: The first rows below these columns.
        roles: For each of these columns what it most likely is: ``guess`` is one of `payback.exports.ROLES`,
            ``evidence`` the format that calls a column so, or ``cells``; both may be empty.
    """

    file: str
    sha256: str
    size: int
    tables: tuple[TableReading, ...]
    columns: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    roles: tuple[Question, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether at least one table matched a description."""
        return bool(self.tables)

    @property
    def holds_figures(self) -> bool:
        """Whether there are rows that could be kept."""
        return any(table.rows_file is not None for table in self.tables)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every open question of the file, once each."""
        return tuple({question.name: question for table in self.tables for question in table.questions}.values())
