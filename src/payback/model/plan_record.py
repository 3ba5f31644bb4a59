"""The record of plans: chances that were stated against what came true, and how hopeful plans were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.plan.plan import ASSUMPTIONS, changed
from payback.model.projection import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Plan
    from payback.model.types import Array

ENOUGH = 5
"""Plans from which there is something to say."""

BINS = 5
"""Equal parts of the chances, for the picture of reliability."""

LEAST_FACTOR, MOST_FACTOR = 0.1, 3.0
"""Between what a correction stays, whatever came."""


@dataclass(frozen=True, slots=True)
class Outturn:
    """A frozen plan whose term is over.

    Attributes:
        chance: Chance that was stated, from 0 to 1.
        came_true: Whether what it was the chance of came true.
        planned: What the work was to bring until now, above zero; `came` what it brought, in the same unit.
    """

    chance: float
    came_true: bool
    planned: float
    came: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Plans whose stated chance lay from `low` to `high`: the mean of their chances, and the share that came true."""

    low: float
    high: float
    chance: float
    share: float
    plans: int


@dataclass(frozen=True, slots=True)
class Record:
    """How good stated chances were.

    Attributes:
        plans: How many.
        brier: Mean of ``(chance - came_true) ** 2``: 0 for a seer, .25 for who always says one half.
        reference: The same for who always says the share that came true.
        bins: Those that hold any plan, lowest first.
        factor: Median of what came over what was planned: .8 where plans were 20 % too hopeful.
    """

    plans: int
    brier: float
    reference: float
    bins: tuple[Bin, ...]
    factor: float

    @property
    def hopeful(self) -> float:
        """How much too hopeful plans were, as a share; below zero where they were too careful."""
        return 1 - self.factor


def record(outturns: Sequence[Outturn]) -> Record | None:
    """The record of plans whose term is over; None below `ENOUGH` of them."""
    if len(outturns) < ENOUGH:
        return None
    chances = np.array([one.chance for one in outturns])
    true = np.array([float(one.came_true) for one in outturns])
    ratio = float(np.median([one.came / one.planned for one in outturns]))
    return Record(
        plans=len(outturns),
        brier=float(np.mean((chances - true) ** 2)),
        reference=float(true.mean() * (1 - true.mean())),
        bins=_bins(chances, true),
        factor=min(max(ratio, LEAST_FACTOR), MOST_FACTOR),
    )


def corrected(plan: Plan, factor: float) -> Plan:
    """The plan with every counted stream at a multiple of its value, as far as assumptions may go; costs stay.

    Args:
        plan: In the hand.
        factor: As a `Record` gives it.
    """
    names = {stream.corrected_by for stream in counted(plan).values() if stream.corrected_by}
    values = {name: ASSUMPTIONS[name].kept(getattr(plan, name) * factor) for name in names}
    ranges = tuple((name, *(end * factor if name in names else end for end in ends)) for name, *ends in plan.ranges)
    return changed(plan, {**values, "ranges": ranges})


def _bins(chances: Array, true: Array) -> tuple[Bin, ...]:
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(n / BINS, (n + 1) / BINS, float(chances[place == n].mean()), float(true[place == n].mean()), int(count))
        for n, count in enumerate(np.bincount(place, minlength=BINS))
        if count
    )
