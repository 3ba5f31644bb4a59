"""A chart on a page: one Plotly figure in an inline component that updates it in place.

`st.plotly_chart` would mount a new one at every change, lose the zoom, and bring 4.7 MB where we need 1.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts import in_the_dark, plotly_locale
from payback.ui.assets import asset_url
from payback.ui.inline_component import component, component_data

if TYPE_CHECKING:
    from payback.charts import Chart
    from payback.i18n import Words

REMEMBERED = 32
"""Pictures of one kind that are kept, some 10 kB each."""

FILES = ("csv", "svg", "png")
"""As what a chart can be taken away; the browser writes them."""

_FIGURE = component("figure", "<figure></figure>")


def chart_payload(chart: Chart, words: Words, currency: str, plan: str = "") -> bytes:
    """The bytes that draw a chart, to be kept by plan and shown again: they take 5 ms to make.

    Args:
        chart: What to draw.
        words: The reader's language.
        currency: What amounts are written in.
        plan: Key of the plan that it is drawn of; the figure carries it from when it is drawn on.
    """
    return component_data("figure.js", {**chart_data(chart, words, currency), "plan": plan})


def show(data: bytes, *, key: str) -> None:
    """Draw a kept `chart_payload`, or update the one that stands under ``key``."""
    _FIGURE(key=key, data=data)


def chart_data(chart: Chart, words: Words, currency: str) -> dict[str, Any]:
    """What the browser needs to draw a chart."""
    return {
        "plotly": asset_url("plotly-basic.min.js"),
        "figure": chart.figure.to_plotly_json(),
        "narrow": dict(chart.narrow),
        "height": chart.height,
        "title": chart.title,
        "note": chart.note,
        "alt": chart.alt,
        "table": {
            "columns": chart.table.columns,
            "rows": [[str(cell) for cell in row] for row in chart.table.rows],
            "heads": chart.table.heads(),
            "values": chart.table.values(),
        },
        "dark": in_the_dark(),
        "locale": plotly_locale(words, currency),
        "words": {name: words(f"figure.{name}") for name in ("table", *FILES)},
    }
