"""The one look of every chart: colours by role, in light and in dark, and the bare layout they share.

Figures carry the colours of the light theme; the page swaps each for its dark counterpart when the reader's theme
is dark, so that a figure stays valid Plotly and the same one serves both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.palette import FIGURE_COLOURS, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Mapping[str, str] = {role: colour.light for role, colour in FIGURE_COLOURS.items()}
DARK: Mapping[str, str] = {role: colour.dark for role, colour in FIGURE_COLOURS.items()}

SERIES = ("value", "ochre", "slate", "plum", "mark", "sand")
"""Roles of series that have no meaning of their own, in the order in which they are given out."""


def in_the_dark() -> dict[str, str]:
    """The dark colour of each light one."""
    return {colour.light: colour.dark for colour in FIGURE_COLOURS.values()}


def layout(**overrides: Any) -> dict[str, Any]:  # noqa: ANN401  (Plotly's own free-form layout)
    """The layout every figure starts from: no frame, no legend, no toolbar, quiet grid, strong zero line."""
    base: dict[str, Any] = {
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": LIGHT["surface"], "bordercolor": LIGHT["grid"], "font": {"color": LIGHT["text"]}},
        "font": {"color": LIGHT["muted"], "size": 12},
        "margin": {"l": 88, "r": 24, "t": 16, "b": 36},
        "uirevision": "keep",
        "xaxis": {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": False},
        "yaxis": {
            "gridcolor": LIGHT["grid"],
            "zeroline": True,
            "zerolinecolor": LIGHT["zero"],
            "zerolinewidth": 1.5,
            "nticks": 6,
            "fixedrange": True,
        },
    }
    for key, value in overrides.items():
        base[key] = {**base[key], **value} if isinstance(base.get(key), dict) else value
    return base


def label(text: str, x: float | str, y: float, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401
    """A word that stands in the figure at a point instead of in a legend."""
    base = {"text": text, "x": x, "y": round(y, 2), "showarrow": False, "font": {"color": LIGHT["text"], "size": 12.5}}
    return {**base, **overrides}
