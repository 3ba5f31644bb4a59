"""What is shown is what is kept: the sums of a file, of its loaded rows and of the history under their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.sql.queries import each
from payback.store import current_state
from payback.store.errors import StoreError
from payback.store.fact_tables import METRIC, ORDER
from payback.store.queries import fact_sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.history.reading_result import Reading
    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact

ROUNDING = 1e-9
"""Share by which two sums of the same figures may differ that were not added in the same order."""

ADDED = {
    METRIC: tuple(name for name in METRIC.fields if MEASURES[name].additive),
    ORDER: ("subtotal", "discount_amount", "shipping", "taxes", "total", "refunded_amount", "lineitem_quantity"),
}
"""Fields of each fact that may be summed."""


def check_loaded(cursor: Cursor, reading: Reading, fields: Mapping[Fact, Iterable[str]]) -> None:
    """Whether the loaded rows are those of the file: the sums that its reader took of them.

    Raises:
        StoreError: ``not_conserved`` with the first sum that differs.
    """
    for fact, added in ADDED.items():
        tables = [table for table in reading.tables if table.fact == fact.name]
        names = [name for name in added if fact in fields and any(name in table.kept for table in tables)]
        if names:
            sums = cursor.execute(fact_sql("sums_loaded", fact, sums=_sums("s", names))).fetchall()[0]
            for name, loaded in zip(names, sums, strict=True):
                _compare(name, sum(table.kept.get(name, 0) for table in tables), loaded)


def check_kept(cursor: Cursor, fields: Mapping[Fact, Iterable[str]]) -> None:
    """Whether the history holds what was loaded: every key, and the sums of every figure that was measured.

    Figures of which it knows a later reading are left out.

    Raises:
        StoreError: ``not_conserved`` with the first sum that differs.
    """
    for fact, added in ADDED.items():
        if fact not in fields:
            continue
        names = [name for name in added if name in fields[fact]]
        rows = current_state.decided(cursor, fact, tuple(fields[fact]))
        current = each("sum(t.{0}) filter (s.{0} is not null)::double", names, none="0")
        query = fact_sql("sums_kept", fact, names, sums=_sums("s", names), current_sums=current, loaded=rows)
        held, loaded, *sums = cursor.execute(query).fetchall()[0]
        _compare("rows", loaded, held)
        for name, pair in zip(names, zip(sums[: len(names)], sums[len(names) :], strict=False), strict=False):
            _compare(name, *pair)


def _sums(row: str, names: Iterable[str]) -> str:
    return each(f"sum({row}.{{0}})::double", names, none="0")


def _compare(measure: str, file: float | None, kept: float | None) -> None:
    file, kept = file or 0, kept or 0
    if abs(file - kept) > ROUNDING * max(abs(file), 1):
        raise StoreError("not_conserved", measure=measure, file=file, kept=kept)
