"""What further hires, part of a week and other ways to do the work bring."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.model import Hire, Plan, evaluate
from payback.model.finance import present_values
from payback.model.questions.advice import Recommended, recommended
from payback.model.questions.alternatives import ALTERNATIVE, NOTHING, best, compare_alternatives
from payback.model.questions.outcomes import futures_of, net_flows, outcome
from payback.model.questions.team import (
    HOURS,
    LARGEST,
    WEEK,
    Team,
    candidates,
    compare_sizes,
    effort_curve,
)
from payback.model.verdict import likely_case
from tests.model.plain import PLAIN

CHAIN = Plan(**PLAIN, followers=250_000, addressable=2_000_000)
BRAND = Plan(**PLAIN, followers=1_000_000, addressable=5_000_000)
DRAWS = 500
STRAIGHT = replace(
    CHAIN,
    half_effect_team=1e9,
    follower_growth=0,
    new_followers=0,
    churn=0,
    current_effort=0,
    conversion=0.05,
    margin=0.9,
    posts=60,
    streams=("sales",),
)
"""Nothing levels off: twice the work, twice the value."""


def sizes(plan: Plan, draws: int = DRAWS) -> Team:
    """The comparison of one to five people."""
    return compare_sizes(futures_of(plan, draws))


def test_one_person_is_the_plan_itself() -> None:
    """The first step says what Decide says: the likely case, and the mean of the same draws."""
    first = sizes(CHAIN).steps[0]
    verdict = evaluate(CHAIN, DRAWS)

    assert first.together.likely.payback_month == pytest.approx(verdict.payback_month)
    assert first.together.likely.npv == pytest.approx(verdict.npv)
    assert first.together.expected == pytest.approx(verdict.probabilities.npv_mean)
    assert first.together.probability == pytest.approx(verdict.probabilities.probability_within[-1])
    assert (first.together.low, first.together.high) == pytest.approx(
        (verdict.probabilities.npv_p10, verdict.probabilities.npv_p90)
    )


def test_the_whole_team_is_the_plan_with_its_hires() -> None:
    """Three people in the plan are three people on this page."""
    plan = replace(BRAND, hires=(Hire(6, 0.5, 50_000), Hire(12, 1, 70_000)))
    third = sizes(plan).steps[2]

    assert third.together.likely.npv == pytest.approx(likely_case(plan).npv)
    assert third.together.likely.state == likely_case(plan).state


def test_steps_add_up() -> None:
    """What each hire adds, summed, is what the team brings."""
    team = sizes(CHAIN)

    assert sum(step.adds.expected for step in team.steps) == pytest.approx(team.steps[-1].together.expected)
    assert team.worth[-1].mean() == pytest.approx(team.steps[-1].together.expected)
    assert not team.worth[0].any()


def test_without_saturation_equal_hires_have_equal_marginal_payback() -> None:
    """With diminishing returns off, the fifth person brings what the first one does."""
    team = sizes(STRAIGHT)
    months = [step.adds.likely.payback_month for step in team.steps]
    nets = [step.adds.likely.npv for step in team.steps]

    assert nets == pytest.approx([nets[0]] * LARGEST, rel=1e-6)
    assert months == pytest.approx([months[0]] * LARGEST, rel=1e-6)


@given(followers=st.floats(10_000, 2_000_000), half=st.floats(0.5, 10), margin=st.floats(0.1, 0.9))
@settings(max_examples=15, deadline=None)
def test_with_saturation_no_hire_brings_more_than_the_one_before(followers: float, half: float, margin: float) -> None:
    """With an audience that stands still the next equal hire never adds more; a growing one may reward more work."""
    still = replace(CHAIN, follower_growth=0, new_followers=0, churn=0)
    plan = replace(still, followers=followers, half_effect_team=half, margin=margin)
    nets = [step.adds.likely.npv for step in sizes(plan, 20).steps]

    assert all(later <= earlier + 1 for earlier, later in pairwise(nets))


def test_hires_beyond_the_plan_are_like_the_first_one() -> None:
    """The table goes on to five, and says which people are in the plan."""
    plan = replace(CHAIN, wait=3, effort=0.8, hires=(Hire(9, 0.5, 48_000),))
    crew = candidates(plan)

    assert crew[1] == Hire(9, 0.5, 48_000)
    assert crew[2:] == (Hire(9, 0.8, 62_000),) * 3
    assert [step.planned for step in sizes(plan, 50).steps] == [True, True, False, False, False]


def test_a_chain_should_stop_at_one() -> None:
    """The second hire adds money on average, but is not likely enough to pay back."""
    assert recommended(sizes(CHAIN).adds, 0.5) == Recommended(1, "next_unlikely")


def test_asking_for_less_certainty_recommends_more_people() -> None:
    """The threshold is the person's own."""
    assert recommended(sizes(CHAIN).adds, 0.3) == Recommended(2, "next_loses")


def test_a_retailer_should_hire_nobody() -> None:
    """The first hire loses money on average."""
    assert recommended(sizes(Plan()).adds, 0.5) == Recommended(0, "first_loses")


def test_a_first_hire_that_pays_on_average_may_still_be_too_unlikely() -> None:
    """Rare large gains do not make a likely payback."""
    assert recommended(sizes(CHAIN).adds, 0.9) == Recommended(0, "first_unlikely")


def test_a_brand_whose_people_cost_little_takes_all_five() -> None:
    """Where every hire pays, the largest team that is compared is recommended."""
    assert recommended(sizes(replace(BRAND, salary=30_000)).adds, 0.5) == Recommended(LARGEST, "all_pay")


def test_a_team_of_the_plan_that_starts_after_the_horizon_changes_nothing() -> None:
    """Somebody hired too late neither costs nor brings anything within the horizon."""
    plan = replace(CHAIN, horizon=24, hires=(Hire(24, 1, 60_000),))
    second = sizes(plan, 50).steps[1].adds

    assert second.expected == pytest.approx(0, abs=1e-6)


def test_effort_curve_ends_where_the_full_time_plan_stands() -> None:
    """Full time on the curve is the first hire of the table, on whatever number of draws."""
    first = sizes(CHAIN).steps[0].adds
    curve = effort_curve(CHAIN, first)

    assert [point.hours for point in curve] == list(HOURS)
    assert curve[-1].expected == pytest.approx(first.expected)
    assert curve[-1].probability == pytest.approx(first.probability)
    assert curve[-1].payback_month == pytest.approx(first.likely.payback_month)


def test_effort_curve_is_each_plan_with_that_effort() -> None:
    """A point of the curve is the plan with that working time."""
    first = sizes(CHAIN).steps[0].adds
    half = effort_curve(CHAIN, first, [WEEK / 2])[0]

    assert half.payback_month == pytest.approx(likely_case(replace(CHAIN, effort=0.5)).payback_month)
    assert effort_curve(Plan(), first, [2.0])[0].payback_month is None


def test_full_time_among_the_alternatives_is_the_plan() -> None:
    """The same streams and draws, so the same figures."""
    options = {option.name: option for option in compare_alternatives(futures_of(CHAIN, DRAWS))}
    verdict = evaluate(CHAIN, DRAWS)

    assert set(options) == set(ALTERNATIVE)
    assert options["full_time"].outcome.expected == pytest.approx(verdict.probabilities.npv_mean)
    assert options["full_time"].yearly_cost == pytest.approx(verdict.cost[1:13].sum())


def test_an_outcome_that_is_known_is_not_worked_out_again() -> None:
    """The first full-time hire of the plan and the full-time alternative are the same work."""
    futures = futures_of(CHAIN, 20)
    full_time = compare_sizes(futures, 1).steps[0].together

    options = compare_alternatives(futures, {"full_time": full_time})

    assert options[0].outcome is full_time
    assert options[0].yearly_cost == compare_alternatives(futures)[0].yearly_cost
    assert options[0].outcome.expected == pytest.approx(compare_alternatives(futures)[0].outcome.expected)


def test_each_alternative_has_its_own_rule_of_cost() -> None:
    """Agency and freelancer: the fee and the manager's hours that they take; a trial stops costing when it ends."""
    hours = {"manager_hours": 2, "agency_manager_hours": 8, "freelance_manager_hours": 3}
    plan = replace(CHAIN, wage_growth=0, manager_rate=50, **hours)
    cost = {option.name: option.yearly_cost for option in compare_alternatives(futures_of(plan, 20))}

    assert cost["agency"] == pytest.approx(12 * (3_500 + 400))
    assert cost["freelancer"] == pytest.approx(12 * (60 * 45 + 150))
    monthly = (cost["full_time"] - plan.recruiting - plan.equipment) / 12
    assert cost["trial"] == pytest.approx(6 * monthly + plan.recruiting + plan.equipment)


def test_the_effect_of_a_trial_fades_after_it() -> None:
    """When the work stops its value halves every half-life, and nothing more is paid."""
    futures = futures_of(replace(CHAIN, streams=("sales",), repeat_rate=0, follower_growth=0, new_followers=0, churn=0,
                            reach_decay=0, half_effect_team=20), 5)  # fmt: skip
    net = net_flows(futures, [[Hire(0, 1, 62_000, months=12)]])[:, 0, 0]

    assert (net[13:] > 0).all()
    assert net[30] / net[27] == pytest.approx(0.5, rel=0.05)


def test_the_best_alternative_must_be_likely_enough() -> None:
    """Otherwise doing nothing is the answer."""
    options = [option for option in compare_alternatives(futures_of(CHAIN, DRAWS)) if option.rule is None]

    assert best(options, 0.5) == "full_time"
    assert best(options, 0.76) == "part_time"
    assert best(options, 0.95) == NOTHING


def test_several_crews_at_once_are_each_of_them_alone() -> None:
    """Side by side or one after another, the figures are the same."""
    futures = futures_of(replace(CHAIN, horizon=12), 4_000)
    crews = [[Hire(k, 1, 62_000)] for k in range(4)]

    together = net_flows(futures, crews)

    for k, crew in enumerate(crews):
        assert np.allclose(together[:, k], net_flows(futures, [crew])[:, 0], atol=1e-6)


def test_nobody_brings_and_costs_nothing() -> None:
    """An empty team is doing nothing itself."""
    futures = futures_of(CHAIN, 20)

    assert not net_flows(futures, [()], [lambda _: np.zeros((60, 1))]).any()
    assert not net_flows(futures, [()]).any()


def test_an_outcome_tells_never_from_not_yet() -> None:
    """A loss that is made up for after the horizon is late, in a month; else it is one for good."""
    net = np.full((7, 4), -10.0)
    net[0] = 0
    lost, late = (np.concatenate([net[:, 0], np.full(20, each)]) for each in (-1.0, 5.0))

    assert outcome(net, lost, 0.01).likely.state == "never"
    assert outcome(net, late, 0.01).likely.state == "not_within"
    assert outcome(net, late, 0.01).likely.later_month == pytest.approx(18)
    assert present_values(0.01, net)[0] == pytest.approx(outcome(net, lost, 0.01).expected)


def test_a_trial_that_loses_money_never_pays_back() -> None:
    """Once it is over nothing is earned any more: that is not "not within the horizon"."""
    options = {option.name: option for option in compare_alternatives(futures_of(Plan(), 200))}
    assert options["trial"].outcome.likely.state == "never"


def test_with_every_stream_switched_off_only_the_cost_is_left() -> None:
    """Nothing is counted, so everybody loses."""
    team = sizes(replace(CHAIN, streams=()), 20)

    assert {step.adds.likely.state for step in team.steps} == {"never"}
