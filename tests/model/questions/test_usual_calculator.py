"""From the vendor's calculator to ours: each step puts something back, the last one is our answer."""

from __future__ import annotations

import pytest

from payback.model import Plan, likely_case
from payback.model.plan.presets import BUSINESS, REGION, applied
from payback.model.questions.usual_calculator import USUAL, from_usual_to_ours


@pytest.mark.parametrize("region", REGION)
def test_the_way_ends_at_our_answer(region: str) -> None:
    """And begins where the pay alone is the cost: what is left out is worth more the less is put back."""
    plan = applied(applied(Plan(), BUSINESS["chain"]), REGION[region])
    steps = from_usual_to_ours(plan)
    assert [step.name for step in steps] == ["usual", *USUAL]
    assert steps[-1].answer == likely_case(plan).all
    totals = [step.answer.total for step in steps]
    assert totals == sorted(totals, reverse=True)


def test_the_usual_cost_is_the_pay_alone() -> None:
    """To the cent: sixty months of a salary that never rises, where nothing is earned."""
    plan = Plan(followers=0, new_followers=0)
    assert from_usual_to_ours(plan)[0].answer.total == pytest.approx(-5 * plan.salary, abs=0.01)
