"""The history as a file: every figure comes back, and no name of an account is a formula."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pandas as pd
import pytest

from payback.history.records import MonthFigure, OrderMonth
from payback.workflows.history_files import COLUMNS, HISTORY_FILES, history_table

READ = {
    "csv": lambda content: pd.read_csv(BytesIO(content), parse_dates=["month"], sep=";", decimal=","),
    "parquet": pd.read_parquet,
}


@pytest.mark.parametrize("kind", HISTORY_FILES)
def test_every_figure_comes_back(kind: str) -> None:
    """A row a figure and two for the orders of a month; nothing is rounded."""
    month = date(2026, 10, 1)
    figures = [MonthFigure(month, "facebook", "=HYPERLINK(1)", "CAD", "spend", "page", 31, 1234.5678)]
    orders = [OrderMonth(month, "shopify", "shop", "CAD", "web", 7, 0, 9, 80.0, 0.0, 10.0, 14.25, 104.25, 5.0)]
    content = HISTORY_FILES[kind](history_table(figures, orders), ",")
    back = READ[kind](BytesIO(content) if kind == "parquet" else content)
    assert tuple(back.columns) == COLUMNS
    assert back["value"].tolist() == [1234.5678, 7.0, 99.25]
    assert back["measure"].tolist() == ["spend", "orders", "orders_value"]
    assert set(back["month"].dt.date) == {month}
    assert back["account"][0] == ("'=HYPERLINK(1)" if kind == "csv" else "=HYPERLINK(1)")


def test_a_history_of_nothing_is_a_table_without_rows() -> None:
    """Its columns are there all the same."""
    assert HISTORY_FILES["csv"](history_table([], []), ".").decode("utf-8-sig").split() == [",".join(COLUMNS)]
