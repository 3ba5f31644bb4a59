"""What a chart is before anybody draws it: a Plotly figure with its sentence, its words and its points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import plotly.graph_objects as go

    from payback.i18n import Words


class Written(str):
    """A figure in the words of a table, with what a spreadsheet takes it for.

    Attributes:
        value: The figure, or a day as ISO 8601 writes it.
        unit: What it is counted in, where that is said beside the column: a currency, ``%``.
    """

    __slots__ = ("unit", "value")
    value: float | str
    unit: str

    def __new__(cls, text: str, value: float | str, unit: str = "") -> Self:
        """The text, which stands wherever nobody asks for the figure."""
        written = super().__new__(cls, text)
        written.value, written.unit = value, unit
        return written


def money(words: Words, amount: float, currency: str, *, signed: bool = False) -> Written:
    """An amount, to the cent."""
    return Written(words.money(amount, currency, signed=signed), round(amount, 2), currency)


def share(words: Words, part: float) -> Written:
    """A share as a percentage without decimals; the figure holds four of them."""
    return Written(words.percent(part, 0), round(100 * part, 4), "%")


def number(words: Words, amount: float) -> Written:
    """A number of things."""
    return Written(words.number(amount), round(amount, 4))


def month(words: Words, day: date) -> Written:
    """A month of the calendar."""
    return Written(words.month(day), day.isoformat())


def ordinal(n: int) -> Written:
    """The number of a month, a hire, a person."""
    return Written(str(n), n)


@dataclass(frozen=True, slots=True)
class Table:
    """The points of a chart in words, for whoever cannot or would rather not see it; a figure there is `Written`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def heads(self) -> list[str]:
        """Headings with their units, where all figures below one have the same."""
        units = [{getattr(cell, "unit", "") for cell in column if cell} for column in zip(*self.rows, strict=True)]
        return [
            f"{name} ({next(iter(known))})" if len(known) == 1 and any(known) else name
            for name, known in zip(self.columns, units or [set[str]()] * len(self.columns), strict=True)
        ]

    def values(self) -> list[list[float | str | None]]:
        """The figures of the rows; None where a cell is a text."""
        return [[getattr(cell, "value", None) for cell in row] for row in self.rows]


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
