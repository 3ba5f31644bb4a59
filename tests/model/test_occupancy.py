"""People leave, the post stays vacant, somebody new has to learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.model import Hire, Plan, occupancy
from payback.model.projection import likely


def test_ramp_over_three_months() -> None:
    """A ramp from 25 % over three months goes 25, 50, 75, 100 and stays."""
    learnt = occupancy.ramp(likely(Plan(ramp_months=3, ramp_start=0.25)), np.arange(6.0))
    assert learnt.tolist() == [0.25, 0.5, 0.75, 1, 1, 1]


def test_no_ramp() -> None:
    """Without a ramp a person is at full speed on the first day."""
    assert occupancy.ramp(likely(Plan(ramp_months=0)), np.arange(3.0)).tolist() == [1, 1, 1]


def test_nobody_leaves() -> None:
    """Without turnover the post is filled for ever, recruiting is paid once and the ramp is climbed once."""
    values = likely(Plan(turnover=0, ramp_months=3, ramp_start=0.25))
    post = occupancy.employed(values, 6)
    assert post.filled[:, 0].tolist() == [1] * 6
    assert post.joined[:, 0].tolist() == [1, 0, 0, 0, 0, 0]
    assert post.productive[:, 0].tolist() == [0.25, 0.5, 0.75, 1, 1, 1]


@given(
    turnover=st.floats(0, 0.95), vacancy=st.integers(0, 12), ramp_months=st.floats(0, 12), ramp_start=st.floats(0, 1)
)
def test_everybody_is_somewhere(turnover: float, vacancy: int, ramp_months: float, ramp_start: float) -> None:
    """Who is there, or left within the months of vacancy, is one post; nobody does more than is there."""
    values = likely(Plan(turnover=turnover, vacancy=vacancy, ramp_months=ramp_months, ramp_start=ramp_start))
    post, leave = occupancy.employed(values, 60), occupancy.leaving(values)[0]
    filled = post.filled[:, 0]
    for x in range(60):
        vacant = leave * filled[max(0, x - vacancy) : x].sum()
        assert filled[x] + vacant == pytest.approx(1)
    assert (post.productive <= post.filled + 1e-12).all()


@given(turnover=st.floats(0, 0.6), ramp_months=st.floats(0, 12))
def test_what_is_done_is_that_of_each_person(turnover: float, ramp_months: float) -> None:
    """Every month's productivity adds up those who joined, as far as they stayed and learnt."""
    values = likely(Plan(turnover=turnover, vacancy=1, ramp_months=ramp_months))
    post, leave = occupancy.employed(values, 24), occupancy.leaving(values)[0]
    for x in range(24):
        people = (post.joined[x - k, 0] * (1 - leave) ** k * float(occupancy.ramp(values, k)[0]) for k in range(x + 1))
        assert post.productive[x, 0] == pytest.approx(sum(people))


def test_it_settles_where_renewal_says() -> None:
    """Of a stay of 1 / leave months and a vacancy of two, the stay is the share that the post is filled."""
    values = likely(Plan(turnover=0.25, vacancy=2))
    stay = 1 / occupancy.leaving(values)[0]
    assert occupancy.employed(values, 240).filled[-1, 0] == pytest.approx(stay / (stay + 2))


def test_a_service_is_always_there() -> None:
    """Nobody leaves an agency for its client, and its people learn once."""
    post = occupancy.service(likely(Plan(turnover=0.6, ramp_months=3, ramp_start=0.25)), 5)
    assert post.filled[:, 0].tolist() == [1] * 5
    assert post.productive[:, 0].tolist() == [0.25, 0.5, 0.75, 1, 1]


def test_a_post_begins_and_ends() -> None:
    """Two months before its first day and after its last there is nothing."""
    series = np.arange(1.0, 8.0)[:, None]
    assert occupancy.from_start(Hire(2, 1, 0, months=3), series)[:, 0].tolist() == [0, 0, 1, 2, 3, 0, 0]
    assert occupancy.from_start(Hire(0, 1, 0), series)[:, 0].tolist() == series[:, 0].tolist()
    assert occupancy.from_start(Hire(9, 1, 0), series)[:, 0].tolist() == [0] * 7
