"""The history by month as a file of its own: CSV for a spreadsheet, Parquet for a program."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from payback.history.records import MonthFigure, OrderMonth

COLUMNS = ("month", "platform", "account", "currency", "measure", "value", "days")
"""One row a figure; ``days`` is how many days of the month were measured, empty where that is not counted."""

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell that begins so for: a formula."""


def history_table(figures: Iterable[MonthFigure], orders: Iterable[OrderMonth]) -> pd.DataFrame:
    """Every figure that is kept, one row each; the orders of a shop are two of its figures."""
    rows = pd.DataFrame([*_rows(figures, orders)], columns=list(COLUMNS))
    return rows.astype({"month": "datetime64[s]", "value": "float64", "days": "Int64"})


def _rows(figures: Iterable[MonthFigure], orders: Iterable[OrderMonth]) -> Iterator[tuple[object, ...]]:
    for row in figures:
        yield row.month, row.platform, row.account_id, row.currency, row.measure, row.value, row.days
    for sold in orders:
        for measure, value in (("orders", sold.orders), ("orders_value", sold.value)):
            yield sold.month, sold.platform, sold.account_id, sold.currency, measure, value, None


def _csv(table: pd.DataFrame, decimal: str) -> bytes:
    """With a mark that has Excel read accents; a name that looks like a formula is text behind an apostrophe."""
    named = table.assign(**{
        name: table[name].map(lambda text: f"'{text}" if str(text).startswith(RUNS) else text)
        for name in ("platform", "account", "currency", "measure")
    })  # fmt: skip
    between = ";" if decimal == "," else ","
    text = named.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n", sep=between, decimal=decimal)
    return str(text).encode("utf-8-sig")


def _parquet(table: pd.DataFrame, decimal: str) -> bytes:  # noqa: ARG001  (text alone has one)
    out = BytesIO()
    table.to_parquet(out, index=False)
    return out.getvalue()


HISTORY_FILES: Mapping[str, Callable[[pd.DataFrame, str], bytes]] = {"csv": _csv, "parquet": _parquet}
"""By the ending of the file; of a table and the reader's decimal mark, which with a comma parts cells by semicolons."""
