"""The store as the workflows see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from numpy.typing import NDArray

    from payback.history.progress_meter import Meter
    from payback.history.readings import Reading
    from payback.history.records import (
        Account,
        Batch,
        Comparison,
        Health,
        MonthFigure,
        OrderMonth,
        Reject,
        SavedPlan,
        TableMapping,
    )

    Columns = dict[str, NDArray[Any]]


class Store(Protocol):
    """Everything imported and every plan saved.

    May be shared by threads. Every method raises `StoreError` and nothing else that a person could meet.

    The current state: for each key and each measure, the value of the latest applied import that measured it. NULL
    means "not measured"; it never overwrites and never becomes nought. In arrays it is NaN.
    """

    @property
    def inbox(self) -> Path:
        """The directory from which rows are taken: a `Reading` to keep must have its Parquet files below it."""

    def keep(
        self,
        reading: Reading,
        *,
        by: str,
        answers: Mapping[str, str] | None = None,
        overwrite_zeros: bool = False,
        meter: Meter | None = None,
    ) -> Batch:
        """Keep what a file holds, all of it or nothing.

        Bytes that an applied import already holds change nothing: the answer is that batch, marked ``duplicate``.
        A column of nothing but zeros against stored figures is skipped unless ``overwrite_zeros``, and the batch
        says so. A ``meter`` shows the steps ``arrive``, ``compare``, ``log`` and
        ``apply``.

        Raises:
            StoreError: ``store_busy`` when other writers did not let it through.
        """

    def compare(self, reading: Reading, *, overwrite_zeros: bool = False, meter: Meter | None = None) -> Comparison:
        """What `keep` would do now, without doing it; a ``meter`` shows the steps ``arrive`` and ``compare``."""

    def undo(self, import_id: int) -> Batch:
        """Take one import out, whichever came after it; undoing it again changes nothing.

        Raises:
            StoreError: ``unknown_batch``.
        """

    def redo(self, import_id: int) -> Batch:
        """Put an undone import back in its old place among the others.

        Raises:
            StoreError: ``unknown_batch``; ``kept_again`` when the same bytes were kept anew in the meantime.
        """

    def batches(self) -> tuple[Batch, ...]:
        """Every import, applied or undone, the newest first."""

    def rejects(self, import_id: int) -> tuple[Reject, ...]:
        """What one import kept out, by line."""

    def is_empty(self) -> bool:
        """Whether nothing was ever imported (an undone import counts as imported)."""

    def monthly(self, *measures: str, since: date | None = None, until: date | None = None) -> tuple[MonthFigure, ...]:
        """Monthly sums of these measures (all that can be summed, and ``followers``, if none is named).

        Levels of one account overlap (the posts of a page are part of the page), so that each platform, account,
        month and measure is taken from *one* level: the first of `history.measures.LEVELS` that measured it. Rows that
        cover a period and not a day are left out. Amounts stay apart by currency.

        Args:
            *measures: Names out of `history.measures.MEASURES`.
            since: First month wanted, as its first day.
            until: Last month wanted, as its first day.
        """

    def daily(self, *measures: str, since: date | None = None, until: date | None = None) -> Columns:
        """Daily figures, long: ``date_day, platform, account_id, currency, measure, level, value``.

        Levels are chosen as in `monthly`. What may not be summed (reach, followers) is given only where one row
        alone measured it.
        """

    def posts(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Posts and videos with their latest figures, by day of publication, one row a post.

        Columns: ``date_day, platform, account_id, level, entity_id, name, url, kind, created_at`` and every measure.
        """

    def campaigns(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Campaigns, ad groups and ads with their sums, one row each; ``level`` tells them apart: never add levels.

        Columns: ``platform, account_id, level, entity_id, currency, name, campaign_name, first_date, last_date`` and
        every measure that may be summed. One that is known by periods only is given by its longest period.
        """

    def orders_monthly(self, *, since: date | None = None, until: date | None = None) -> tuple[OrderMonth, ...]:
        """Orders by month, shop, sales channel and currency."""

    def orders(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Orders, one row each; ``stands`` is false for cancelled and voided ones.

        Columns: ``date_day, platform, account_id, order_id, currency, subtotal, discount, shipping, taxes, total,
        refunded, financial_status, source_name, stands``.
        """

    def accounts(self) -> tuple[Account, ...]:
        """Accounts with history, by platform."""

    def span(self) -> tuple[date, date] | None:
        """First and last day with history; None when there is none."""

    def data_version(self) -> int:
        """Grows with every change of the history: the key under which anything made from it may be cached."""

    def health(self) -> Health:
        """A quick answer that the store is there."""

    def check(self) -> tuple[str, ...]:
        """A thorough look: names of what is not as it must be (keys held twice, sums that do not hold); slow."""

    def save_plan(self, name: str, params_json: str, *, by: str) -> SavedPlan:
        """Save a plan under a name; an earlier one of that name stays as an older version."""

    def plan(self, name: str) -> SavedPlan:
        """The latest version of a plan.

        Raises:
            StoreError: ``unknown_plan``.
        """

    def plans(self) -> tuple[SavedPlan, ...]:
        """The latest version of every plan, by name."""

    def forget_plan(self, name: str) -> None:
        """Delete every version of a plan.

        Raises:
            StoreError: ``unknown_plan``.
        """

    def save_mapping(
        self,
        signature: str,
        columns: Mapping[str, str],
        *,
        header: tuple[str, ...],
        answers: Mapping[str, str],
        file: str,
        by: str,
    ) -> TableMapping:
        """Remember what the columns of a table are; what its header meant before is replaced."""

    def mapping(self, signature: str) -> TableMapping | None:
        """What the columns below a header are; None when nobody said."""

    def mappings(self) -> tuple[TableMapping, ...]:
        """Every table mapped by hand, the latest first."""

    def forget_mapping(self, signature: str) -> None:
        """Forget what the columns below a header are; what was kept by it stays.

        Raises:
            StoreError: ``unknown_mapping``.
        """

    def backup(self, dest: Path) -> Path:
        """Write everything into one DuckDB file, whatever the backend, also while others work."""

    def restore(self, src: Path) -> None:
        """Put a backup in the place of everything; readers see the old content or the new, never a mixture.

        Raises:
            StoreError: ``store_foreign`` or ``store_newer`` when the file is not a backup that can be read here.
        """

    def close(self) -> None:
        """Let go of the database."""
