"""The store on any DuckDB engine, a file or a lake: one SQL for both."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from payback.history.records import TableMapping
from payback.store import backup, batches, column_mappings, health, imports, reads, saved_plans
from payback.store.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from payback.history.progress_meter import Meter
    from payback.history.readings import Reading
    from payback.history.records import Account, Batch, Comparison, Health, MonthFigure, OrderMonth, Reject, SavedPlan
    from payback.store.engine import Engine
    from payback.store.protocol import Columns


def now_utc() -> datetime:
    """The clock of every store that is not given another one."""
    return datetime.now(UTC)


class DuckStore:
    """`Store` on an open engine; brings the schema to the newest when it is made."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = now_utc) -> None:
        self._engine = engine
        self._clock = clock
        with engine.cursor() as cursor:
            migrate(cursor)

    @property
    def inbox(self) -> Path:
        """See `Store.inbox`."""
        return self._engine.inbox

    def keep(
        self,
        reading: Reading,
        *,
        by: str,
        answers: Mapping[str, str] | None = None,
        overwrite_zeros: bool = False,
        meter: Meter | None = None,
    ) -> Batch:
        """See `Store.keep`."""
        return imports.keep(
            self._engine, reading, by=by, now=self._clock(), answers=answers or {}, overwrite_zeros=overwrite_zeros,
            meter=meter,
        )  # fmt: skip

    def compare(self, reading: Reading, *, overwrite_zeros: bool = False, meter: Meter | None = None) -> Comparison:
        """See `Store.compare`."""
        return imports.compare(self._engine, reading, overwrite_zeros=overwrite_zeros, meter=meter)

    def undo(self, import_id: int) -> Batch:
        """See `Store.undo`."""
        return imports.undo(self._engine, import_id, now=self._clock())

    def redo(self, import_id: int) -> Batch:
        """See `Store.redo`."""
        return imports.redo(self._engine, import_id)

    def batches(self) -> tuple[Batch, ...]:
        """See `Store.batches`."""
        with self._engine.cursor() as cursor:
            return batches.listed(cursor)

    def rejects(self, import_id: int) -> tuple[Reject, ...]:
        """See `Store.rejects`."""
        with self._engine.cursor() as cursor:
            return batches.rejects(cursor, import_id)

    def is_empty(self) -> bool:
        """See `Store.is_empty`."""
        return self.health().batches == 0

    def monthly(self, *measures: str, since: date | None = None, until: date | None = None) -> tuple[MonthFigure, ...]:
        """See `Store.monthly`."""
        with self._engine.cursor() as cursor:
            return reads.monthly(cursor, measures, since, until)

    def daily(self, *measures: str, since: date | None = None, until: date | None = None) -> Columns:
        """See `Store.daily`."""
        with self._engine.cursor() as cursor:
            return reads.daily(cursor, measures, since, until)

    def posts(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """See `Store.posts`."""
        with self._engine.cursor() as cursor:
            return reads.posts(cursor, since, until)

    def campaigns(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """See `Store.campaigns`."""
        with self._engine.cursor() as cursor:
            return reads.campaigns(cursor, since, until)

    def orders_monthly(self, *, since: date | None = None, until: date | None = None) -> tuple[OrderMonth, ...]:
        """See `Store.orders_monthly`."""
        with self._engine.cursor() as cursor:
            return reads.orders_monthly(cursor, since, until)

    def orders(self, *, since: date | None = None, until: date | None = None) -> Columns:
        """See `Store.orders`."""
        with self._engine.cursor() as cursor:
            return reads.orders(cursor, since, until)

    def accounts(self) -> tuple[Account, ...]:
        """See `Store.accounts`."""
        with self._engine.cursor() as cursor:
            return reads.accounts(cursor)

    def span(self) -> tuple[date, date] | None:
        """See `Store.span`."""
        with self._engine.cursor() as cursor:
            return reads.span(cursor)

    def data_version(self) -> int:
        """See `Store.data_version`."""
        return self.health().data_version

    def health(self) -> Health:
        """See `Store.health`."""
        with self._engine.cursor() as cursor:
            return health.glance(cursor, self._engine.backend)

    def check(self) -> tuple[str, ...]:
        """See `Store.check`."""
        with self._engine.cursor() as cursor:
            return health.look_through(cursor)

    def save_plan(self, name: str, params_json: str, *, by: str) -> SavedPlan:
        """See `Store.save_plan`."""
        now = self._clock()
        with self._engine.cursor() as cursor:
            return self._engine.transact(
                cursor, lambda cursor: saved_plans.save(cursor, name, params_json, by, now), lock="plan"
            )

    def plan(self, name: str) -> SavedPlan:
        """See `Store.plan`."""
        with self._engine.cursor() as cursor:
            return saved_plans.one(cursor, name)

    def plans(self) -> tuple[SavedPlan, ...]:
        """See `Store.plans`."""
        with self._engine.cursor() as cursor:
            return saved_plans.listed(cursor)

    def forget_plan(self, name: str) -> None:
        """See `Store.forget_plan`."""
        with self._engine.cursor() as cursor:
            self._engine.transact(cursor, lambda cursor: saved_plans.forget(cursor, name), lock="plan")

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
        """See `Store.save_mapping`."""
        saved = TableMapping(signature, header, columns, answers, file, self._clock(), by)
        with self._engine.cursor() as cursor:
            self._engine.transact(cursor, lambda cursor: column_mappings.save(cursor, saved), lock="mapping")
        return saved

    def mapping(self, signature: str) -> TableMapping | None:
        """See `Store.mapping`."""
        with self._engine.cursor() as cursor:
            return column_mappings.one(cursor, signature)

    def mappings(self) -> tuple[TableMapping, ...]:
        """See `Store.mappings`."""
        with self._engine.cursor() as cursor:
            return column_mappings.listed(cursor)

    def forget_mapping(self, signature: str) -> None:
        """See `Store.forget_mapping`."""
        with self._engine.cursor() as cursor:
            self._engine.transact(cursor, lambda cursor: column_mappings.forget(cursor, signature), lock="mapping")

    def backup(self, dest: Path) -> Path:
        """See `Store.backup`."""
        return backup.backup(self._engine, dest)

    def restore(self, src: Path) -> None:
        """See `Store.restore`."""
        backup.restore(self._engine, src)

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.close()
