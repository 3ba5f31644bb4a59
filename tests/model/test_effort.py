"""Learning, diminishing returns and carry-over."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.model import VALUE_STREAMS, Hire, Plan, effort, likely_case, occupancy
from payback.model.activity import work_of
from payback.model.projection import likely
from payback.model.questions.drivers import tornado
from tests.model.plain import PLAIN


def test_worked_adds_what_is_done_today() -> None:
    """A half-time hire after two months comes on top of today's effort, and only while there."""
    values = likely(Plan(current_effort=0.1, ramp_months=0, ramp_start=1, turnover=0))
    at_work = effort.worked(values, [Hire(2, 0.5, 0, months=3)], occupancy.employed(values, 7))[:, 0]
    assert at_work == pytest.approx([0.1, 0.1, 0.6, 0.6, 0.6, 0.1, 0.1])


@pytest.mark.parametrize("half_effect_team", [0.5, 2.2, 10])
def test_one_person_has_an_effect_of_one(half_effect_team: float) -> None:
    """The scale is one full-time person, and nobody has no effect."""
    values = likely(Plan(half_effect_team=half_effect_team))
    assert effort.effect(values, np.array([0.0, 1.0])).tolist() == [0, 1]


def test_half_of_the_attainable_effect() -> None:
    """A team of ``half_effect_team`` has half of what any number of people can reach."""
    values = likely(Plan(half_effect_team=2.2))
    half, all_of_it = effort.effect(values, np.array([2.2, 1e12]))
    assert half == pytest.approx(all_of_it / 2)


def test_without_saturation_effect_is_effort() -> None:
    """As the half-effect team grows, returns stop diminishing."""
    values = likely(Plan(half_effect_team=1e12))
    assert effort.effect(values, np.array([0.3, 2.0, 5.0])) == pytest.approx([0.3, 2, 5])


@given(st.floats(0.5, 24), st.integers(0, 30))
def test_what_stops_fades_by_its_half_life(half_life: float, months: int) -> None:
    """Half of the effect of effort that stopped is left after a half-life."""
    values = likely(Plan(current_effort=1, half_life=half_life))
    felt = effort.carried(values, np.zeros((months + 1, 1)))[:, 0]
    assert felt[months] == pytest.approx(0.5 ** ((months + 1) / half_life))


def test_no_carry_over() -> None:
    """With a half-life of nothing only this month's work counts."""
    at_work = np.array([[0.2], [1.0], [0.0]])
    assert (effort.carried(likely(Plan(half_life=0)), at_work) == at_work).all()


def test_value_falls_by_the_half_life_when_work_stops() -> None:
    """After a trial ends, what its posts earn fades by half every half-life where nothing else moves."""
    still = {"follower_growth": 0, "new_followers": 0, "churn": 0, "reach_decay": 0, "repeat_rate": 0}
    plan = Plan(**PLAIN, half_life=3, half_effect_team=1e12, current_effort=0, streams=("sales",), **still)
    values = likely(plan)
    earned = VALUE_STREAMS["sales"].monthly_value(values, work_of(values, [[Hire(0, 1, 0, months=6)]], (1.0,) * 18))[
        :, 0, 0
    ]

    assert earned[5 + 3] == pytest.approx(earned[5] / 2)
    assert earned[5 + 6] == pytest.approx(earned[5] / 4)


@given(effort=st.floats(0.01, 2), half=st.floats(0.2, 20), posts=st.floats(0, 100))
def test_what_was_observed_is_what_todays_effort_brings(effort: float, half: float, posts: float) -> None:
    """Brought to full time and worked with today's effort again, posts are what they were."""
    values = likely(Plan(current_effort=effort, half_effect_team=half, posts=posts))
    work = work_of(values, [()], (1.0,) * 3, ("posts",))
    assert work.posts[:, 0, 0] == pytest.approx([posts] * 3)


def test_todays_effort_decides_what_a_hire_adds_to_what_was_observed() -> None:
    """Seven posts by a twentieth of a person promise more of a hire than seven by a fifth do."""
    observed = Plan(followers=150_000, addressable=1_800_000, posts=7, observed=("posts",))
    values = [likely_case(replace(observed, current_effort=effort)).npv for effort in (0.05, 0.1, 0.2)]
    assert values == sorted(values, reverse=True)
    by_name = {swing.name: swing for swing in tornado(observed)}
    assert by_name["current_effort"].npv_width > by_name["churn"].npv_width


def test_where_nobody_works_today_the_benchmark_counts() -> None:
    """Nothing can be divided by nothing."""
    idle = Plan(current_effort=0, posts=7, observed=("posts",))
    assert likely_case(idle).npv == pytest.approx(likely_case(Plan(current_effort=0)).npv)


@given(effort_today=st.floats(0.01, 0.9), alone=st.floats(0, 0.9), growth=st.floats(0.0001, 0.05))
def test_a_part_of_todays_growth_comes_by_itself(effort_today: float, alone: float, growth: float) -> None:
    """Growth as observed is growth as observed again with today's effort; with nobody its own part would be left."""
    plan = Plan(current_effort=effort_today, own_growth=alone, follower_growth=growth)
    values = likely(plan)
    full = effort.at_full_time(values, ("follower_growth",))["follower_growth"][0]
    today, nobody = (
        full * effort.growth_effect(values, each)[0] for each in (effort.effect_today(values), np.zeros(1))
    )

    assert today == pytest.approx(growth)
    assert nobody == pytest.approx(growth * alone)
    assert effort.growth_effect(values, np.ones(1))[0] == pytest.approx(1)


def test_growth_that_comes_by_itself_promises_less() -> None:
    """0.33 % a month by a tenth of a person is 2.37 % at full time if all is worked for, 1.66 % if 35 % is not."""
    observed = {"follower_growth": 0.0033, "current_effort": 0.1}
    full = [
        effort.at_full_time(likely(Plan(**observed, own_growth=alone)), ("follower_growth",))["follower_growth"][0]
        for alone in (0, 0.35)
    ]
    h = 0.1 * 3.2 / 2.3
    assert full == pytest.approx([0.0033 / h, 0.0033 * (0.35 + 0.65 / h)])
