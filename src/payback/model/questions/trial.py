"""A trial, then the decision: what its months show, the rule that they are judged by, what going by it brings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from payback.model.activity import work_of
from payback.model.finance import present_values
from payback.model.plan.plan import YEAR, Hire
from payback.model.projection import counted
from payback.model.questions.outcomes import FEW, futures_of, net_flows, outcome_of
from payback.model.sampling import uniform

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.plan.plan import Plan
    from payback.model.questions.outcomes import Futures, Outcome
    from payback.model.types import Array

LONGEST_TRIAL = 12
"""Longest trial that is compared, in months."""

ENOUGH = 0.9
"""Part of what the best length of a trial brings that another length has to bring: the first one that does can tell."""

ROUTINE = 0.05
"""Share of the draws below which going on, or stopping, is so rare that a trial leaves nothing to decide."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the months of a trial show: the value that they bring beyond what would have come without the hire.

    Attributes:
        likely: The gain of the likely case, in the plan's currency.
        seen: The gain of each draw as it is seen, through the scatter of its months; shape ``(draws,)``.
    """

    likely: float
    seen: Array


@dataclass(frozen=True, slots=True)
class Rule:
    """How a trial is judged.

    Attributes:
        months: Months of work until the decision.
        decided: Month of the plan after which it is taken.
        least: Gain of those months from which one goes on; ``-inf`` where one always does, ``inf`` where never.
        likely: Gain of those months in the likely case.
        going_on: Share of the draws that one goes on in.
        chance: Share of those that pay back within the horizon; 0 where there are none.
        tells: Month of the plan after which a decision brings `ENOUGH` of what it brings at the best moment within
            `LONGEST_TRIAL` months; None where no trial brings more than deciding today.
    """

    months: int
    decided: int
    least: float
    likely: float
    going_on: float
    chance: float
    tells: int | None

    @property
    def decides(self) -> bool:
        """Whether both answers may come out, neither of them rarely."""
        return ROUTINE <= self.going_on <= 1 - ROUTINE

    @property
    def likely_goes_on(self) -> bool:
        """Whether one goes on in the likely case."""
        return self.likely >= self.least


def trial(futures: Futures, going_on: Outcome, stopping: Outcome) -> tuple[Outcome, Rule]:
    """A trial of the plan's length, then the decision, on the draws of both of its ends.

    Args:
        futures: What both meet.
        going_on: A full-time person to the end.
        stopping: The same person for the months of the trial.
    """
    plan = futures.plan
    months = min(int(plan.trial_months), futures.months - plan.team[0].start)
    evidence = evidence_after(months, *values_of(futures, months), plan.trial_scatter)
    on, least = judged(evidence.seen, going_on.worth - stopping.worth)
    rule = Rule(
        months=months,
        decided=plan.team[0].start + months,
        least=least,
        likely=evidence.likely,
        going_on=float(on.mean()),
        chance=float(going_on.pays_back[on].mean()) if on.any() else 0.0,
        tells=telling_month(plan),
    )
    whole = outcome_of(
        (going_on if rule.likely_goes_on else stopping).likely,
        np.where(on, going_on.worth, stopping.worth),
        np.where(on, going_on.pays_back, stopping.pays_back),
    )
    return whole, rule


def judged(seen: Array, advantage: Array) -> tuple[NDArray[np.bool_], float]:
    """In which draws one goes on by what is seen, and the gain from which one does.

    Each half of the draws is judged by the rule of the other half, so that none is judged by its own future. What then
    brings no more than the better of going on always and stopping always is no evidence: that one is done.

    Args:
        seen: What is seen of each draw, shape ``(draws,)``.
        advantage: Net present value of going on less that of stopping, shape ``(draws,)``.
    """
    on = np.empty(seen.size, dtype=bool)
    odd, even = slice(1, None, 2), slice(0, None, 2)
    for half, other in ((odd, even), (even, odd)):
        on[half] = seen[half] >= least_gain(seen[other], advantage[other])
    always = float(advantage.mean())
    if float((advantage * on).mean()) > max(0.0, always):
        return on, least_gain(seen, advantage)
    return np.full_like(on, always > 0), -np.inf if always > 0 else np.inf


def least_gain(seen: Array, advantage: Array) -> float:
    """The gain from which going on is worth more than stopping, as far as the gain tells.

    ``E[NPV_on - NPV_stop | G]`` is fitted as a function of the gain that never falls (isotonic regression). The draws
    where it is above zero are all from one gain upwards: the one from which their advantages add up to most.

    Args:
        seen: What is seen of each draw, shape ``(draws,)``.
        advantage: Net present value of going on less that of stopping, shape ``(draws,)``.

    Returns:
        The gain; ``-inf`` where going on is always worth more, ``inf`` where it never is.
    """
    order = np.argsort(-seen, kind="stable")
    gains, sums = seen[order], np.cumsum(advantage[order])
    last = np.flatnonzero(np.append(gains[1:] != gains[:-1], True))  # equal gains are judged alike
    best = int(sums[last].argmax())
    if sums[last[best]] <= 0:
        return np.inf
    return -np.inf if best == last.size - 1 else float(gains[last[best]])


def values_of(futures: Futures, months: int) -> tuple[Array, Array]:
    """Value of each month of a trial with the hire, and without; each of shape ``(months, 1 + draws)``."""
    plan = futures.plan
    first = plan.team[0]
    crew = [Hire(first.start, 1.0, first.salary)]
    work = work_of(futures.values, [crew], futures.season[: first.start + months], plan.observed)
    value = np.zeros((len(work.month), 2, futures.columns))
    for stream in counted(plan).values():
        value += stream.monthly_value(futures.values, work)
    return value[first.start :, 0], value[first.start :, 1]


def evidence_after(months: int, value: Array, idle: Array, scatter: float) -> Evidence:
    """What is seen: ``G = sum_t (V_t - V0_t) + z scatter (sum_t V_t ** 2 + (sum_t V0_t) ** 2 / 12) ** 0.5``.

    Every month scatters by a share of its value, each by itself; what would have come without the hire is known from a
    year before that scatters likewise. z is standard normal, one of its draws for each draw.

    Args:
        months: Length of the trial.
        value: Value V of each month with the hire, shape ``(months or more, 1 + draws)``.
        idle: Value V0 without.
        scatter: Standard deviation of a month's value, as a share of it.
    """
    with_hire, without = value[:months], idle[:months]
    gain = (with_hire - without).sum(axis=0)
    variance = (with_hire**2).sum(axis=0) + without.sum(axis=0) ** 2 / YEAR
    error = scatter * np.sqrt(variance[1:]) * ndtri(uniform("trial_scatter", gain.size - 1))
    return Evidence(float(gain[0]), gain[1:] + error)


def telling_month(plan: Plan) -> int | None:
    """Month of the plan after which a trial can tell (see `Rule`), on `FEW` draws; None where none is worth having."""
    futures, first = futures_of(plan, FEW), plan.team[0]
    lengths = range(1, min(LONGEST_TRIAL, futures.months - first.start - 1) + 1)
    if not lengths:
        return None
    ends = [None, *lengths]
    crews = [[Hire(first.start, 1.0, first.salary, months)] for months in ends]
    going_on, *stopping = present_values(futures.rate, net_flows(futures, crews))[:, 1:]
    value, idle = values_of(futures, lengths[-1])

    def brought(months: int, stopped: Array) -> float:
        seen = evidence_after(months, value, idle, plan.trial_scatter).seen
        return float(np.where(judged(seen, going_on - stopped)[0], going_on, stopped).mean())

    means = list(starmap(brought, zip(lengths, stopping, strict=True)))
    today = max(0.0, float(going_on.mean()))
    gained = max(means) - today
    if gained <= 0:
        return None
    return first.start + next(n for n, mean in zip(lengths, means, strict=True) if mean - today >= ENOUGH * gained)
