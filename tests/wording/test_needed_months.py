"""For which effect the months are told that it takes to see it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from payback.i18n import Words
from payback.model.effect import estimate_effect
from payback.wording.effect import effect_lines, needed_sentence


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("needed", [None, 1, 7])
def test_what_was_promised_is_named(lang: str, needed: int | None) -> None:
    """Months for the promise name it; months for what is seen speak of nothing else."""
    y = 100 + 4 * np.sin(np.arange(30.0) ** 2)
    effect, words = replace(estimate_effect(y, first_after=24), months_needed=needed, notes=()), Words(lang)
    promised, seen = needed_sentence(effect, words, 0.05), needed_sentence(effect, words)
    assert promised
    assert seen
    assert words.number(0.05, 2) in promised
    assert words.number(0.05, 2) not in seen
    assert promised in [*effect_lines(effect, words, 0.05)]
    assert seen in [*effect_lines(effect, words)]
