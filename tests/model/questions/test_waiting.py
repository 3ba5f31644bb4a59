"""What it costs to start later."""

from dataclasses import replace

import pytest

from payback.model import Hire, Plan, evaluate
from payback.model.questions.waiting import LONGEST, best_delay, cost_of_waiting

CHAIN = Plan(followers=250_000, addressable=2_000_000)
DRAWS = 300


@pytest.mark.parametrize("months", [1, 5, 12])
def test_waiting_costs_the_difference_of_two_plans(months: int) -> None:
    """NPV(0) - NPV(k): the plan against the same plan that starts later, over the same calendar horizon."""
    delay = cost_of_waiting(CHAIN, draws=DRAWS)[months]
    now, later = (evaluate(replace(CHAIN, wait=k), DRAWS).probabilities.npv_mean for k in (0, months))

    assert delay.cost == pytest.approx(now - later)


def test_lost_and_moved_make_up_the_cost() -> None:
    """Every dollar of the cost is one or the other."""
    for delay in cost_of_waiting(CHAIN, draws=DRAWS):
        assert delay.lost + delay.moved == pytest.approx(delay.cost, abs=1e-6)


def test_what_has_only_moved_is_there_after_a_longer_horizon() -> None:
    """Judged over N + k months, the delayed plan lacks only what is lost for good."""
    plan = replace(CHAIN, horizon=48)
    delay = cost_of_waiting(plan, draws=DRAWS)[12]
    now = evaluate(plan, DRAWS).probabilities.npv_mean
    later = evaluate(replace(plan, horizon=60, wait=12), DRAWS).probabilities.npv_mean

    assert delay.lost == pytest.approx(now - later)


def test_starting_now_costs_nothing() -> None:
    """Zero months of waiting lose nothing."""
    first = cost_of_waiting(CHAIN, draws=DRAWS)[0]

    assert (first.months, first.cost, first.lost, first.moved, first.probability_of_gain) == (0, 0, 0, 0, 0)


def test_waiting_pays_where_the_hire_loses() -> None:
    """A plan that loses money every month loses less when it starts later: the cost is negative and said so."""
    delays = cost_of_waiting(Plan(), draws=DRAWS)

    assert len(delays) == LONGEST + 1
    assert delays[12].cost < delays[6].cost < 0
    assert delays[12].probability_of_gain > 0.9
    assert best_delay(delays) == 12


def test_a_plan_that_pays_should_start_now() -> None:
    """Each month of waiting costs more than the one before it saved."""
    delays = cost_of_waiting(CHAIN, draws=DRAWS)

    assert best_delay(delays) == 0
    assert 0 < delays[3].cost < delays[12].cost


def test_the_whole_team_waits() -> None:
    """Second hires move by the same months."""
    plan = replace(CHAIN, hires=(Hire(4, 0.5, 50_000),))
    later = replace(plan, wait=2, hires=(Hire(6, 0.5, 50_000),))
    delay = cost_of_waiting(plan, 2, DRAWS)[2]

    assert delay.cost == pytest.approx(
        evaluate(plan, DRAWS).probabilities.npv_mean - evaluate(later, DRAWS).probabilities.npv_mean
    )
