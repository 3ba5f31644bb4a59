"""The store: everything imported and every plan saved, one class over whichever engine holds it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from payback.history.records import ColumnMapping
from payback.store import backup, batches, column_mappings, health, imports, maintenance, origins, reads, saved_plans
from payback.store.journal import Journal
from payback.store.schema import migrate
from payback.store.timestamps import now_utc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from payback.history import records
    from payback.history.health import Finding, Health, Upkeep
    from payback.history.progress_meter import Meter
    from payback.history.reading_result import Reading
    from payback.store.engine import Cursor, Engine
    from payback.store.reads import Columns

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Store:
    """Everything imported and every plan saved, on an open engine; it brings the schema to the newest when it is made.

    May be shared by threads; methods raise `StoreError` only. ``notices``: how much opening it removed, by what;
    ``journal``: what was decided and written down since.

    The current state: for each key and each measure, the value of the latest applied import that measured it. NULL
    means "not measured"; it never overwrites and never becomes zero. In arrays it is NaN.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = now_utc) -> None:
        self._engine = engine
        self._clock = clock
        self.journal = Journal(engine, clock)
        with engine.cursor() as cursor:
            migrate(cursor)
            self.notices = {**health.take_notices(cursor), **engine.lost_changes(cursor)}
            engine.settle(cursor)

    @property
    def inbox(self) -> Path:
        """The directory from which rows are taken: a `Reading` to keep must have its Parquet files below it."""
        return self._engine.inbox

    def keep(
        self, reading: Reading, *, by: str, answers: Mapping[str, str] | None = None,
        overwrite_zeros: bool = False, meter: Meter | None = None,
    ) -> records.Batch:  # fmt: skip
        """Keep what a file holds, all of it or nothing.

        Bytes that an applied import already holds change nothing: the answer is that batch, marked ``duplicate``.
        A column of nothing but zeros against stored figures is skipped unless ``overwrite_zeros``, and the batch
        says so. A ``meter`` shows the steps ``load``, ``compare``, ``log`` and ``apply``.

        Raises:
            StoreError: ``store_busy`` when other writers did not let it through; ``not_conserved`` when the history
                would not gain what the file holds.
        """
        return imports.keep(
            self._engine, reading, by=by, now=self._clock(), answers=answers or {}, overwrite_zeros=overwrite_zeros,
            meter=meter,
        )  # fmt: skip

    def compare(
        self, reading: Reading, *, overwrite_zeros: bool = False, meter: Meter | None = None
    ) -> records.Comparison:
        """What `keep` would do now, without doing it; a ``meter`` shows the steps ``load`` and ``compare``."""
        return imports.compare(self._engine, reading, overwrite_zeros=overwrite_zeros, meter=meter)

    def undo(self, import_id: int) -> records.Batch:
        """Take one import out, whichever came after it; again is no harm. `StoreError`: ``unknown_batch``."""
        return self.exchange([import_id], [])[0]

    def redo(self, import_id: int) -> records.Batch:
        """Put an undone import back in its old place among the others.

        Raises:
            StoreError: ``unknown_batch``; ``kept_again`` when the same bytes were kept anew in the meantime.
        """
        return self.exchange([], [import_id])[0]

    def exchange(self, out: Sequence[int], back: Sequence[int]) -> tuple[records.Batch, ...]:
        """Undo some imports and redo others, all of them or none; `StoreError` as `undo` and `redo`."""
        return self._write("data", imports.exchange, out, back, self._clock())

    def batches(self) -> tuple[records.Batch, ...]:
        """Every import, applied or undone, the newest first."""
        return self._read(batches.list_all)

    def rejects(self, import_id: int) -> tuple[records.Reject, ...]:
        """What one import rejected, by line."""
        return self._read(batches.rejects, import_id)

    def is_empty(self) -> bool:
        """Whether nothing was ever imported, not even something undone since."""
        return self.health().batches == 0

    def monthly(
        self, *measures: str, since: date | None = None, until: date | None = None
    ) -> tuple[records.MonthFigure, ...]:
        """Monthly sums of these measures (all that can be summed, and ``followers``, if none is named).

        Levels of one account overlap (the posts of a page are part of the page), so that each platform, account,
        month and measure is taken from *one* level: the first of `history.measures.LEVELS` that measured it. A period
        of which no day is known counts in the month in which it lies, a week in that in which it begins, a longer one
        in none. Amounts are never added across currencies.
        The first and the last month wanted are given as their first day.
        """
        return self._read(reads.monthly, measures, since, until)

    def daily(self, *measures: str, since: date | None = None, until: date | None = None) -> Columns:
        """Daily figures, long: ``date_day, platform, account_id, currency, measure, level, value``.

        Levels as in `monthly`. What may not be summed (reach, followers) only where one row alone measured it.
        """
        return self._read(reads.daily, measures, since, until)

    def posts(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Posts and videos with their latest figures, by day of publication, one row a post.

        Columns: ``date_day, platform, account_id, level, entity_id, name, url, kind, created_at`` and every measure.
        """
        return self._read(reads.posts, since, until)

    def campaigns(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Campaigns, ad groups and ads with their sums, one row each; never add rows of different ``level``.

        Columns: ``platform, account_id, level, entity_id, currency, name, campaign_name, first_date, last_date`` and
        every measure that may be summed. One that is known by periods only is given by its longest period.
        """
        return self._read(reads.campaigns, since, until)

    def long_periods(self) -> tuple[records.PeriodFigure, ...]:
        """What is known only of periods that no month can hold: longer than a week, across the end of a month."""
        return self._read(reads.long_periods)

    def orders_monthly(self, *, since: date | None = None, until: date | None = None) -> tuple[records.OrderMonth, ...]:
        """Orders by month, shop, sales channel and currency."""
        return self._read(reads.orders_monthly, since, until)

    def orders(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """Orders, one row each; ``stands`` is false for tests, and where all was taken back.

        Columns: ``date_day, platform, account_id, order_id, currency, subtotal, discount, shipping, taxes, total,
        refunded, financial_status, source_name, stands``.
        """
        return self._read(reads.orders, since, until)

    def figure_rows(self, measure: str, platform: str, month: date) -> tuple[records.FigureRow, ...]:
        """The rows that hold a measure in a month, of every level, or its ``orders``; each with its import."""
        return self._read(origins.figure_rows, measure, platform, month)

    def accounts(self) -> tuple[records.Account, ...]:
        """Accounts with history, by platform."""
        return self._read(reads.accounts)

    def span(self) -> tuple[date, date] | None:
        """First and last day with history; None when there is none."""
        return self._read(reads.span)

    def data_version(self) -> int:
        """Grows with every change of the history: the key under which anything made from it may be cached."""
        return self.health().data_version

    def health(self) -> Health:
        """A quick answer that the store works."""
        return self._read(health.summary, self._engine.backend)

    def check(self) -> tuple[Finding, ...]:
        """A thorough look: what is not as it must be (keys held twice, wrong sums, impossible days)."""
        return self._read(health.findings)

    def save_plan(self, name: str, params_json: str, *, by: str) -> records.SavedPlan:
        """Save a plan under a name; an earlier one of that name stays as an older version."""
        return self._write("plan", saved_plans.save, name, params_json, by, self._clock())

    def plan(self, name: str) -> records.SavedPlan:
        """The latest version of a plan. `StoreError`: ``unknown_plan``."""
        return self._read(saved_plans.get, name)

    def plans(self) -> tuple[records.SavedPlan, ...]:
        """The latest version of every plan, by name."""
        return self._read(saved_plans.list_all)

    def delete_plan(self, name: str) -> None:
        """Delete every version of a plan. `StoreError`: ``unknown_plan``."""
        self._write("plan", saved_plans.delete, name)

    def save_mapping(
        self, signature: str, columns: Mapping[str, str], *,
        header: tuple[str, ...], answers: Mapping[str, str], file: str, by: str,
    ) -> ColumnMapping:  # fmt: skip
        """Remember what the columns of a table are; what its header meant before is replaced."""
        mapping = ColumnMapping(signature, header, columns, answers, file, self._clock(), by)
        self._write("mapping", column_mappings.save, mapping)
        return mapping

    def mapping(self, signature: str) -> ColumnMapping | None:
        """What the columns below a header are; None when nobody mapped them."""
        return self._read(column_mappings.get, signature)

    def mappings(self) -> tuple[ColumnMapping, ...]:
        """Every table mapped by hand, the latest first."""
        return self._read(column_mappings.list_all)

    def delete_mapping(self, signature: str) -> None:
        """Delete what a header means; what was imported by it stays. `StoreError`: ``unknown_mapping``."""
        self._write("mapping", column_mappings.delete, signature)

    def backup(self, dest: Path) -> Path:
        """Write everything into one DuckDB file, whatever the engine, also while others work; never over a history."""
        return backup.backup(self._engine, dest)

    def restore(self, src: Path) -> None:
        """Put a backup in the place of everything; readers see the old content or the new, never a mixture.

        Raises:
            StoreError: ``store_foreign``, ``store_newer`` or ``restore_own`` when the file is no backup to read here.
        """
        backup.restore(self._engine, src)

    def maintain(self, *, keep: timedelta = timedelta()) -> Upkeep:
        """Have few files hold the rows, and remove the others once nobody reads them; undo goes on working.

        Older states of a lake stay for so long. `StoreError`: ``lake_writers``, ``lake_readers`` that never end.
        """
        return maintenance.maintain(self._engine, self._clock() - keep if keep else None)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.close()

    def _read(self, query: Callable[[Cursor, *Ts], T], *args: *Ts) -> T:
        """Ask something of the database; no lock is taken."""
        with self._engine.cursor() as cursor:
            return query(cursor, *args)

    def _write(self, lock: str, change: Callable[[Cursor, *Ts], T], *args: *Ts) -> T:
        """Change the database in one transaction that holds this row of the lock table."""
        with self._engine.cursor() as cursor:
            return self._engine.transact(cursor, lambda cursor: change(cursor, *args), lock=lock)
