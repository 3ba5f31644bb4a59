"""The record of plans."""

from __future__ import annotations

import pytest

from payback.model.record import Bin, Outturn, record

PLANS = [
    Outturn(0.9, came_true=True, planned=100, came=80),
    Outturn(0.8, came_true=False, planned=200, came=120),
    Outturn(0.5, came_true=True, planned=100, came=100),
    Outturn(0.1, came_true=False, planned=50, came=45),
    Outturn(1.0, came_true=True, planned=10, came=7),
]


def test_the_score_and_the_reliability_of_five_plans() -> None:
    """By hand: squares .01, .64, .25, .01, 0; three of five came true; the middle ratio is .8."""
    found = record(PLANS)
    assert found is not None
    assert found.brier == pytest.approx(0.182)
    assert found.reference == pytest.approx(0.24)
    assert (found.factor, found.hopeful) == (pytest.approx(0.8), pytest.approx(0.2))
    assert found.bins == (
        Bin(0.0, 0.2, 0.1, 0.0, 1),
        Bin(0.4, 0.6, 0.5, 1.0, 1),
        Bin(0.8, 1.0, pytest.approx(0.9), pytest.approx(2 / 3), 3),
    )


def test_four_plans_say_nothing() -> None:
    """A record begins with the fifth."""
    assert record(PLANS[:4]) is None


def test_a_correction_stays_within_reason() -> None:
    """Five plans that brought nothing leave a tenth, five that brought ten times as much a factor of three."""
    factors = [record([Outturn(0.5, came_true=True, planned=1, came=came)] * 5) for came in (0.0, 10.0)]
    assert [found and found.factor for found in factors] == [0.1, 3.0]
