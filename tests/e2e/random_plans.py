"""Plans somewhere within the bounds, and whether what a browser draws of a plan is what the model says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, Plan, PlanError, evaluate
from payback.model.interpolation import steps
from payback.model.plan.checks import check
from payback.model.plan.plan import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

DOLLAR = 1.0
FLOAT32 = 2e-8
"""Share of a plan's largest sum."""

MONTHS = 0.01


def random_plan(random: np.random.Generator) -> Plan:
    """A plan somewhere within the bounds, half of its assumptions moved."""
    moved = {
        name: float(random.choice(steps(row))) if random.random() < 0.5 else row.likely
        for name, row in ASSUMPTIONS.items()
        if name not in ("horizon", "manager_rate")
    }
    moved["addressable"] = max(moved["addressable"], moved["followers"], 300_000)
    moved["margin"] = max(moved["margin"], 0.1)
    plan = changed(Plan(), moved)
    return plan if has_answer(plan) else random_plan(random)


def has_answer(plan: Plan) -> bool:
    """Whether the model takes the plan."""
    try:
        check(plan)
    except PlanError:
        return False
    return True


def assert_model_says(plan: Plan, points: Sequence[float], payback: float | None) -> None:
    """Points and payback month are the model's: within a dollar and a hundredth of a month.

    Beyond fifty million the points may differ by as much as the four bytes of a number, as the tables travel, allow.
    """
    verdict = evaluate(plan, draws=2)
    tolerance = max(DOLLAR, FLOAT32 * np.abs(verdict.cumulative).max())
    assert np.abs(np.array(points) - verdict.cumulative).max() <= tolerance
    assert payback == (None if verdict.payback_month is None else pytest.approx(verdict.payback_month, abs=MONTHS))
