"""A trial, then the decision: what the rule brings, that it knows nothing of the future, when it can tell."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from payback.model import Plan
from payback.model.finance import present_values
from payback.model.plan.plan import Hire
from payback.model.questions.advice import Recommended
from payback.model.questions.alternatives import NOTHING, Option, best, compare_alternatives
from payback.model.questions.analysis_results import Staffing
from payback.model.questions.outcomes import futures_of, net_flows
from payback.model.questions.team import Team
from payback.model.questions.trial import (
    ENOUGH,
    Rule,
    evidence_after,
    judged,
    least_gain,
    telling_month,
    trial,
    values_of,
)
from tests.model.plain import PLAIN

MIDDLE = Plan(**PLAIN, followers=120_000, addressable=1_440_000)
"""Full time loses on average, and so does a trial that stops."""

LARGER = Plan(**PLAIN, followers=150_000, addressable=1_800_000)


@cache
def options_of(plan: Plan, draws: int = 2_000) -> dict[str, Option]:
    """The alternatives by name."""
    return {option.name: option for option in compare_alternatives(futures_of(plan, draws))}


def rule_of(plan: Plan, draws: int = 2_000) -> Rule:
    """The rule that a plan's trial is judged by."""
    rule = options_of(plan, draws)["trial_then_decide"].rule
    assert rule is not None
    return rule


def brought(seen: np.ndarray, advantage: np.ndarray) -> float:
    """What going by what is seen adds to stopping, on average."""
    return float((judged(seen, advantage)[0] * advantage).mean())


@pytest.mark.parametrize(
    ("plan", "stops", "decides"), [(MIDDLE, -17_000, 8_300), (LARGER, -10_000, 46_000)], ids=["120k", "150k"]
)
def test_deciding_turns_a_loss_into_a_gain(plan: Plan, stops: float, decides: float) -> None:
    """Orders of magnitude of the audit: -17,000 and +16,000; -10,000 and +52,000, where months do not scatter."""
    options = options_of(plan, 10_000)

    assert options["trial"].outcome.expected == pytest.approx(stops, abs=1_500)
    assert options["trial_then_decide"].outcome.expected == pytest.approx(decides, abs=1_500)


def test_without_scatter_the_months_tell_more() -> None:
    """The less a month is off by chance, the more deciding brings."""
    worths = [
        options_of(replace(MIDDLE, trial_scatter=scatter))["trial_then_decide"].outcome.expected
        for scatter in (0, 0.2, 0.6)
    ]

    assert worths == sorted(worths, reverse=True)
    assert worths[0] - worths[2] > 5_000


@given(
    followers=st.floats(5_000, 800_000),
    months=st.integers(1, 60),
    wait=st.integers(0, 24),
    scatter=st.floats(0, 1),
    horizon=st.integers(30, 60),
)
@settings(max_examples=12, deadline=None)
def test_deciding_is_worth_at_least_either_of_its_ends(
    followers: float, months: int, wait: int, scatter: float, horizon: int
) -> None:
    """Who may do either does no worse than who always goes on and who always stops, and no better than who knows."""
    plan = Plan(followers=followers, addressable=12 * followers, trial_months=months, wait=wait, horizon=horizon,
                trial_scatter=scatter)  # fmt: skip
    options = {option.name: option.outcome for option in compare_alternatives(futures_of(plan, 200))}
    on, stop, either = (options[name] for name in ("full_time", "trial", "trial_then_decide"))

    assert max(on.expected, stop.expected) - 1e-6 <= either.expected
    assert either.expected <= np.maximum(on.worth, stop.worth).mean() + 1e-6


def test_perfect_evidence_is_worth_all_there_is() -> None:
    """Seeing the advantage itself comes near to E[max]."""
    options = options_of(MIDDLE, 10_000)
    advantage = options["full_time"].outcome.worth - options["trial"].outcome.worth

    assert brought(advantage, advantage) == pytest.approx(np.maximum(advantage, 0).mean(), rel=1e-3)


@pytest.mark.parametrize("plan", [MIDDLE, LARGER], ids=["120k", "150k"])
def test_the_rule_does_not_know_the_future(plan: Plan) -> None:
    """Put another draw's future behind each trial, and deciding is worth no more than the better end."""
    futures = futures_of(plan)
    options = options_of(plan, 10_000)
    advantage = options["full_time"].outcome.worth - options["trial"].outcome.worth
    seen = evidence_after(6, *values_of(futures, 6), plan.trial_scatter).seen
    mixed = np.random.default_rng(1).permutation(advantage)
    better_end = max(0.0, float(advantage.mean()))

    assert brought(seen, advantage) > better_end + 20_000
    assert brought(seen, mixed) < better_end + 2_000


def test_what_is_seen_is_what_the_months_of_the_trial_hold() -> None:
    """Nothing that happens later moves it: neither a horizon nor how the years go on."""
    short, long = (futures_of(replace(MIDDLE, horizon=horizon), 50) for horizon in (12, 60))

    for before, after in zip(values_of(short, 6), values_of(long, 6), strict=True):
        assert before.shape == (6, 51)
        assert np.array_equal(before, after)


def test_the_gain_is_that_of_the_net_flow() -> None:
    """Where nothing scatters, the gain less the cost is the net flow of those months, from the first day of work on."""
    plan = replace(MIDDLE, wait=5, trial_scatter=0, streams=("answers", "sales"), start=None)
    futures = futures_of(plan, 50)
    free = [lambda _: np.zeros((futures.months, 1))]
    net = net_flows(futures, [[Hire(5, 1.0, plan.salary)]], free)[6:12, 0].sum(axis=0)
    evidence = evidence_after(6, *values_of(futures, 6), plan.trial_scatter)

    assert evidence.likely == pytest.approx(net[0])
    assert evidence.seen == pytest.approx(net[1:])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-50, 50)), min_size=2, max_size=40))
def test_the_least_gain_is_where_a_fit_that_never_falls_gets_above_zero(draws: list[tuple[int, int]]) -> None:
    """The same draws go on as by scipy's isotonic regression."""
    seen, advantage = np.array(sorted(draws), dtype=float).T
    levels, sizes = np.unique(seen, return_counts=True)
    means = np.array([advantage[seen == level].mean() for level in levels])
    fit = isotonic_regression(means, weights=sizes).x

    on = levels >= least_gain(seen, advantage)

    assert (fit[on] >= -1e-9).all()
    assert (fit[~on] <= 1e-9).all()


def test_the_rule_says_what_the_likely_case_does() -> None:
    """Its payback month is that of going on where its gain reaches the rule, else that of a trial that stops."""
    for plan, goes_on, end in ((MIDDLE, False, "trial"), (replace(LARGER, followers=170_000), True, "full_time")):
        options = options_of(plan)
        option = options["trial_then_decide"]
        rule = rule_of(plan)

        assert rule.likely_goes_on is goes_on
        assert option.outcome.likely == options[end].outcome.likely
        assert option.yearly_cost == options[end].yearly_cost


def test_the_rule_counts_from_the_first_day_of_work() -> None:
    """Who starts later decides later; a trial cannot go on beyond the horizon."""
    assert rule_of(replace(LARGER, wait=4), 100).decided == 10
    late = rule_of(replace(LARGER, horizon=12, wait=9), 100)
    assert (late.months, late.decided, late.decides) == (3, 12, False)


def test_a_trial_can_tell_later_where_months_scatter_more() -> None:
    """Nothing scatters: soon; much does: later; and never where not even the best trial is worth having."""
    soon, late = (telling_month(replace(LARGER, trial_scatter=scatter)) for scatter in (0.05, 0.6))

    assert soon is not None
    assert late is not None
    assert soon < late
    assert telling_month(Plan()) is None
    assert telling_month(replace(LARGER, horizon=10, wait=9)) is None


def test_the_month_that_can_tell_is_the_first_that_brings_most_of_it() -> None:
    """The trial of that length brings nine tenths of the best one's, beyond deciding today; a month less does not."""
    tells = telling_month(LARGER)
    assert tells is not None
    futures = futures_of(LARGER, 1_000)
    lengths = range(1, 13)
    crews = [[Hire(0, 1.0, LARGER.salary, months)] for months in (None, *lengths)]
    on, *stops = present_values(futures.rate, net_flows(futures, crews))[:, 1:]
    value, idle = values_of(futures, 12)
    worths = []
    for months, stop in zip(lengths, stops, strict=True):
        seen = evidence_after(months, value, idle, LARGER.trial_scatter).seen
        worths.append(stop.mean() + brought(seen, on - stop) - max(0.0, on.mean()))

    assert worths[tells - 1] >= ENOUGH * max(worths) > worths[tells - 2]


def test_the_chance_is_asked_of_the_futures_in_which_one_goes_on() -> None:
    """A trial that stops where it does not pay is recommended though it stops in most futures."""
    options, rule = options_of(MIDDLE), rule_of(MIDDLE)

    assert options["trial_then_decide"].outcome.probability < 0.5 < rule.chance
    assert best(list(options.values()), 0.5) == "trial_then_decide"
    assert best(list(options.values()), rule.chance + 0.01) == NOTHING


def test_no_trial_where_its_answer_is_known() -> None:
    """Of a brand hardly any future stops, so full time it is; at a retailer hardly any goes on."""
    brand = Plan(followers=1_000_000, addressable=5_000_000)

    assert not rule_of(brand).decides
    assert best(list(options_of(brand).values()), 0.5) == "full_time"
    assert not rule_of(Plan()).decides


def test_with_no_stream_counted_one_stops() -> None:
    """Nothing is gained, nothing is seen."""
    rule = rule_of(replace(MIDDLE, streams=()), 50)

    assert (rule.least, rule.going_on, rule.chance, rule.tells) == (np.inf, 0, 0, None)


def test_both_ends_are_those_of_the_other_rows() -> None:
    """The work of the others is shared: each draw of the row is a draw of full time or of the trial."""
    options = options_of(LARGER)
    on, stop = options["full_time"].outcome, options["trial"].outcome
    either, _ = trial(futures_of(LARGER, 2_000), on, stop)

    assert ((either.worth == on.worth) | (either.worth == stop.worth)).all()
    assert either == options["trial_then_decide"].outcome


def test_a_trial_is_recommended_where_nobody_is_hired_outright() -> None:
    """The trial is the best option and the team to hire outright is nobody: both have to hold."""
    options = compare_alternatives(futures_of(MIDDLE, 2_000))
    assert best(options, 0.5) == "trial_then_decide"
    (there,) = (option for option in options if option.name == "trial_then_decide")
    nobody, one = Recommended(0, "first_unlikely"), Recommended(1, "next_loses")
    team = Team((), np.zeros((1, 1)))
    staffing = Staffing(team, nobody, (), options, "trial_then_decide", (), 0)
    assert staffing.trial is there
    assert staffing.is_on_trial
    assert not replace(staffing, advice=one).is_on_trial
    assert replace(staffing, best_option=NOTHING).trial is None
