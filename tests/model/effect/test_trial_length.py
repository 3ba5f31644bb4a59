"""How long a trial must be, and how that is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.i18n import Words
from payback.model.effect import TrialLength, smallest_claimed, trial_lengths
from payback.wording.effect import trial_sentence

QUIET = 500 * np.exp(0.1 * np.random.default_rng(3).standard_normal(30))
CLAIMED = st.lists(st.floats(0, 1e6) | st.just(np.inf), min_size=4, max_size=4).map(np.array)
PROMISED = st.lists(st.floats(0, 1e6), min_size=12, max_size=12).map(np.array)


def test_a_longer_trial_shows_what_a_short_one_does_not() -> None:
    """A year shows a promise that three months do not; with less than two years before, only a year can show any."""
    lengths = trial_lengths(smallest_claimed(QUIET), np.linspace(20, 240, 12))
    assert [one.months for one in lengths] == [3, 6, 9, 12]
    assert [one.planned for one in lengths] == pytest.approx([40, 70, 100, 130])
    assert (lengths[0].tells, lengths[-1].tells) == (False, True)
    assert lengths[0].smallest > lengths[1].smallest
    short = trial_lengths(smallest_claimed(QUIET[:14]), np.full(12, 1e6))
    assert [one.tells for one in short] == [False, False, False, True]


@given(claimed=CLAIMED, planned=PROMISED)
def test_a_longer_trial_never_shows_less(claimed: np.ndarray, planned: np.ndarray) -> None:
    """Whatever each reading would claim: the smallest effect does not grow, and what once tells goes on telling."""
    lengths = trial_lengths(claimed, planned)
    assert [one.smallest for one in lengths] == sorted((one.smallest for one in lengths), reverse=True)
    assert [one.tells for one in lengths] == sorted(one.tells for one in lengths)
    assert all(one.smallest in claimed and (one.smallest < np.inf or not one.tells) for one in lengths)


@pytest.mark.parametrize("seed", [0, 3, 7])
def test_a_hire_within_the_history_costs_a_longer_trial_nothing(seed: int) -> None:
    """A level that rose lets a year be foretold less well than a quarter; its trial shows what the quarter shows."""
    risen = 400 * np.exp(0.05 * np.random.default_rng(seed).standard_normal(40)) + 90 * (np.arange(40) >= 30)
    claimed = smallest_claimed(risen)
    assert claimed.argmin() < len(claimed) - 1
    lengths = trial_lengths(claimed, np.full(12, float(claimed.min())))
    assert lengths[-1].smallest == claimed.min()
    assert lengths[-1].tells


def test_an_early_reading_does_not_show_what_the_plan_promises_only_later() -> None:
    """A promise that grows is held against each reading by itself, not the sharpest one against the whole of it."""
    lengths = trial_lengths(np.array([50.0, 160.0, 170.0, 180.0]), np.linspace(20, 240, 12))
    assert (lengths[-1].smallest, lengths[-1].tells) == (50.0, False)


def test_a_trial_that_cannot_tell_is_called_a_coin_toss() -> None:
    """With the length that could, where there is one."""
    lengths = [
        TrialLength(3, np.inf, 40.0, tells=False), TrialLength(6, 90.0, 70.0, tells=False),
        TrialLength(12, 60.0, 130.0, tells=True),
    ]  # fmt: skip
    assert trial_sentence(lengths, 12, Words("en")).startswith(
        "A trial of 12 months can tell: it would show an effect from 60"
    )
    assert trial_sentence(lengths, 8, Words("en")).endswith("12 months could.")
    assert "70" in trial_sentence(lengths, 8, Words("en"))
    assert trial_sentence(lengths[:2], 2, Words("fr")).startswith("Un essai de 2 mois, c’est pile ou face, et")
