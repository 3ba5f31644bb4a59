"""What would have come without an effort, and how far that can be relied on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.model.effect.controls import columns, usable
from payback.model.effect.effect import EffectNote, Placebo
from payback.model.effect.forecast import forecast
from payback.model.effect.possibilities import YEAR
from payback.model.effect.scale import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from payback.model.effect.forecast import Forecast
    from payback.model.types import Array

CLAIM = 0.985
"""Probability of an effect from which one is claimed."""

CLEAN = 0.97
"""Probability up to which a date at which nothing happened may seem to have had an effect."""

MOVES = 0.85
"""Probability from which a control is taken to have left its course at the date: a claim must then stand without it."""

JUMPED = 0.8
"""Probability of a jump of the level, within `AROUND` months, from which it is said."""

LEAST = 6
"""Fewest known months before; with fewer there is nothing to go by."""

SEEN_TWICE = 24
"""Months before from which every month of the year came twice: with fewer, a claim needs a whole year after."""

LONGEST = 36
"""How far ahead a smallest effect is looked for, in months."""

AROUND = 3
"""Months on either side of the date that should be known."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would have come without the effort, and how far that can be relied on.

    Attributes:
        y: The series as it is used: NaN where unknown, nothing before a break of its measure.
        first_after: Position of the first month after.
        expected: Draws of the months from there on, as far as `LONGEST`; shape ``(ahead, draws)``. Where a control
            moved with the effort, half of them are without any.
        alone: Those without the controls where one of them moved with the effort; else None.
        placebo: None where too few months came before, or the level jumped in the last year of them.
    """

    y: Array
    first_after: int
    expected: Array
    alone: Array | None
    placebo: Placebo | None
    notes: tuple[EffectNote, ...]

    @property
    def months_before(self) -> int:
        """Known months before."""
        return int(np.isfinite(self.y[: self.first_after]).sum())

    def smallest(self, months: NDArray[np.intp]) -> float:
        """Smallest mean effect over some of the months ahead that would be claimed."""
        mean = self.expected[months].mean(axis=0)
        return float(np.quantile(mean, CLAIM) - np.median(mean))

    def months_until(self, effect: float) -> int | None:
        """Months after the date until a mean effect of that size would be claimed; None beyond `LONGEST`."""
        totals = np.cumsum(self.expected, axis=0) / np.arange(1, len(self.expected) + 1)[:, None]
        smallest = np.quantile(totals, CLAIM, axis=1) - np.median(totals, axis=1)
        first = 1 if self.months_before >= SEEN_TWICE else YEAR
        told = [month for month in range(first, LONGEST + 1) if smallest[month - 1] <= abs(effect)]
        return told[0] if told and self.months_before >= YEAR else None


def outlook(
    y: Array, controls: Mapping[str, Array] | None = None, *, first_after: int, break_at: int | None = None
) -> Outlook:
    """What would have come from a date on: from the series before it, and from controls all along.

    Args:
        y: Values of consecutive months, NaN where unknown. Months after the date are only used to see which controls
            are needed.
        controls: By name, each of the same shape; series that the effort does not touch.
        first_after: Position of the first month with the effort.
        break_at: Position of the first month in which the measure counts as it does now, where it once changed.

    Raises:
        PaybackError: ``effect_break`` where the measure changed after the date, ``effect_few_before`` with fewer than
            `LEAST` known months before, ``effect_still`` where these are all the same.
    """
    if break_at is not None and break_at >= first_after:
        raise PaybackError("effect_break")
    series = np.array(y, dtype=float)
    series[: break_at or 0] = np.nan
    start = int(np.argmax(np.isfinite(series))) if np.isfinite(series).any() else 0
    _check(series[:first_after])
    kept, notes = usable(series[start:], {name: c[start:] for name, c in (controls or {}).items()}, first_after - start)
    base = _Base(series[start:], kept, first_after - start)
    moved = [name for name in kept if base.moves(name)]
    notes += [EffectNote("control_moves", {"control": name}) for name in moved]
    if not np.isfinite(series[max(0, first_after - AROUND) : first_after]).any():
        notes.append(EffectNote("gap", {"first": first_after - AROUND, "last": first_after - 1}))
    found = base.forecast()
    jump = _jump(found.jumped)
    if jump is not None:
        notes.append(EffectNote("jump", {"month": start + jump}))
    alone = replace(base, controls={}).forecast().draws if moved else None
    expected = found.draws if alone is None else np.concatenate([found.draws[:, ::2], alone[:, ::2]], axis=1)
    return Outlook(series, first_after, expected, alone, _placebo(base, start, jump), tuple(notes))


def _jump(jumped: Array) -> int | None:
    """The likeliest month in which the level jumped, where it probably did about then."""
    near = np.convolve(jumped, np.ones(2 * AROUND - 1), mode="same")
    month = int(jumped.argmax())
    return month if near[month] >= JUMPED else None


def _check(before: Array) -> None:
    known = before[np.isfinite(before)]
    if known.size < LEAST:
        raise PaybackError("effect_few_before", n=int(known.size), least=LEAST)
    if np.ptp(known) == 0:
        raise PaybackError("effect_still")


@dataclass(frozen=True, slots=True)
class _Base:
    """A series with the controls that are used, from its first known month on."""

    y: Array
    controls: Mapping[str, Array]
    first_after: int

    def forecast(self) -> Forecast:
        """The months after the date, as far as `LONGEST` months; controls then stay as they last were."""
        table = columns(self.y, self.controls, self.first_after)
        missing = np.asarray(np.isnan(table).any(axis=1))
        y = np.where(missing, np.nan, self.y)
        more = max(0, self.first_after + LONGEST - len(table))
        table = np.vstack([np.where(missing[:, None], 0.0, table), np.repeat(table[-1:], more, axis=0)])
        return forecast(y, table, self.first_after, scale_of(self.y[np.isfinite(self.y)]))

    def moves(self, name: str) -> bool:
        """Whether a control itself leaves its course at the date."""
        own = replace(self, y=self.controls[name], controls={})
        after = np.flatnonzero(np.isfinite(own.y[self.first_after :]))
        if not after.size:
            return False
        mean = own.forecast().draws[after].mean(axis=0)
        chance = float((own.y[self.first_after + after].mean() > mean).mean())
        return not 1 - MOVES < chance < MOVES


def _placebo(base: _Base, start: int, jump: int | None) -> Placebo | None:
    """A year before the date, where a year came before that and no jump since then is what it would show."""
    at = base.first_after - YEAR
    if jump is not None and jump >= at:
        return None
    known = np.isfinite(base.y[: base.first_after])
    if at < YEAR or np.count_nonzero(known[:at]) < YEAR or np.count_nonzero(known[at:]) < YEAR / 2:
        return None
    controls = {name: control[: base.first_after] for name, control in base.controls.items()}
    draws = _Base(base.y[: base.first_after], controls, at).forecast().draws
    months = np.flatnonzero(np.isfinite(base.y[at : base.first_after]))
    gained = base.y[at + months].mean() - draws[months].mean(axis=0)
    chance = float((gained > 0).mean())
    low, high = np.quantile(gained, (0.025, 0.975))
    return Placebo(start + at, float(np.median(gained)), (float(low), float(high)), chance, 1 - CLEAN < chance < CLEAN)
