"""What the store gives back: plain frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from payback.history.reading_result import Note


@dataclass(frozen=True, slots=True)
class ZeroConflict:
    """A whole column of zeros in a file against figures already stored: probably not exported, rather than zero.

    Attributes:
        rows: Stored rows that are not zero and that the zeros would overwrite.
        stored: Sum of what is stored in those rows.
    """

    platform: str
    account_id: str
    measure: str
    rows: int
    stored: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `Store.keep` would do with a file, without doing it.

    Attributes:
        new: Keys that the store does not know.
        changed: Known keys of which at least one figure differs.
        same: Known keys that would stay as they are.
        contradictory: Keys that the file itself gives twice with different figures; these figures are rejected.
        duplicate_of: The applied import that holds the same bytes; None when there is none.
        conflicts: Columns of zeros that are skipped unless the person insists.
    """

    new: int
    changed: int
    same: int
    contradictory: int
    duplicate_of: int | None
    conflicts: tuple[ZeroConflict, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """One import of one file.

    Attributes:
        source: Names of the descriptions that matched, comma-separated.
        status: ``applied`` or ``undone``.
        rows_read: Rows that reached the store = new + changed + same + repeated.
        rows_repeated: Further rows with a key that the same file gave before.
        rows_rejected: Rows that the reader rejected, and keys whose figures contradict each other in the file.
        answers: What the person answered to the file's questions.
        skipped: Columns of zeros that were not allowed to overwrite figures.
        notes: What was said of the file when it was kept: rows that were added up or left out, totals.
        duplicate: True only on the answer to `keep` when the same bytes were applied already: nothing was kept, and
            this is the batch that holds them.
    """

    import_id: int
    sha256: str
    file: str
    source: str
    platforms: tuple[str, ...]
    first_date: date | None
    last_date: date | None
    status: str
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_repeated: int
    rows_rejected: int
    answers: Mapping[str, str]
    skipped: tuple[ZeroConflict, ...]
    created_at: datetime
    created_by: str
    undone_at: datetime | None
    notes: tuple[Note, ...] = ()
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Reject:
    """One row or cell of an import that was rejected; line 0 = the line is not known."""

    line: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One measure of one account in one month.

    Attributes:
        month: First day of the month.
        level: The one level the figure was taken from: levels overlap and are never added.
        days: Days of the month that were measured, by themselves or within a period: far fewer than the month has =
            perhaps incomplete.
        value: Sum over the month; for ``followers`` the last known running total.
    """

    month: date
    platform: str
    account_id: str
    currency: str
    measure: str
    level: str
    days: int
    value: float


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row behind a figure of the history, and the import that it came with.

    Attributes:
        last_date: As `first_date`, but for a row that covers a period.
        level: One of `history.measures.LEVELS`, or ``order``.
        name: Of the post, campaign or advertisement, or the number of the order; empty for an account's own rows.
        value: The figure; of an order its total.
        file: As the file of that import was called.
    """

    first_date: date
    last_date: date
    account_id: str
    level: str
    name: str
    currency: str
    value: float
    import_id: int
    file: str


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One measure of one account over a period that belongs to no month: no day of it is known."""

    first_date: date
    last_date: date
    platform: str
    account_id: str
    currency: str
    measure: str
    value: float


@dataclass(frozen=True, slots=True)
class OrderMonth:
    """Orders of one shop, sales channel and currency in one month; money in that currency.

    Attributes:
        orders: Orders that stand: no tests of the shop, neither cancelled, voided nor refunded in full. All sums are
            over these.
        cancelled: Orders that do not.
        refunded: What was given back of orders that stand.
    """

    month: date
    platform: str
    account_id: str
    currency: str
    source_name: str
    orders: int
    cancelled: int
    items: int
    subtotal: float
    discount: float
    shipping: float
    taxes: float
    total: float
    refunded: float

    @property
    def value(self) -> float:
        """What stands of the orders that stand: their totals without what was given back."""
        return self.total - self.refunded


@dataclass(frozen=True, slots=True)
class Account:
    """One account with history: ``name`` is empty when no file named it."""

    platform: str
    account_id: str
    name: str
    first_date: date
    last_date: date
    rows: int


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as saved under a name on one day; saving again adds a version and forgets none."""

    plan_id: int
    name: str
    params_json: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written down: a frozen plan, a decision, an event, a cost, an answer; never changed.

    Attributes:
        kind: What it is; `name` which of that kind.
        content_json: What it says, as it was written.
    """

    kind: str
    name: str
    content_json: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the columns of a table are, as a person mapped them.

    Attributes:
        signature: Of the header; tables with this header are read by this mapping.
        header: The columns of the table, as they stood in the file.
        columns: A column's label to its role.
        answers: What was answered about the table beside its columns: account, network, currency.
        file: Name of the file that was mapped.
    """

    signature: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
    answers: Mapping[str, str]
    file: str
    created_at: datetime
    created_by: str
