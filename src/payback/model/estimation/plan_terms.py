"""From what the history says to what a plan asks: growth in its two parts, the benchmark kept where it is short."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.effort import GROWTH, effect_today, growth_effect
from payback.model.estimation.monthly_history import YEAR
from payback.model.plan.plan import ASSUMPTIONS, OBSERVABLE, changed
from payback.model.plan.ranges import CHOICES, TINY, Z90, expit, logit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.model.estimation.estimate import Estimate
    from payback.model.plan.assumptions import Assumption
    from payback.model.plan.plan import Plan

READINGS = 3
"""After the first one: the second moves a last decimal at most."""

AUDIENCE = 12
"""People who could be reached for each follower, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """One assumption that history moved, in the assumption's unit; ``season`` has 12 months and no single value.

    Attributes:
        estimate: What moved it; None where it only follows another one.
    """

    name: str
    old: float
    new: float
    estimate: Estimate | None = None


def todays_effect(plan: Plan, name: str) -> float:
    """Effect of today's effort on one of `OBSERVABLE`, as a share of what one full-time person would do.

    ``E0 (1 + E50) / (E0 + E50)``; of growth a part comes by itself.
    """
    values = {each: np.array(getattr(plan, each)) for each in ("half_effect_team", "current_effort", "own_growth")}
    today = effect_today(values)
    return float(growth_effect(values, today) if name in GROWTH else today)


def in_terms_of(plan: Plan, observed: Mapping[str, Estimate]) -> Mapping[str, Estimate]:
    """The estimates as the plan's assumptions mean them.

    Posts and growth stay as they were observed, those of today's effort (`Plan.observed`). Growth is split between word
    of mouth and new followers that come whatever the size, in the plan's own proportion: an audience that hardly
    changes cannot tell them apart. A history shorter than a year is joined with the benchmark, which is brought to
    today's effort for it. Where the plan says that nothing is done today, posts and growth are left out: they say
    nothing about what one person would bring.
    """
    is_done = todays_effect(plan, "posts") > 0
    terms = {name: estimate for name, estimate in observed.items() if is_done or name not in OBSERVABLE}
    if "follower_growth" in terms:
        terms |= _split(plan, observed)
    effects = {name: todays_effect(plan, name) if name in OBSERVABLE else 1.0 for name in terms}
    return {name: _with_benchmark(estimate, effects[name]) for name, estimate in terms.items()}


def _scaled(estimate: Estimate, factor: float, name: str = "") -> Estimate:
    return replace(
        estimate,
        name=name or estimate.name,
        value=estimate.value * factor,
        low=estimate.low * factor,
        high=estimate.high * factor,
    )


def _split(plan: Plan, observed: Mapping[str, Estimate]) -> Mapping[str, Estimate]:
    """Growth by word of mouth and followers won whatever the size, out of everybody gained over followers."""
    gained = observed["follower_growth"]
    people = observed["followers"].value if "followers" in observed else plan.followers
    room = 1 - people / _addressable(plan, people)
    by_work = plan.new_followers / people if people > 0 else 0.0
    total_growth = plan.follower_growth + by_work
    share = plan.follower_growth / total_growth if total_growth > 0 else 1.0
    return {
        "follower_growth": _scaled(gained, share / room),
        "new_followers": _scaled(gained, (1 - share) * people / room, "new_followers"),
    }


def _addressable(plan: Plan, people: float) -> float:
    """The plan's audience, or twelve times the followers where it was never touched or is too small for them."""
    untouched = plan.addressable == AUDIENCE * plan.followers
    return AUDIENCE * people if untouched or plan.addressable <= people else plan.addressable


def _log(x: float) -> float:
    return float(np.log(max(x, TINY)))


def _exp(x: float) -> float:
    return float(np.exp(x))


SCALES: Mapping[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "lognormal": (_log, _exp),
    "rate": (logit, expit),
}
"""The scale on which an assumption's uncertainty is a normal distribution, and the way back."""


def _with_benchmark(estimate: Estimate, effect: float) -> Estimate:
    """Estimate and benchmark weighed by how sure each is, on the scale on which both are normal.

    `effect` is the share of the benchmark's effort under which the estimate was observed.
    """
    row = ASSUMPTIONS.get(estimate.name)
    if not estimate.short or estimate.benchmark is None or row is None or row.shape not in SCALES:
        return estimate
    to_normal, from_normal = SCALES[row.shape]
    pairs = [
        (to_normal(estimate.value), to_normal(estimate.low), to_normal(estimate.high)),
        _middle_and_ends(*(to_normal(end * effect) for end in estimate.benchmark)),
    ]
    weights = [1 / max((high - low) / (2 * Z90), TINY) ** 2 for _, low, high in pairs]
    mean = sum(weight * middle for weight, (middle, _, _) in zip(weights, pairs, strict=True)) / sum(weights)
    half = Z90 / np.sqrt(sum(weights))
    return replace(
        estimate, value=from_normal(mean), low=from_normal(mean - half), high=from_normal(mean + half), joined=True
    )


def _middle_and_ends(low: float, high: float) -> tuple[float, float, float]:
    return (low + high) / 2, low, high


def use_history(plan: Plan, observed: Mapping[str, Estimate]) -> tuple[Plan, tuple[Change, ...]]:
    """The plan with everything that the history can tell, and what moved.

    Values are kept to their last decimal; ranges become those of the estimates and count as measured.
    The audience that could be reached follows the followers where it was never touched. What an estimate means depends
    on other values of the plan, so that it is read again with those that it has just set.
    """
    informed, estimates = _informed(plan, observed)
    for _ in range(READINGS):
        informed, estimates = _informed(informed, observed)
    changes = tuple(
        Change(name, float(getattr(plan, name)), float(getattr(informed, name)), estimates.get(name))
        for name in ASSUMPTIONS
        if name in estimates or getattr(informed, name) != getattr(plan, name)
    )
    return informed, changes


def _informed(plan: Plan, observed: Mapping[str, Estimate]) -> tuple[Plan, Mapping[str, Estimate]]:
    """The plan with what the history means in its terms, and the estimates in these."""
    all_estimates = in_terms_of(plan, observed)
    estimates = {name: estimate for name, estimate in all_estimates.items() if name in ASSUMPTIONS}
    values = {name: ASSUMPTIONS[name].kept(estimate.value) for name, estimate in estimates.items()}
    if "followers" in values:
        wanted = ASSUMPTIONS["addressable"].kept(_addressable(plan, values["followers"]))
        values["addressable"] = max(wanted, values["followers"])
    uncertain = [name for name in estimates if name not in CHOICES]
    ranges = {name: (low, high) for name, low, high in plan.ranges}
    ranges |= {name: _range(ASSUMPTIONS[name], values[name], estimates[name]) for name in uncertain}
    sureness = dict(plan.sureness) | dict.fromkeys(uncertain, "measured")
    others = {
        "season": _season(plan, all_estimates),
        "observed": tuple(name for name in OBSERVABLE if name in estimates or name in plan.observed),
        "ranges": tuple((name, *ends) for name, ends in ranges.items()),
        "sureness": tuple(sureness.items()),
    }
    return changed(plan, values | others), estimates


def _range(row: Assumption, value: float, estimate: Estimate) -> tuple[float, float]:
    """The estimate's range around the value, as far as the assumption goes."""
    low, high = (float(f"{min(max(end, row.minimum), row.maximum):.4g}") for end in (estimate.low, estimate.high))
    return min(low, value), max(high, value)


def _season(plan: Plan, estimates: Mapping[str, Estimate]) -> tuple[float, ...]:
    names = [f"season_{month + 1:02d}" for month in range(YEAR)]
    return tuple(estimates[name].value for name in names) if all(name in estimates for name in names) else plan.season
