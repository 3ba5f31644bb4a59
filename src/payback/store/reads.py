"""What the pages and the estimates ask of the history. Readers take no lock and never wait for a writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from payback.history.measures import STORED_MEASURES
from payback.history.records import Account, MonthFigure, OrderMonth, PeriodFigure
from payback.sql.order_states import STANDS
from payback.sql.queries import each
from payback.store.current_state import LEVEL_ORDER, PERIODS
from payback.store.fact_tables import ROLLED_UP, RUNNING, SUMMED
from payback.store.queries import sql

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray

    from payback.store.engine import Cursor

Columns: TypeAlias = "dict[str, NDArray[Any]]"
"""A table by columns, all of one length."""


def monthly(cursor: Cursor, measures: Iterable[str], since: date | None, until: date | None) -> tuple[MonthFigure, ...]:
    """See `Store.monthly`."""
    names = _checked(measures, ROLLED_UP)
    running = each("'{0}'", RUNNING)
    query = sql("monthly", measures=each("'{0}'", names), levels=LEVEL_ORDER, running=running)
    return tuple(MonthFigure(*row) for row in cursor.execute(query, [since, until]).fetchall())


def long_periods(cursor: Cursor) -> tuple[PeriodFigure, ...]:
    """See `Store.long_periods`."""
    return tuple(PeriodFigure(*row) for row in cursor.execute(sql("long_periods", **PERIODS)).fetchall())


def orders_monthly(cursor: Cursor, since: date | None, until: date | None) -> tuple[OrderMonth, ...]:
    """See `Store.orders_monthly`."""
    rows = cursor.execute(sql("orders_monthly"), [since, until]).fetchall()
    return tuple(OrderMonth(*row) for row in rows)


def daily(cursor: Cursor, measures: Iterable[str], since: date | None, until: date | None) -> Columns:
    """See `Store.daily`."""
    names = _checked(measures, STORED_MEASURES)
    query = sql("daily", doubles=each("{0}::double as {0}", names), measures=each("{0}", names), levels=LEVEL_ORDER)
    return _columns(cursor, query, [since, until])


def posts(cursor: Cursor, since: date | None, until: date | None) -> Columns:
    """See `Store.posts`."""
    query = sql("posts", doubles=each("d.{0}::double as {0}", STORED_MEASURES))
    return _columns(cursor, query, [since, until])


def campaigns(cursor: Cursor, since: date | None, until: date | None) -> Columns:
    """See `Store.campaigns`."""
    measured = {row[0] for row in cursor.execute(sql("campaign_measures", names=each("{0}", SUMMED))).fetchall()}
    # Sums of columns that hold nothing would take most of the time; one is kept, so that there is something to sum.
    names = tuple(name for name in SUMMED if name in measured) or SUMMED[:1]
    query = sql(
        "campaigns",
        names=each("{0}", names),
        cast=each("{0}::decimal(18, 4) as {0}", names),
        sums=each("sum({0})::double as {0}", names),
        doubles=each("{0}::double as {0}", names),
        missing=each(", null::double as {0}", (name for name in SUMMED if name not in names), joint=""),
    )
    return _columns(cursor, query, [since, until])


def orders(cursor: Cursor, since: date | None, until: date | None) -> Columns:
    """See `Store.orders`."""
    return _columns(cursor, sql("orders", stands=STANDS), [since, until])


def accounts(cursor: Cursor) -> tuple[Account, ...]:
    """See `Store.accounts`."""
    return tuple(Account(*row) for row in cursor.execute(sql("accounts")).fetchall())


def span(cursor: Cursor) -> tuple[date, date] | None:
    """See `Store.span`."""
    first, last = cursor.execute(sql("span")).fetchall()[0]
    return None if first is None else (first, last)


def _checked(measures: Iterable[str], readable: tuple[str, ...]) -> tuple[str, ...]:
    """The measures asked for, or all; a name that is not ours never reaches SQL."""
    names = tuple(measures) or readable
    unknown = set(names) - set(readable)
    if unknown:
        msg = f"not a measure that can be read here: {', '.join(sorted(unknown))}"
        raise KeyError(msg)
    return names


def _columns(cursor: Cursor, query: str, parameters: list[Any]) -> Columns:
    columns = cursor.execute(query, parameters).fetchnumpy()
    return {name: _filled(values, day=name != "created_at") for name, values in columns.items()}


def _filled(values: NDArray[Any], *, day: bool) -> NDArray[Any]:
    """Missing values as NaN, NaT or ``""``: a masked array loses its mask too easily."""
    if values.dtype.kind == "M":
        return np.ma.filled(values, np.datetime64("NaT")).astype("datetime64[D]" if day else "datetime64[us]")
    if values.dtype.kind == "O":
        return np.ma.filled(values, "")
    return np.ma.filled(values, np.nan) if np.ma.isMaskedArray(values) else values
