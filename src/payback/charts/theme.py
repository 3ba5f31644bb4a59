"""The one look of every chart: colours by role, in light and in dark, and the bare layout they share.

Figures carry the colours of the light theme; the page swaps each for its dark counterpart when the reader's theme
is dark, so that a figure stays valid Plotly and the same one serves both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import plotly.io as pio

from payback.palette import FIGURE_COLOURS, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Mapping[str, str] = {role: colour.light for role, colour in FIGURE_COLOURS.items()}
DARK: Mapping[str, str] = {role: colour.dark for role, colour in FIGURE_COLOURS.items()}

SERIES = ("value", "ochre", "slate", "plum", "mark", "sand")
"""Roles of series that have no meaning of their own, in the order in which they are given out."""

LABEL_SIZE = 12.5
"""Pixels of the letters of a word that stands in a figure."""

NAME = "payback"
pio.templates[NAME] = go.layout.Template(
    layout={
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": LIGHT["surface"], "bordercolor": LIGHT["grid"], "font": {"color": LIGHT["text"]}},
        "font": {"color": LIGHT["muted"], "size": 12},
        "margin": {"l": 88, "r": 24, "t": 16, "b": 36},
        "xaxis": {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": False},
        "yaxis": {
            "gridcolor": LIGHT["grid"],
            "zeroline": True,
            "zerolinecolor": LIGHT["zero"],
            "zerolinewidth": 1.5,
            "nticks": 6,
            "fixedrange": True,
        },
        "annotationdefaults": {"showarrow": False, "font": {"color": LIGHT["text"], "size": LABEL_SIZE}},
    },
)
"""The look of every figure: no frame, no legend, no toolbar, quiet grid, strong zero line, words instead of arrows."""


def in_the_dark() -> dict[str, str]:
    """The dark colour of each light one."""
    return {colour.light: colour.dark for colour in FIGURE_COLOURS.values()}


def figure(traces: list[dict[str, Any]], *, validate: bool = True, **layout: Any) -> go.Figure:  # noqa: ANN401
    """A figure in the look of all; what the layout says goes before the look.

    Args:
        traces: As Plotly writes them in JSON, each with its ``type``.
        validate: Whether Plotly checks every property: 4 ms, a fifth of a verdict. A figure that is drawn anew with
            every move of a slider goes without; the tests check it.
        layout: The same, free-form.

    Raises:
        ValueError: Plotly knows no such property, or it takes no such value: a programmer's error.
    """
    # Said in the layout, the look itself would be checked anew each time. Streamlit's import makes another the default.
    if pio.templates.default != NAME:
        pio.templates.default = NAME
    return go.Figure({"data": traces, "layout": {"uirevision": "keep", **layout}}, _validate=validate)


def label(text: str, x: float | str, y: float, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401
    """A word that stands in the figure at a point instead of in a legend."""
    return {"text": text, "x": x, "y": round(y, 2), **overrides}
