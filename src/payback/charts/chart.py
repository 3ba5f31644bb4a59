"""What a chart is before anybody draws it: a Plotly figure with its sentence, its words and its points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Table:
    """The points of a chart in words, for whoever cannot or would rather not see it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure and everything that is said about it.

    Attributes:
        title: A sentence: what the figure shows.
        note: A second, quieter one; empty when there is nothing to add.
        alt: What somebody hears who cannot see the figure.
        figure: In the colours of the light theme.
        narrow: Parts of the figure that differ on a phone, by dotted name (``layout.xaxis.dtick``, ``data.0.x``).
        height: Height of the figure in pixels; ``layout.height`` of `narrow` goes before it.
    """

    title: str
    note: str
    alt: str
    figure: go.Figure
    table: Table
    narrow: Mapping[str, object] = field(default_factory=dict)
    height: int = 320
