"""Series that the hire does not touch, made ready to say what would have come: which may be used, on which scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls

from payback.model.effect.effect import EffectNote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.types import Array

COMPARABLE = 3
"""Number of controls from which a mix of them is one more control."""

KNOWN = 0.75
"""Least share of the months before in which a control must be known."""

TOGETHER = 1e3
"""How much more it counts that shares add up to one than that a month is met."""


def synthetic_control(y: Array, comparable: Array, first_after: int) -> Array:
    """The mix of comparable series that comes nearest to a series before a date: shares of 0 or more that add up to 1.

    Args:
        y: Shape ``(months,)``, in the unit of the comparable series.
        comparable: Shape ``(months, series)``, all known where `y` is.
        first_after: Position of the first month that is not looked at.

    Returns:
        The mix in every month, shape ``(months,)``.

    Source:
        Abadie, Diamond and Hainmueller (2010), with the months before as the only predictors.
    """
    before = np.flatnonzero(np.isfinite(y[:first_after]))
    scale = TOGETHER * np.abs(comparable[before]).mean()
    rows = np.vstack([comparable[before], np.full(comparable.shape[1], scale)])
    shares, _ = nnls(rows, np.append(y[before], scale))
    return np.asarray(comparable @ (shares / shares.sum()))


def usable(y: Array, controls: Mapping[str, Array], first_after: int) -> tuple[dict[str, Array], list[EffectNote]]:
    """The controls that are known often enough and not always the same, and a note on each other one."""
    kept, notes = {}, []
    for name, control in controls.items():
        known = np.isfinite(control)
        needed = np.isfinite(y) & (np.arange(y.size) >= first_after)
        if not known[needed].all() or known[:first_after].mean() < KNOWN:
            notes.append(EffectNote("control_gaps", {"control": name}))
        elif np.ptp(control[:first_after][known[:first_after]]) == 0:
            notes.append(EffectNote("control_still", {"control": name}))
        else:
            kept[name] = control
    return kept, notes


def columns(y: Array, controls: Mapping[str, Array], first_after: int) -> Array:
    """What the forecast goes along with: each control standardised, and a mix of them where they are comparable.

    Returns:
        Shape ``(months, columns)``; NaN in months without a control.
    """
    if not controls:
        return np.empty((y.size, 0))
    table = np.column_stack(list(controls.values()))
    ready = [_standard(control, first_after) for control in table.T]
    known = np.isfinite(table).all()
    if len(ready) >= COMPARABLE and known and np.all(table > 0):
        level = table[:first_after].mean(axis=0)
        own = y / np.nanmean(y[:first_after])
        ready.append(_standard(synthetic_control(own, table / level, first_after), first_after))
    return np.column_stack(ready)


def _standard(control: Array, first_after: int) -> Array:
    """Logarithms where all is above zero; mean 0 and deviation 1 before."""
    known = control[np.isfinite(control)]
    scaled = np.log(control) if np.all(known > 0) else control
    before = scaled[:first_after][np.isfinite(scaled[:first_after])]
    return np.asarray((scaled - before.mean()) / max(float(before.std()), np.finfo(float).tiny))
