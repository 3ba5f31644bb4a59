"""Charts as data: pure functions of values and words that give a figure, its sentence and its table."""

from payback.charts.chart import Chart, Figure, Table
from payback.charts.history import history_chart
from payback.charts.locale import plotly_locale
from payback.charts.payback import payback_curve
from payback.charts.streams import value_and_cost
from payback.charts.theme import DARK, LIGHT, in_the_dark

__all__ = [
    "DARK",
    "LIGHT",
    "Chart",
    "Figure",
    "Table",
    "history_chart",
    "in_the_dark",
    "payback_curve",
    "plotly_locale",
    "value_and_cost",
]
