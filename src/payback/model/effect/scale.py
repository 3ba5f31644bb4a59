"""On which scale a series is forecast: growth in percent, the root of counts, or as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.model.types import Array

FEW = 8
"""Median below which counts scatter too unevenly for their logarithm."""

SHIFT = 3 / 8
"""Of Anscombe's root, which makes the scatter of counts even."""


@dataclass(frozen=True, slots=True)
class Scale:
    """There and back: ``z = to(y)``, ``y = back(z)``.

    Attributes:
        skewed: Whether months far out belong to the series and count like all others.
    """

    to: Callable[[Array], Array]
    back: Callable[[Array], Array]
    skewed: bool = False


def _root(y: Array) -> Array:
    return np.asarray(2 * np.sqrt(y + SHIFT))


def _square(z: Array) -> Array:
    return np.maximum((np.maximum(z, 0.0) / 2) ** 2 - SHIFT, 0.0)


AS_IT_IS = Scale(np.asarray, np.asarray)
LOGARITHM = Scale(np.log, np.exp)
ROOT = Scale(_root, _square, skewed=True)


def scale_of(known: Array) -> Scale:
    """Logarithms where all is above zero, ``2 (y + 3/8) ** 0.5`` for small counts, else the values themselves.

    Args:
        known: The values that are known, before and after; shape ``(months,)``.
    """
    counts = bool(np.all(known == np.round(known)) and np.all(known >= 0))
    if counts and (np.any(known == 0) or np.median(known) < FEW):
        return ROOT
    return LOGARITHM if np.all(known > 0) else AS_IT_IS
