"""Where the words of a figure find room: in the plot, clear of each other, of the marks and of the line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.charts.theme import LABEL_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from payback.model.types import Array

HEIGHT = 18.0
"""Pixels that a word takes from top to bottom, its padding included."""

LETTER = 0.5
"""Width of a letter as a share of its size: a little more than digits, and words of small letters, have on average."""

Side = Literal["left", "center", "right"]
BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""What share of a word stands left of the point that it belongs to, by its anchor."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the upper left corner of the plot to the right and down."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        """Whether nothing of it stands outside."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word could stand: at a point of the figure, beside which it hangs, moved by pixels right and up."""

    month: float
    money: float
    side: Side
    right: float = 0.0
    up: float = 0.0


@dataclass(frozen=True, slots=True)
class Plot:
    """The area of a figure in pixels, at the least width that it is drawn in, and what its edges stand for.

    What has room at the least width has it at any: points move apart, words keep their size.

    Attributes:
        width: Of the area, without what stands beside it.
        height: The same from top to bottom.
        months: From its left edge to its right one.
        low: The amount at its lower edge.
        high: The amount at its upper edge.
        margins: Pixels of the figure left and right of it.
    """

    width: float
    height: float
    months: int
    low: float
    high: float
    margins: tuple[float, float] = (0.0, 0.0)

    @property
    def area(self) -> Box:
        """All of it."""
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def above(self) -> Box:
        """The line of words over it, as wide as the figure."""
        left, right = self.margins
        return Box(-left, -HEIGHT, self.width + right, 0.0)

    def holds(self, text: str) -> bool:
        """Whether a word is no wider than the area."""
        return LETTER * LABEL_SIZE * len(text) < self.width

    def x(self, month: float) -> float:
        """Pixels from the left."""
        return self.width * month / self.months

    def y(self, money: float) -> float:
        """Pixels from the top."""
        return self.height * (self.high - money) / (self.high - self.low)

    def box(self, text: str, place: Place, size: float = LABEL_SIZE) -> Box:
        """The room that a word of so many pixels takes at a place."""
        wide = LETTER * size * len(text)
        left = self.x(place.month) + place.right - BEFORE[place.side] * wide
        middle = self.y(place.money) - place.up
        return Box(left, middle - HEIGHT / 2, left + wide, middle + HEIGHT / 2)

    def crosses(self, line: Array, box: Box) -> bool:
        """Whether a line, one amount a month from today on, goes through a box."""
        months = np.arange(len(line))
        first, last = (edge / self.width * self.months for edge in (box.left, box.right))
        inside = line[(months > first) & (months < last)]
        ends = np.interp((first, last), months, line)
        reach = np.concatenate((ends, inside))
        return bool(self.y(float(reach.max())) < box.bottom and self.y(float(reach.min())) > box.top)


def first_free(plot: Plot, text: str, places: Iterable[Place], taken: Sequence[Box], line: Array) -> Place | None:
    """The first place at which a word lies in the plot, on nothing that is taken and not on the line; else None."""
    for place in places:
        box = plot.box(text, place)
        if box.lies_in(plot.area) and not any(map(box.meets, taken)) and not plot.crosses(line, box):
            return place
    return None


def moved_into(area: Box, plot: Plot, text: str, place: Place, size: float = LABEL_SIZE) -> Place:
    """The same place, moved to the left or right until nothing of the word stands outside an area.

    A word that is wider than the area begins where the area does.
    """
    box = plot.box(text, place, size)
    right = max(area.left - box.left, min(0.0, area.right - box.right))
    return replace(place, right=round(place.right + right, 1))
