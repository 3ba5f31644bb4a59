"""What the browser works out by itself is what the model says: its own script, run by Node, at hundreds of plans."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, HEADLINE, Plan
from payback.model.interpolation import steps
from payback.model.live_tables import WITHOUT_TABLE
from payback.model.plan.plan import changed
from payback.ui.table_encoding import headline_data, near_table, without_headline
from tests.e2e.random_plans import assert_model_says, has_answer, random_plan
from tests.ui.test_board_tables import sums_of_plans

GROUPS, PLANS, MOVES = 4, 50, 3
BESIDE = [name for name in ASSUMPTIONS if name not in (*WITHOUT_TABLE, *HEADLINE)]


def moves_of(plan: Plan, near: str, random: np.random.Generator) -> list[dict[str, float]]:
    """Values that hands bring sliders to: all three of the headline at once, and another one along its track."""
    headline = [{name: _step(name, random) for name in HEADLINE} for _ in range(MOVES)]
    return [move for move in (*headline, {near: _step(near, random)}) if has_answer(changed(plan, move))]


def _step(name: str, random: np.random.Generator) -> float:
    return float(random.choice(steps(ASSUMPTIONS[name])))


@pytest.mark.parametrize("group", range(GROUPS))
def test_the_browser_works_out_what_the_model_says(group: int) -> None:
    """Two hundred random plans, four places of their sliders each: within a dollar and a hundredth of a month.

    That a hand on a slider brings about just this arithmetic, and the picture shows it, is in `test_board.py`.
    """
    random = np.random.default_rng([2009, group])
    plans = [random_plan(random) for _ in range(PLANS)]
    jobs = [job_of(plan, str(random.choice(BESIDE)), random) for plan in plans]
    for plan, job, answers in zip(plans, jobs, sums_of_plans(jobs), strict=True):
        for move, answer in zip(job["moves"], answers, strict=True):
            assert_model_says(changed(plan, move), answer["total"], answer["payback"])


def job_of(plan: Plan, near: str, random: np.random.Generator) -> dict[str, Any]:
    """What Python hands to the page of a plan with a hand near a control, and the values to work out."""
    settled = {name: float(getattr(plan, name)) for name in ASSUMPTIONS}
    tables = headline_data(without_headline(plan)) | {"single": {near: near_table(plan, near)}}
    return {"tables": tables, "settled": settled, "moves": [settled | move for move in moves_of(plan, near, random)]}
