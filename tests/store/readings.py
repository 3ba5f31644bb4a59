"""Readings made by hand: rows as a reader of exports would hand them over."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet

from payback.history.measures import MEASURES, STORED_MEASURES
from payback.history.reading_result import Reading, TableReading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Row = Mapping[str, Any]

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = date(2026, 1, 5)
_TYPES = {
    **{name: pa.int64() if MEASURES[name].unit == "count" else pa.float64() for name in STORED_MEASURES},
    **dict.fromkeys(("date_day", "date_end", "cancelled_day", "taken_on", "seen_until"), pa.date32()),
    **dict.fromkeys(("subtotal", "discount_amount", "shipping", "taxes", "total", "refunded_amount"), pa.float64()),
    "conversions": pa.float64(),
    "created_at": pa.timestamp("us"),
    "line_no": pa.int64(),
    "lineitem_quantity": pa.int64(),
}
_numbers = count()


def table(inbox: Path, rows: Sequence[Row], *, fact: str = "metric", **facts: Any) -> TableReading:  # noqa: ANN401
    """One table of a file whose rows lie in the inbox, typed as the reader types them."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in columns])
    path = inbox / f"{next(_numbers)}.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), path)
    return TableReading(
        **{
            "source": "meta_daily",
            "grain": "account_day",
            "fact": fact,
            "rows": len(rows),
            "rejected": 0,
            "first_date": DAY,
            "last_date": DAY,
            "currency": "",
            "sums": {},
            "account": "",
            "language": "en",
            "platform": "facebook",
            "rows_file": path if rows else None,
            **facts,
        }
    )


def reading(*tables: TableReading, content: str | None = None) -> Reading:
    """One file with these tables; files of the same content have the same bytes."""
    sha256 = hashlib.sha256((content or f"file {next(_numbers)}").encode()).hexdigest()
    return Reading("export.csv", sha256, 100, tables)


def day_row(number: int = 0, /, **figures: Any) -> dict[str, Any]:  # noqa: ANN401
    """One row of an account, so many days after `DAY`."""
    on = date.fromordinal(DAY.toordinal() + number)
    return {"date_day": on, "platform": "facebook", "account_id": "1", "level": "account", **figures}


def order_row(number: str, /, **facts: Any) -> dict[str, Any]:  # noqa: ANN401
    """One order of `DAY`."""
    return {"date_day": DAY, "platform": "shopify", "account_id": "shop", "order_id": number, **facts}
