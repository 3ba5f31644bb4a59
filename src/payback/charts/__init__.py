"""Charts as data: pure functions of values and words that give a figure, its sentence and its table."""

from payback.charts.chart import Chart, Table
from payback.charts.drivers import net_value_tornado, payback_tornado
from payback.charts.effort import effort_chart
from payback.charts.hire_effect import counterfactual
from payback.charts.history import history_chart
from payback.charts.locale import plotly_locale
from payback.charts.payback_curve import payback_curve
from payback.charts.team import what_each_hire_adds
from payback.charts.theme import DARK, LIGHT, in_the_dark
from payback.charts.tracking import plan_and_actuals, planned_and_actual
from payback.charts.value_streams import value_and_cost
from payback.charts.waiting import waiting_chart

__all__ = [
    "DARK",
    "LIGHT",
    "Chart",
    "Table",
    "counterfactual",
    "effort_chart",
    "history_chart",
    "in_the_dark",
    "net_value_tornado",
    "payback_curve",
    "payback_tornado",
    "plan_and_actuals",
    "planned_and_actual",
    "plotly_locale",
    "value_and_cost",
    "waiting_chart",
    "what_each_hire_adds",
]
