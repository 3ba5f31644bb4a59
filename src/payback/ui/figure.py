"""A chart on a page: one Plotly figure in an inline component that updates it in place.

`st.plotly_chart` would mount a new one at every change, lose the zoom, and bring 4.7 MB where we need 1.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.charts import in_the_dark, plotly_locale
from payback.ui.assets import asset_url

if TYPE_CHECKING:
    from payback.charts import Chart
    from payback.i18n import Words

# The script itself is an asset, cached for good; what travels with every run is only this line and the data.
LOADER = """
const loaded = new Map();
export default function (component) {
  const { script } = component.data;
  if (!loaded.has(script)) loaded.set(script, import(new URL(script, document.baseURI).href));
  let stop;
  let stopped = false;
  loaded.get(script).then((module) => { if (!stopped) stop = module.default(component); });
  return () => { stopped = true; stop?.(); };
}
"""

_FIGURE = st.components.v2.component("payback.figure", html="<figure></figure>", js=LOADER, isolate_styles=False)


def draw(chart: Chart, words: Words, *, key: str, currency: str = "CAD") -> None:
    """Draw a chart, or update the one that stands under ``key``."""
    _FIGURE(key=key, data={"script": asset_url("figure.js"), **chart_data(chart, words, currency)})


def chart_data(chart: Chart, words: Words, currency: str) -> dict[str, Any]:
    """What the browser needs to draw a chart."""
    return {
        "plotly": asset_url("plotly-basic.min.js"),
        "figure": chart.figure,
        "narrow": dict(chart.narrow),
        "height": chart.height,
        "title": chart.title,
        "note": chart.note,
        "alt": chart.alt,
        "table": {"columns": chart.table.columns, "rows": chart.table.rows},
        "dark": in_the_dark(),
        "locale": plotly_locale(words, currency),
        "words": {"table": words("figure.table")},
    }
