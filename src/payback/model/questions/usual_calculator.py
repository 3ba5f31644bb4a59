"""Why the calculator of a vendor says so much less: the same plan by the usual formula, step by step down to ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.model.plan.plan import changed
from payback.model.verdict import likely_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.plan.plan import Plan
    from payback.model.verdict import Answer

USUAL: Mapping[str, Mapping[str, float]] = {
    "revenue": {"margin": 1.0},
    "anyway": {"incremental": 1.0, "gift_added": 1.0, "own_growth": 0.0},
    "at_once": {"ramp_months": 0.0, "ramp_start": 1.0, "half_life": 0.0},
    "pay_alone": {
        "benefits": 0.0, "accident_rate": 0.0, "overhead": 0.0, "recruiting": 0.0, "equipment": 0.0, "tools": 0.0,
        "ads": 0.0, "manager_hours": 0.0, "wage_growth": 0.0,
    },
    "stays": {"turnover": 0.0},
    "seen": {"reach_decay": 0.0, "reach_elasticity": 0.0},
}  # fmt: skip
"""What usual calculators leave out, in the order in which it is put back, by the values that leave it out."""

ROUNDS = 60
"""Halvings of an interval that leave no cent."""


@dataclass(frozen=True, slots=True)
class CalculatorStep:
    """The answer when so much has been put back: ``usual`` at first, then each of `USUAL` in turn."""

    name: str
    answer: Answer


def from_usual_to_ours(plan: Plan) -> tuple[CalculatorStep, ...]:
    """The likely case by the usual formula, and after each step; the last one is the plan's own answer.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    left: dict[str, Any] = {name: value for values in USUAL.values() for name, value in values.items()}
    left["salary"] = _without_charges(plan)
    steps = [CalculatorStep("usual", likely_case(changed(plan, left)).all)]
    for step, values in USUAL.items():
        for name in (*values, *(["salary"] if step == "pay_alone" else [])):
            left.pop(name)
        steps.append(CalculatorStep(step, likely_case(changed(plan, left)).all))
    return tuple(steps)


def _without_charges(plan: Plan) -> float:
    """The pay that costs, charges included, what the plan's pay is by itself; found by halving."""
    low, high = 0.0, plan.salary
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        pay = middle * plan.effort
        cost = pay * (1 + float(np.ravel(plan.charges.rate(pay, plan.payroll, plan.effort))[0]))
        low, high = (low, middle) if cost > plan.salary * plan.effort else (middle, high)
    return high
