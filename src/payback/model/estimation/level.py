"""A monthly series of ratios comes to one figure: its level now, how sure that is, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation.movement import Movement, level_now, yearly_change
from payback.model.estimation.outliers import outlying

if TYPE_CHECKING:
    from payback.model.estimation.monthly_history import Months
    from payback.model.types import Array

RECENT = 48
"""Months that are looked at, the latest ones: what was before says nothing of today."""

LEAST_MONTHS = 2
"""Below which there is no spread."""

MOVED, PERHAPS = 0.94, 0.76
"""Probabilities of a movement from which it is said, and from which it is not denied: the latter is that beforehand."""

LAST_YEAR = 12


@dataclass(frozen=True, slots=True)
class Level:
    """What a series of ratios is now.

    Attributes:
        value: The level at the last month; with 90 % probability the truth lies between `low` and `high`.
        course: ``stable``, ``rose``, ``fell``, or ``unclear`` where it may have moved.
        since: First month of the present level where it rose or fell in one step; None where little by little.
        months: The months that count.
        set_aside: Outlying months that do not.
    """

    value: float
    low: float
    high: float
    course: str
    since: int | None
    months: Months
    set_aside: Months


def level(part: Array, whole: Array, month: Months, *, events: bool = False) -> Level | None:
    """The level of ``part / whole``, a month weighing as its whole; None where fewer than two months tell.

    Args:
        part: Sum of each month, shape ``(months,)``.
        whole: What it is set against, above nought.
        month: Numbers of the months, rising; some may be missing.
        events: Whether `part` counts single events, which chance alone spreads by ``1 / (level * whole)``.
    """
    part, whole, month = part[-RECENT:], whole[-RECENT:], month[-RECENT:]
    if month.size < LEAST_MONTHS or not part.any():
        return None
    ratio, weight = part / whole, whole / whole.mean()
    typical = abs(float(np.median(ratio)))
    aside = outlying(ratio, weight, month, typical / float(whole.mean()) if events else 0.0)
    part, whole, kept = part[~aside], whole[~aside], month[~aside]
    scale = abs(float(part.sum() / whole.sum()))
    if scale == 0:
        return None
    ratio = part / whole / scale
    now = level_now(ratio, whole / whole.mean(), kept, 1 / (scale * float(whole.mean())) if events else 0.0)
    value, low, high = (scale * end for end in _ends(now, positive=bool((part >= 0).all())))
    course, since = _course(now, ratio, kept)
    return Level(value, low, high, course, since, kept, month[aside])


def yearly_loss(part: Array, whole: Array, month: Months, usual: float) -> tuple[float, float, float]:
    """Share of a level that is lost in a year, and its 90 % range; steps of the level are no yearly loss.

    `usual` is the yearly loss that was taken out of `part`; what is left of a line is added to it. For the other
    arguments see `level`.
    """
    ratio, weight = part / whole, whole / whole.mean()
    change, least, most = yearly_change(ratio * whole.sum() / part.sum(), weight, month)
    value, low, high = (float(1 - (1 - usual) * np.exp(end)) for end in (change, most, least))
    return value, low, high


def _ends(now: Movement, *, positive: bool) -> tuple[float, float, float]:
    """Value and range; where nothing is below nought, as far off by the factor as they are by the difference."""
    if not positive or now.value <= 0:
        return now.value, now.low, now.high
    low, high = (float(now.value * np.exp((end - now.value) / now.value)) for end in (now.low, now.high))
    return now.value, low, high


def _course(now: Movement, ratio: Array, month: Months) -> tuple[str, int | None]:
    """What became of the level, and since which month where that was a step."""
    if now.moved < MOVED:
        return ("unclear" if now.moved > PERHAPS else "stable"), None
    first = now.step if now.step is not None else max(ratio.size - LAST_YEAR, ratio.size // 2)
    since = None if now.step is None else int(month[now.step])
    return ("rose" if now.value > ratio[:first].mean() else "fell"), since
