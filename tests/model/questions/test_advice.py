"""One advice for all pages: Decide, which knows the plan alone, and Team, which compares five people."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import Hire, evaluate
from payback.model.questions.advice import advice, recommended
from payback.model.questions.outcomes import futures_of
from payback.model.questions.team import compare_sizes
from tests.e2e.random_plans import random_plan

DRAWS = 100


@pytest.mark.parametrize("seed", range(12))
def test_decide_and_team_never_advise_different_things(seed: int) -> None:
    """Of the plan's own people both hire as many, whatever the plan, its team and how sure one wants to be."""
    random = np.random.default_rng([19, seed])
    plan = replace(
        random_plan(random),
        followers=float(random.uniform(50_000, 300_000)),
        hires=(Hire(int(random.integers(0, 12)), 1, 55_000),) * int(random.integers(0, 3)),
        chance_wanted=float(random.choice([0.1, 0.5, 0.9])),
    )
    compared = recommended(compare_sizes(futures_of(plan, DRAWS)).adds, plan.chance_wanted)

    assert advice(evaluate(plan, DRAWS)).size == min(compared.size, len(plan.team))
