"""Where a figure of the history comes from: the rows behind it, and the import of each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from payback.history.measures import STORED_MEASURES
from payback.history.records import FigureRow
from payback.sql.order_states import STANDS
from payback.store.current_state import LEVEL_ORDER
from payback.store.fact_tables import METRIC, ORDER
from payback.store.queries import fact_sql, rank

if TYPE_CHECKING:
    from datetime import date

    from payback.store.engine import Cursor

ORDERS = "orders"


def figure_rows(cursor: Cursor, measure: str, platform: str, month: date) -> tuple[FigureRow, ...]:
    """See `Store.figure_rows`."""
    since = month.replace(day=1)
    until = (since + timedelta(31)).replace(day=1) - timedelta(1)
    query = _orders() if measure == ORDERS else _metrics(measure)
    rows = cursor.execute(query, {"platform": platform, "since": since, "until": until}).fetchall()
    return tuple(FigureRow(*row) for row in rows)


def _orders() -> str:
    return fact_sql("order_rows", ORDER, stands=STANDS)


def _metrics(measure: str) -> str:
    """A name that is not ours never reaches SQL."""
    if measure not in STORED_MEASURES:
        msg = f"not a measure that is kept: {measure}"
        raise KeyError(msg)
    return fact_sql("figure_rows", METRIC, measure=measure, rank=rank(METRIC), levels=LEVEL_ORDER)
