"""The curve of a memo as SVG: a line, its zero, its months; readable without a script, a font or a network."""

from __future__ import annotations

from html import escape
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING

from payback.palette import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from payback.share.memo.content import Curve

WIDTH, HEIGHT = 680, 250
LEFT, RIGHT, TOP, BOTTOM = 96, 16, 14, 34
VALUE, MARK, MUTED, GRID, RING = (PAPER[role] for role in ("value", "mark", "muted", "border", "surface"))


class Scale:
    """From months and amounts to places on the picture."""

    def __init__(self, curve: Curve) -> None:
        self.months = curve.months
        known = [amount for amount in curve.amounts + curve.planned if isfinite(amount)]
        self.low, self.highest = min(known), max(known)
        self.high = max(0.0, self.highest)
        self.span = (self.high - self.low) or 1.0

    def x(self, month: float) -> float:
        """Place of a month."""
        return round(LEFT + (WIDTH - LEFT - RIGHT) * month / self.months, 1)

    def y(self, amount: float) -> float:
        """Place of an amount."""
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (self.high - amount) / self.span, 1)


def curve_svg(curve: Curve, font: str = "Arial, Helvetica, sans-serif") -> str:
    """The curve with its title and its sentence for who cannot see it."""
    scale = Scale(curve)
    zero = scale.y(0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"',
        f' aria-label="{escape(curve.alt)}" font-family="{escape(font)}" font-size="12">',
        f"<title>{escape(curve.alt)}</title>",
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{zero}" y2="{zero}" stroke="{MUTED}" stroke-width="1.2"/>',
        *_amounts(curve, scale),
        *_months(curve, scale),
        *_line(curve.planned, scale, f'stroke="{MUTED}" stroke-width="2" stroke-dasharray="6 4"'),
        *_line(curve.amounts, scale, f'stroke="{VALUE}" stroke-width="3" stroke-linejoin="round"'),
    ]
    if curve.back is not None:
        parts.append(
            f'<circle cx="{scale.x(curve.back)}" cy="{zero}" r="6" fill="{MARK}" stroke="{RING}" stroke-width="2"/>'
        )
    return "".join([*parts, "</svg>"])


def _line(amounts: Sequence[float], scale: Scale, look: str) -> Iterator[str]:
    """A line through the amounts, broken where one is not known."""
    for known, run in groupby(enumerate(amounts), key=lambda point: isfinite(point[1])):
        if known:
            points = " ".join(f"{scale.x(month)},{scale.y(amount)}" for month, amount in run)
            yield f'<polyline points="{points}" fill="none" {look}/>'


def _amounts(curve: Curve, scale: Scale) -> list[str]:
    """Lowest and highest amount, and zero between them where there is room."""
    room = 14
    places = {scale.y(scale.low): curve.low}
    if abs(scale.y(scale.highest) - scale.y(scale.low)) > room:
        places[scale.y(scale.highest)] = curve.high
    if all(abs(scale.y(0) - place) > room for place in places):
        places[scale.y(0)] = "0"
    return [
        f'<text x="{LEFT - 8}" y="{place + 4}" text-anchor="end" fill="{MUTED}">{escape(text)}</text>'
        for place, text in places.items()
    ]


def _months(curve: Curve, scale: Scale) -> list[str]:
    """Months below the picture, the axis's name at its end."""
    below = HEIGHT - BOTTOM + 18
    out = [
        f'<text x="{scale.x(month)}" y="{below}" text-anchor="middle" fill="{MUTED}">{escape(text)}</text>'
        for month, text in curve.marks
    ]
    lines = [
        f'<line x1="{scale.x(month)}" x2="{scale.x(month)}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="{GRID}"/>'
        for month, _ in curve.marks
    ]
    name = f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 2}" text-anchor="end" fill="{MUTED}">{escape(curve.axis)}</text>'
    return [*lines, *out, name]
