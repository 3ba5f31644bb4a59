"""The live payback curve: drawn from Python's verdict, redrawn by the browser while a slider is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.charts import payback_curve
from payback.core import ASSUMPTIONS
from payback.ui.assets import asset_url
from payback.ui.figure import LOADER, chart_data
from payback.ui.packing import live_data

if TYPE_CHECKING:
    from payback.core import Verdict
    from payback.i18n import Words

_CURVE = st.components.v2.component(
    "payback.curve", html='<figure data-testid="payback-curve"></figure>', js=LOADER, isolate_styles=False
)


def live_curve(verdict: Verdict, words: Words) -> None:
    """The payback curve of a verdict; it moves while a slider moves."""
    with st.container(key="card-curve"):
        _CURVE(key="curve", data=curve_data(verdict, words))


def curve_data(verdict: Verdict, words: Words) -> dict[str, Any]:
    """What the browser needs: the settled figure, the values it shows, and the tables to redraw it from."""
    plan = verdict.plan
    return {
        "script": asset_url("curve.js"),
        "figure_script": asset_url("figure.js"),
        "basis_script": asset_url("basis.js"),
        **chart_data(payback_curve(verdict, words), words, plan.currency),
        "settled": {name: float(getattr(plan, name)) for name in ASSUMPTIONS},
        "payback": verdict.payback_month,
        "basis": live_data(plan),
        "language": words.tag,
        "currency": plan.currency,
        "labels": {name: _template(words, f"curve.{name}") for name in ("back", "deepest")},
    }


def _template(words: Words, key: str) -> str:
    """A sentence with its one fact left open, for the browser to fill."""
    return words(key, n="{}", amount=0, currency="CAD").replace(words.money(0, "CAD"), "{}")
