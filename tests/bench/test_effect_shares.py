"""What the effect's benchmark makes of its counts: published intervals, and what they allow to be said."""

from __future__ import annotations

import pytest
from bench.effect.shares import Share, aims, difference, power


@pytest.mark.parametrize(
    ("hits", "of", "interval"),
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_intervals_of_a_share_as_published(hits: int, of: int, interval: tuple[float, float]) -> None:
    """Source: Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3."""
    assert Share(hits, of).interval == pytest.approx(interval, abs=5e-5)


def test_interval_of_a_difference_as_published() -> None:
    """Source: Newcombe, Interval estimation for the difference between proportions (1998), table II, method 10."""
    assert difference(Share(56, 70), Share(48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("held", "false", "said"),
    [
        (Share(200, 200), Share(0, 200), "within, wide"),
        (Share(196, 200), Share(2, 200), "within"),
        (Share(95, 100), Share(3, 100), "cannot be told"),
        (Share(7, 7), Share(0, 7), "cannot be told"),
        (Share(80, 100), Share(3, 100), "**outside: coverage**"),
        (Share(80, 100), Share(15, 100), "**outside: coverage and claims**"),
        (Share(0, 0), Share(0, 100), "within"),
    ],
)
def test_a_family_is_judged_only_where_the_interval_leaves_no_doubt(held: Share, false: Share, said: str) -> None:
    """Seven series tell nothing, however well they fall out; all too early misses nothing."""
    assert aims(held, false) == said


def test_power_is_compared_with_a_peer_that_does_not_claim_too_much() -> None:
    """Less and more are said where the difference is beyond chance."""
    honest, bold = Share(2, 100), Share(30, 100)
    assert power(Share(40, 100), Share(80, 100), honest) == "**less**"
    assert power(Share(80, 100), Share(40, 100), honest) == "no less"
    assert power(Share(40, 100), Share(45, 100), honest) == "cannot be told"
    assert power(Share(40, 100), Share(80, 100), bold) == "peer claims too much"
