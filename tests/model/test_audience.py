"""How the audience grows, against the closed forms that it nests."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.model import Plan, audience
from payback.model.projection import likely

ENDLESS = 1e15


def grown(months: int, effect: float = 1, season: float = 1, **assumptions: float) -> np.ndarray:
    """Followers under a constant effect."""
    values = likely(Plan(**assumptions))
    return audience.followers(values, np.full((months, 1), effect), np.full((months, 1), season))[:, 0]


def test_linear_growth_with_churn() -> None:
    """Without word of mouth and ceiling: F* + (F0 - F*)(1 - delta)^t with F* = nu / delta."""
    followers = grown(60, followers=25_000, new_followers=200, follower_growth=0, churn=0.007, addressable=ENDLESS)
    rest = 200 / 0.007

    assert followers == pytest.approx(rest + (25_000 - rest) * (1 - 0.007) ** np.arange(1, 61))


def test_logistic_growth() -> None:
    """With word of mouth alone the path is the logistic curve, as near as steps of a small growth allow."""
    ceiling, first, rate = 100_000, 1_000, 0.01
    followers = grown(900, followers=first, new_followers=0, follower_growth=rate, churn=0, addressable=ceiling)
    t = np.arange(1, 901)

    assert followers == pytest.approx(ceiling / (1 + (ceiling / first - 1) * np.exp(-rate * t)), rel=0.03)
    assert followers[-1] == pytest.approx(ceiling, rel=0.02)


def test_bass_diffusion_peaks_when_published() -> None:
    """Bass with p = 0.03 and q = 0.38 a year sells most after ln(q / p) / (p + q) = 6.193 years."""
    steps, p, q, ceiling = 1_000, 0.03, 0.38, 1_000_000
    followers = grown(
        10 * steps,
        followers=0,
        new_followers=p * ceiling / steps,
        follower_growth=q / steps,
        churn=0,
        addressable=ceiling,
    )
    peak = (np.diff(followers).argmax() + 1.5) / steps

    assert np.log(q / p) / (p + q) == pytest.approx(6.193, abs=5e-4)
    assert peak == pytest.approx(6.193, abs=0.01)


def test_no_effect_loses_followers_by_churn_alone() -> None:
    """Where nobody works, followers only leave."""
    followers = grown(12, effect=0, followers=1_000, churn=0.01)
    assert followers == pytest.approx(1_000 * 0.99 ** np.arange(1, 13))


@given(effect=st.floats(0, 20), growth=st.floats(0, 5), new=st.floats(0, 1e6), churn=st.floats(0, 1))
def test_the_ceiling_holds(effect: float, growth: float, new: float, churn: float) -> None:
    """No month ends with fewer followers than none or more than can be reached, however fast it grows."""
    followers = grown(
        60, effect, followers=9_000, follower_growth=growth, new_followers=new, churn=churn, addressable=10_000
    )
    assert followers.min() >= 0
    assert followers.max() <= 10_000


def test_draws_above_the_ceiling_start_at_it() -> None:
    """Where a drawn ceiling lies below today's followers, they stand at the ceiling."""
    values = {**likely(Plan(followers=5_000, churn=0)), "addressable": np.array([4_000.0, 1e6])}
    followers = audience.followers(values, np.zeros((1, 1)), np.ones((1, 1)))
    assert followers.tolist() == [[4_000, 5_000]]


@pytest.mark.parametrize(
    "assumptions",
    [
        {},
        {"follower_growth": 0},
        {"follower_growth": 0.03, "churn": 0},
        {"new_followers": 0, "follower_growth": 0.03},
        {"new_followers": 0},
        {"followers": 0, "new_followers": 0, "follower_growth": 0.03},
        {"new_followers": 0, "follower_growth": 0, "churn": 0},
    ],
    ids=str,
)
@pytest.mark.parametrize("effect", [0.0, 0.4, 1.7])
@pytest.mark.parametrize("months", [6, 12, 120, 12_000])
def test_a_leap_ends_where_the_steps_do(assumptions: dict[str, float], effect: float, months: int) -> None:
    """Months in one formula come to what they come to one after another, within two hundredths."""
    values = likely(Plan(**assumptions))
    end = audience.followers(values, np.full((months, 1), effect), np.ones((months, 1)))[-1]
    leapt = audience.leap(values, np.array([effect]), months).after(values["followers"])

    assert leapt == pytest.approx(end, rel=2e-2, abs=0.5)


@given(first=st.floats(1, 600), second=st.floats(1, 600), effect=st.floats(0, 3), followers=st.floats(0, 300_000))
def test_two_leaps_are_one(first: float, second: float, effect: float, followers: float) -> None:
    """It does not matter where a leap is cut in two, and it never passes the ceiling."""
    values, h = likely(Plan()), np.array([effect])
    people = np.array([followers])
    at_once = audience.leap(values, h, first + second).after(people)
    twice = audience.leap(values, h, second).after(audience.leap(values, h, first).after(people))

    assert twice == pytest.approx(at_once, rel=1e-6, abs=1e-6)
    assert 0 <= at_once[0] <= 300_000 * (1 + 1e-9)
