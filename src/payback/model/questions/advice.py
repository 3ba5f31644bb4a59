"""How many of a plan's people to hire: one rule, on which every page goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, Protocol

from payback.model.questions.outcomes import futures_of
from payback.model.questions.team import compare_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Plan
    from payback.model.verdict import Verdict

REMEMBERED = 32
"""Plans of several people whose advice is kept."""

Reason = Literal["first_loses", "first_unlikely", "next_loses", "next_unlikely", "all_pay"]


class Added(Protocol):
    """What a hire adds: its mean net present value, and the share of the draws in which it pays back."""

    @property
    def expected(self) -> float:
        """Mean net present value."""

    @property
    def probability(self) -> float:
        """Share of the draws that pay back within the horizon."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """The team to recommend, and why it is not larger."""

    size: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Alone:
    """What a plan's only hire adds: all that the plan brings."""

    expected: float
    probability: float


def recommended(adds: Sequence[Added], chance_wanted: float) -> Recommended:
    """As many hires as each add something on average and are likely enough to pay back, and why not one more.

    Whether a hire is among them depends on it and those before it alone: the people of a plan get the same answer by
    themselves as in a comparison of five.

    Args:
        adds: What each hire adds to the ones before, the first one first.
        chance_wanted: Share of the draws in which a hire has to pay back.
    """
    good = (each.expected > 0 and each.probability >= chance_wanted for each in adds)
    size = len(list(takewhile(bool, good)))
    if size == len(adds):
        return Recommended(size, "all_pay")
    loses = adds[size].expected <= 0
    if size == 0:
        return Recommended(0, "first_loses" if loses else "first_unlikely")
    return Recommended(size, "next_loses" if loses else "next_unlikely")


def advice(verdict: Verdict) -> Recommended:
    """How many of the people of a plan to hire, on the draws of its verdict."""
    plan, odds = verdict.plan, verdict.probabilities
    if plan.hires:
        return _advice_for_several(plan, odds.draws)
    alone = _Alone(odds.npv_mean, float(odds.probability_within[-1]))
    return recommended([alone], plan.chance_wanted)


@lru_cache(maxsize=REMEMBERED)
def _advice_for_several(plan: Plan, draws: int) -> Recommended:
    return recommended(compare_sizes(futures_of(plan, draws), len(plan.team)).adds, plan.chance_wanted)
