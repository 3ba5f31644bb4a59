"""One series of a family, judged by the product and by the peer."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from bench.effect import causal_impact
from bench.effect.families import FAMILIES, LATEST_FAMILIES, NEW_FAMILIES, series
from bench.effect.judging_families import JUDGING_FAMILIES
from bench.effect.unseen_families import UNSEEN_FAMILIES

from payback.model.effect import compared, outlook

ALL = {**FAMILIES, **NEW_FAMILIES, **LATEST_FAMILIES, **JUDGING_FAMILIES, **UNSEEN_FAMILIES}


@dataclass(frozen=True, slots=True)
class Judged:
    """One series: whether 95 % intervals hold the truth, what is claimed without a hire, and seen with one.

    Attributes:
        held: Of the verdicts that are not "too early", without a hire and with one.
        seconds: Of a processor, that ours takes; `peer_seconds` that the peer does.
    """

    seconds: float
    peer_seconds: float
    held: tuple[bool, ...]
    early: int
    false: bool
    seen: bool
    peer_held: tuple[bool, ...]
    peer_false: bool
    peer_seen: bool


def judged(task: tuple[str, int]) -> tuple[str, Judged]:
    """Ours and the peer on one series of a family."""
    name, seed = task
    family = ALL[name]
    made = series(name, family, seed)
    first = family.before
    controls = {str(place): column for place, column in enumerate(made.controls.T)}
    begun = time.process_time()
    expected = outlook(made.idle, controls, first_after=first)
    effects = [compared(expected), compared(replace(expected, y=made.lifted))]
    truths = [0.0, float((made.lifted - made.idle)[first:].mean())]
    sure = [(effect, truth) for effect, truth in zip(effects, truths, strict=True) if effect.verdict != "too_early"]
    ours = time.process_time()
    mean = causal_impact.paths(made.idle, made.controls, first, seed).mean(axis=0)
    low, high = np.quantile(mean, (0.025, 0.975))
    came = [float(months[first:].mean()) for months in (made.idle, made.lifted)]
    return name, Judged(
        seconds=ours - begun,
        peer_seconds=time.process_time() - ours,
        held=tuple(effect.interval_95[0] <= truth <= effect.interval_95[1] for effect, truth in sure),
        early=len(effects) - len(sure),
        false=effects[0].claimed,
        seen=effects[1].verdict == "brought",
        peer_held=tuple(low <= value - truth <= high for value, truth in zip(came, truths, strict=True)),
        peer_false=not low <= came[0] <= high,
        peer_seen=came[1] > high,
    )
