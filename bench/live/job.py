"""The job every app does: three sliders, 2,000 draws x 60 months, one chart with fan, three figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import plotly.io

from payback.model import ASSUMPTIONS, HEADLINE, Plan, evaluate
from payback.model.plan.plan import changed

plotly.io.templates.default = None  # nobody sends a theme with every figure

DRAWS = 2_000
START = Plan(followers=250_000, addressable=2_000_000)
SLIDERS = {name: ASSUMPTIONS[name] for name in HEADLINE}
LABELS = {"salary": "Salary", "follower_growth": "Follower growth", "conversion": "Conversion"}
MONTHS = list(range(START.months + 1))
HEIGHT = 320


@dataclass(frozen=True, slots=True)
class Picture:
    """What an app shows: the running sum, its fan and three figures in words; `values` are what it is asked for."""

    values: dict[str, float]
    likely: list[float]
    low: list[float]
    high: list[float]
    figures: dict[str, str]


@lru_cache(maxsize=1)
def picture(salary: float, follower_growth: float, conversion: float) -> Picture:
    """The answer for three values; only the last one is kept, as one viewer's page would."""
    values = {"salary": salary, "follower_growth": follower_growth, "conversion": conversion}
    plan = changed(START, values)
    verdict = evaluate(plan, draws=DRAWS)
    low, high = verdict.fan.p10, verdict.fan.p90
    back = "never" if verdict.payback_month is None else f"{verdict.payback_month:.1f}"
    figures = {
        "Payback month": back,
        "Deepest hole": f"${verdict.deepest_hole:,.0f}",
        "Net value": f"${verdict.cumulative[-1]:,.0f}",
    }
    lines = {"likely": verdict.cumulative, "low": low, "high": high}
    return Picture(values=values, figures=figures, **{name: np.round(line).tolist() for name, line in lines.items()})


def figure(shown: Picture) -> dict[str, Any]:
    """The chart as Plotly's own JSON, the same in every app."""
    edge = {"type": "scatter", "mode": "lines", "x": MONTHS, "line": {"width": 0}, "hoverinfo": "skip"}
    return {
        "data": [
            {**edge, "y": shown.low},
            {**edge, "y": shown.high, "fill": "tonexty", "fillcolor": "rgba(11,107,105,0.13)"},
            {"type": "scatter", "mode": "lines", "x": MONTHS, "y": shown.likely, "name": "likely",
             "line": {"color": "#0b6b69", "width": 3}, "meta": shown.values},
        ],
        "layout": {"height": HEIGHT, "showlegend": False, "uirevision": "keep",
                   "margin": {"l": 64, "r": 24, "t": 16, "b": 36}},
    }  # fmt: skip


APPS = Path(__file__).parent / "apps"
