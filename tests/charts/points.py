"""What a spreadsheet gets of a chart, beside what its table says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.charts.chart import Written

if TYPE_CHECKING:
    from payback.charts import Chart


def disagreeing(chart: Chart) -> list[str]:
    """Amounts and shares, written without decimals, whose figure is another one."""
    figures = [cell for row in chart.table.rows for cell in row if isinstance(cell, Written) and cell.unit]
    return [cell for cell in figures if abs(abs(float(cell.value)) - _digits(cell)) > 0.51]


def _digits(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit()))
