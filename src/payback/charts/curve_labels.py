"""The words in the payback curve: its two moments, the name of the line, and how far the band goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.charts.label_places import Box, Place, Plot, first_free, moved_into
from payback.charts.theme import LIGHT, label
from payback.wording.verdict import whole_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.i18n import Words
    from payback.model import Verdict
    from payback.model.types import Array

DROP = 0.16
"""How high over zero the words of the payback stand, as a share of the amounts in view."""

OVER, UNDER, BESIDE = 14.0, 16.0, 6.0
"""Pixels from a point to the middle of its words, over and under it, and to their nearer end."""

MARK, DOT, HAIR = 8.0, 5.0, 2.0
"""Pixels that the payback's mark, the dot of the deepest hole and a thin line keep free to either side."""

ALONG = 12
"""How many places along the line its name is tried at."""

CUT_SIZE = 11.5


def curve_labels(verdict: Verdict, words: Words, plot: Plot, upper: Array | None) -> list[dict[str, Any]]:
    """All of them, as Plotly writes annotations.

    Args:
        verdict: Whose curve it is.
        words: The reader's language.
        plot: Where the curve is drawn.
        upper: The upper edge of the band, shape ``(months + 1,)``; None where there is none.
    """
    line = verdict.cumulative[: int(plot.months) + 1]
    taken, moments = _marks(verdict, plot), []
    for name, text, place, seen in _moments(verdict, words, plot):
        beside = (replace(place, side=side) for side in ("center", "right", "left"))
        free = first_free(plot, text, beside, [], line) or moved_into(plot.area, plot, text, place)
        moments.append(_written(name, text, free, visible=seen))
        if seen:
            taken.append(plot.box(text, free))
    return [*moments, _likely(words, plot, taken, line), _cut(verdict, words, plot, upper)]


def _moments(verdict: Verdict, words: Words, plot: Plot) -> Iterator[tuple[str, str, Place, bool]]:
    """The deepest hole and the payback: name, words, where they belong, and whether the figure shows them."""
    hole, month, back = verdict.deepest_hole, verdict.all.deepest_month, verdict.payback_month or 0
    currency = verdict.plan.currency
    deepest = words("curve.deepest", amount=words.money(-hole, currency))
    if not plot.holds(deepest):
        deepest = words("curve.deepest", amount=words.money_short(-hole, currency))
    yield "deepest", deepest, Place(month, -hole, "center", up=-UNDER), hole > 0 and month <= plot.months
    drop = DROP * (plot.high - plot.low)
    yield "payback", words("curve.back", n=whole_months(back)), Place(round(back, 3), drop, "center", up=10), back > 0


def _marks(verdict: Verdict, plot: Plot) -> list[Box]:
    """What stands in the figure beside the words: the two dots, the dotted line over the payback."""
    boxes, zero = [], plot.y(0)
    if verdict.deepest_hole > 0:
        x, y = plot.x(verdict.all.deepest_month), plot.y(-verdict.deepest_hole)
        boxes.append(Box(x - DOT, y - DOT, x + DOT, y + DOT))
    if verdict.payback_month:
        x = plot.x(verdict.payback_month)
        boxes.append(Box(x - MARK, zero - MARK, x + MARK, zero + MARK))
        boxes.append(Box(x - HAIR, zero - DROP * plot.height, x + HAIR, zero))
    return boxes


def _likely(words: Words, plot: Plot, taken: list[Box], line: Array) -> dict[str, Any]:
    """The name of the line beside it, at its end where there is room, else further back, else left out."""
    text, zero = words("curve.likely"), plot.y(0)
    places = list(_along(line))
    with_zero = [*taken, Box(0, zero - HAIR, plot.width, zero + HAIR)]
    free = first_free(plot, text, places, with_zero, line) or first_free(plot, text, places, taken, line)
    return _written("likely", text, free or places[0], visible=free is not None)


def _along(line: Array) -> Iterator[Place]:
    """Places beside a line, from its end backwards, over and under it."""
    last = len(line) - 1
    yield Place(last, float(line[-1]), "right", -4, OVER)
    for month in np.unique(np.linspace(last, 0, ALONG).round().astype(int))[::-1].tolist():
        money = float(line[month])
        yield Place(month, money, "right", -BESIDE, OVER)
        yield Place(month, money, "left", BESIDE, OVER)
        yield Place(month, money, "left", BESIDE, -OVER)
        yield Place(month, money, "right", -BESIDE, -OVER)


def _cut(verdict: Verdict, words: Words, plot: Plot, upper: Array | None) -> dict[str, Any]:
    """The mark over the figure where the band leaves it, with the amount that it goes on to."""
    seen = verdict.cumulative[:1] if upper is None else upper[: int(plot.months) + 1]
    beyond = np.flatnonzero(seen > plot.high)
    if upper is None or not beyond.size:
        return label("", 0, plot.high, name="cut", visible=False)
    leaves = round(_crossing(seen, int(beyond[0]), plot.high), 3)
    amount = words("curve.cut", amount=words.money_short(float(seen.max()), verdict.plan.currency))
    ways = [
        (f"{amount} ↑", Place(leaves, plot.high, "right", 4, 9)),
        (f"↑ {amount}", Place(leaves, plot.high, "left", -4, 9)),
    ]
    fitting = (way for way in ways if plot.box(*way, CUT_SIZE).lies_in(plot.above))
    text, place = next(fitting, ways[0])
    place_above = moved_into(plot.above, plot, text, place, CUT_SIZE)
    return _written("cut", text, place_above, font={"color": LIGHT["muted"], "size": CUT_SIZE})


def _crossing(upper: Array, beyond: int, top: float) -> float:
    """Where an edge goes over an amount, in months; `beyond` is the first month that lies over it."""
    if not beyond:
        return 0.0
    before, after = float(upper[beyond - 1]), float(upper[beyond])
    return beyond - 1 + (top - before) / (after - before)


def _written(name: str, text: str, place: Place, **look: Any) -> dict[str, Any]:  # noqa: ANN401
    """A word at its place, as an annotation."""
    shifts = {"xshift": round(place.right, 1), "yshift": round(place.up, 1)}
    return label(text, place.month, place.money, name=name, xanchor=place.side, **shifts, **look)
