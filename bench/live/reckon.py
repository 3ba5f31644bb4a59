"""From what a page's recorder noted to figures in milliseconds; the same arithmetic for every app."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FRAME = 1_000 / 60
ALIKE = 1e-6
"""Values that differ by less, as a share, are the same slider's step."""
CLOCK = 0.5
"""Milliseconds by which the browser's clocks may disagree about one moment."""


@dataclass(frozen=True, slots=True)
class Move:
    """One pointer move of a drag.

    Attributes:
        at: When the hand moved, in milliseconds of the page's clock.
        delay: Milliseconds until a curve for its value, or for one beyond it, had been painted.
        frames: In how many frames of a screen that refreshes 60 times a second: 1 is the next one.
        thumb: Milliseconds until the slider's own thumb had been painted there.
        live: Whether the curve came before the hand let go.
    """

    at: float
    delay: float
    frames: int
    thumb: float
    live: bool


def moves(seen: Mapping[str, Any], step: float) -> list[Move]:
    """Every pointer move of a drag with the paint that answered it.

    An answer is looked for by value, not by time: the next paint after a move may well show an earlier move. What a
    move asks for follows from where the pointer is, since thumbs may lag: a straight line from the slider's first
    value to its last one, right to one of its steps.
    """
    left, up = seen["downs"][0][1], seen["ups"][-1][0]
    during = _during(seen)
    start, end = seen["hands"][0][1], seen["hands"][-1][1]
    slope, onward = (end - start) / (during[-1][1] - left), step if end > start else -step
    answered = []
    for at, x in during:
        asked = start + slope * (x - left)
        paint, thumb = (_answer(seen[what], at, asked, onward) for what in ("paints", "hands"))
        answered.append(Move(at, paint - at, _frames(seen["frames"], at, paint), thumb - at, paint <= up))
    return answered


def _during(seen: Mapping[str, Any]) -> list[list[float]]:
    down, up = seen["downs"][0][0], seen["ups"][-1][0]
    return [move for move in seen["moves"] if down <= move[0] <= up and move[1] != seen["downs"][0][1]]


def _answer(painted: Iterable[Sequence[float]], at: float, asked: float, onward: float) -> float:
    """When something within a step of a value, or beyond it, had been painted; `onward` is a step of the hand's way."""
    for time, shown in painted:
        if time >= at and (shown - asked + onward * (1 + ALIKE)) * onward >= 0:
            return float(time)
    message = f"nothing was painted for {asked}"
    raise LookupError(message)


def _alike(a: float, b: float) -> bool:
    return abs(a - b) <= ALIKE * max(abs(a), abs(b))


def _frames(frames: Sequence[Sequence[float]], at: float, painted: float) -> int:
    """Frames of a steady screen from a move to its paint; the ones that the page missed count."""
    index = bisect_left([frame[1] for frame in frames], painted)
    begun, before = frames[index][0], frames[max(bisect_right([f[0] for f in frames], at) - 1, 0)][0]
    return max(1, floor((begun - before + CLOCK) / FRAME) - floor(max(at - before, 0.0) / FRAME))


def missed(seen: Mapping[str, Any]) -> float:
    """Share of the frames of a drag that the page did not draw, in percent; from first move to last."""
    during = [at for at, _ in _during(seen)]
    drawn: list[float] = [begun for begun, _ in seen["frames"] if during[0] <= begun <= during[-1] + FRAME]
    gaps = [round((b - a) / FRAME) - 1 for a, b in pairwise(drawn)]
    lost = sum(gap for gap in gaps if gap > 0)
    return 100 * lost / max(lost + len(drawn), 1)


def of_visit(opened: Mapping[str, float | None], cache: str) -> dict[str, list[float]]:
    """Figures of opening a page, with a ``cold`` or a ``warm`` cache."""
    document, asked, told, first = (opened[part] for part in ("document", "asked", "told", "first"))
    assert first is not None
    figures = {f"{cache} visit": [first]}
    if document is not None and asked is not None and told is not None:
        figures[f"{cache} visit: document"] = [document]
        figures[f"{cache} visit: scripts until the server is asked"] = [asked - document]
        figures[f"{cache} visit: until its last word"] = [told - asked]
        figures[f"{cache} visit: until the curve is painted"] = [first - told]
    return figures


def of_press(seen: Mapping[str, Any]) -> dict[str, list[float]]:
    """Figures of one key press: until the curve of the new value is painted, until the page is at rest."""
    pressed, value = seen["keys"][0][0], seen["hands"][-1][1]
    painted = next(t for t, shown in seen["paints"] if t >= pressed and _alike(shown, value))
    return {"key to curve": [painted - pressed], "key to rest": [_last(seen) - pressed]}


def of_drag(seen: Mapping[str, Any], step: float) -> dict[str, list[float]]:
    """Figures of one drag; those of a moving curve only where it moved before the hand let go."""
    asked, up = moves(seen, step), seen["ups"][-1][0]
    figures = {
        "move to thumb": [move.thumb for move in asked],
        "release to rest": [max(_last(seen) - up, 0.0)],
        "frames missed": [missed(seen)],
        "recorder's own, a frame": [seen["spent"] / len(seen["frames"])],
    }
    pictures = {t for t, _ in seen["paints"] if asked[0].at <= t <= up}
    figures["pictures a second"] = [1_000 * len(pictures) / (up - asked[0].at)]
    if any(move.live for move in asked):
        figures["move to curve"] = [move.delay for move in asked]
        figures["frames to curve"] = [float(move.frames) for move in asked]
    else:
        figures["release to curve"] = [seen["paints"][-1][0] - up]
    return figures | _parts(seen, up)


def of_slow_drag(seen: Mapping[str, Any], step: float) -> dict[str, list[float]]:
    """Figures of a drag that leaves an app the time to answer each move."""
    asked = moves(seen, step)
    return {"slow move to curve": [move.delay for move in asked]} if any(move.live for move in asked) else {}


def _parts(seen: Mapping[str, Any], up: float) -> dict[str, list[float]]:
    """Where the time after a release goes, where the page talks through a websocket."""
    sent = [t for t in seen["sent"] if t >= up - FRAME]
    received = [t for t in seen["received"] if sent and t >= sent[0]]
    if not received:
        return {}
    return {
        "release: until the server is asked": [sent[0] - up],
        "release: until its last word": [received[-1] - sent[0]],
        "release: until the page is at rest": [max(_last(seen) - received[-1], 0.0)],
    }


def _last(seen: Mapping[str, Any]) -> float:
    """The last change of the page, or of its curve."""
    last: float = max([*seen["changes"][-1:], *(t for t, _ in seen["paints"][-1:])])
    return last
