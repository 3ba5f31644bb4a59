"""How long a trial must be, and how that is said."""

from __future__ import annotations

import numpy as np
import pytest

from payback.i18n import Words
from payback.model.effect import TrialLength, trial_lengths
from payback.wording.effect import trial_sentence

QUIET = 500 * np.exp(0.1 * np.random.default_rng(3).standard_normal(30))


def test_a_longer_trial_shows_what_a_short_one_does_not() -> None:
    """A year shows a promise that three months do not; with less than two years before, only a year can show any."""
    lengths = trial_lengths(QUIET, np.linspace(20, 240, 12))
    assert [one.months for one in lengths] == [3, 6, 9, 12]
    assert [one.planned for one in lengths] == pytest.approx([40, 70, 100, 130])
    assert (lengths[0].tells, lengths[-1].tells) == (False, True)
    assert lengths[0].smallest > lengths[1].smallest
    short = trial_lengths(QUIET[:14], np.full(12, 1e6))
    assert [one.tells for one in short] == [False, False, False, True]


def test_a_trial_that_cannot_tell_is_called_a_coin_toss() -> None:
    """With the length that could, where there is one."""
    lengths = [TrialLength(3, np.inf, 40.0), TrialLength(6, 90.0, 70.0), TrialLength(12, 60.0, 130.0)]
    assert trial_sentence(lengths, 12, Words("en")).startswith(
        "A trial of 12 months can tell: it would show an effect from 60"
    )
    assert trial_sentence(lengths, 8, Words("en")).endswith("12 months could.")
    assert "70" in trial_sentence(lengths, 8, Words("en"))
    assert trial_sentence(lengths[:2], 2, Words("fr")).startswith("Un essai de 2 mois, c’est pile ou face, et")
