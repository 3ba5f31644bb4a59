"""What did the hire bring? What came, against what would have come as far as the months before tell.

Measured in bench/effect: where a claim would be wrong more often than one time in twenty, there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.model.effect.effect import Effect, EffectNote
from payback.model.effect.outlook import CLAIM, SEEN_TWICE, outlook
from payback.model.effect.possibilities import YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.effect.effect import EffectVerdict, Interval
    from payback.model.effect.outlook import Outlook
    from payback.model.types import Array


def estimate_effect(
    y: Array,
    controls: Mapping[str, Array] | None = None,
    *,
    first_after: int,
    until: int | None = None,
    planned: float | None = None,
    break_at: int | None = None,
) -> Effect:
    """What an effort brought from a month on.

    Args:
        y: Values of consecutive months, NaN where unknown.
        controls: By name, each of the same shape; series that the effort does not touch.
        first_after: Position of the first month with the effort.
        until: Position of the first month that is not its any more, as after a campaign; the end if None.
        planned: Effect a month that was planned, for how long it takes to see it; the one that is seen if None.
        break_at: Position of the first month in which the measure counts as it does now, where it once changed.

    Raises:
        PaybackError: As `outlook`; ``effect_no_after`` without a known month after.
    """
    known = np.isfinite(y[first_after:until])
    if not known.any():
        raise PaybackError("effect_no_after")
    end = first_after + int(np.flatnonzero(known)[-1]) + 1
    shortened = {name: control[:end] for name, control in (controls or {}).items()}
    return compared(outlook(y[:end], shortened, first_after=first_after, break_at=break_at), planned)


def compared(expected: Outlook, planned: float | None = None) -> Effect:
    """What came against what would have come; `planned` as for `estimate_effect`."""
    came = expected.y[expected.first_after :]
    months = np.flatnonzero(np.isfinite(came))
    idle = expected.expected[: came.size]
    running = np.cumsum(came[months, None] - idle[months], axis=0)
    total = running[-1]
    mean, chance = float(np.median(total)) / months.size, float((total > 0).mean())
    verdict, notes = _verdict(expected, came, chance)
    return Effect(
        first_after=expected.first_after,
        months_before=expected.months_before,
        months_after=int(months.size),
        **_paths(came, idle, running),
        mean=mean,
        interval_80=_interval(total / months.size, 0.8),
        interval_95=_interval(total / months.size, 0.95),
        cumulative=float(np.median(total)),
        cumulative_interval_80=_interval(total, 0.8),
        cumulative_interval_95=_interval(total, 0.95),
        share=_share(mean, float(np.median(idle, axis=1)[months].mean())),
        probability=chance,
        verdict=verdict,
        smallest_seen=expected.smallest(months),
        months_needed=_needed(expected, verdict, came.size, mean if planned is None else planned),
        placebo=expected.placebo,
        notes=(*expected.notes, *notes),
    )


def _paths(came: Array, idle: Array, running: Array) -> dict[str, Array]:
    """What goes on month by month, and what it lies between; `running` has the known months only."""
    low, tenth, middle, ninth, high = np.quantile(idle, (0.025, 0.1, 0.5, 0.9, 0.975), axis=1)
    spread = np.full((3, came.size), np.nan)
    spread[:, np.isfinite(came)] = np.quantile(running, (0.5, 0.025, 0.975), axis=1)
    return {
        "counterfactual": middle,
        "counterfactual_80": np.array([tenth, ninth]),
        "counterfactual_95": np.array([low, high]),
        "effects": came - middle,
        "effects_95": np.array([came - high, came - low]),
        "running": spread[0],
        "running_95": spread[1:],
    }


def _share(mean: float, idle: float) -> float:
    """An effect as a share of what would have come; 0 where nothing would have."""
    return mean / idle if idle else 0.0


def _interval(values: Array, share: float) -> Interval:
    low, high = np.quantile(values, ((1 - share) / 2, (1 + share) / 2))
    return float(low), float(high)


def _verdict(expected: Outlook, came: Array, chance: float) -> tuple[EffectVerdict, list[EffectNote]]:
    """What may be said, and why no more."""
    after = int(np.isfinite(came).sum())
    if expected.months_before < YEAR:
        return "too_early", [EffectNote("few_before", {"n": expected.months_before, "least": YEAR})]
    if expected.months_before < SEEN_TWICE and after < YEAR:
        return "too_early", [EffectNote("short_year", {"n": expected.months_before, "after": after, "least": YEAR})]
    claim = _claim(chance)
    if expected.alone is not None:
        without = _chance(expected.alone, came)
        if _claim(without) != _claim(2 * chance - without):
            return "too_early", [EffectNote("control_decides", {})]
    if claim == "none_seen":
        return claim, []
    if expected.placebo is not None and not expected.placebo.clean:
        return "too_early", [EffectNote("placebo", {"month": expected.placebo.first_after})]
    return claim, []


def _claim(chance: float) -> EffectVerdict:
    """What a probability of an effect above zero lets one say."""
    return "brought" if chance >= CLAIM else "lost" if chance <= 1 - CLAIM else "none_seen"


def _chance(idle: Array, came: Array) -> float:
    """Probability that more came than draws of what would have."""
    months = np.flatnonzero(np.isfinite(came))
    return float((came[months].mean() > idle[months].mean(axis=0)).mean())


def _needed(expected: Outlook, verdict: EffectVerdict, after: int, effect: float) -> int | None:
    """Months from now until an effect could be seen."""
    if verdict in {"brought", "lost"}:
        return 0
    until = expected.months_until(effect)
    return None if until is None else max(1, until - after)
