"""The series of the effect's benchmark: what their truth is."""

from __future__ import annotations

import numpy as np
import pytest
from bench.effect.families import FAMILIES, LATEST_FAMILIES, LIFT, NEW_FAMILIES, series
from bench.effect.judging_families import JUDGING_FAMILIES
from bench.effect.unseen_families import UNSEEN_FAMILIES

EVERY = {**FAMILIES, **NEW_FAMILIES, **LATEST_FAMILIES, **JUDGING_FAMILIES, **UNSEEN_FAMILIES}


@pytest.mark.parametrize("name", EVERY)
def test_a_series_is_the_same_until_the_hire_comes(name: str) -> None:
    """Before, both are equal; after, amounts are a quarter more once the ramp is over; controls know nothing of it."""
    family, made = EVERY[name], series(name, EVERY[name], 1)
    before, whole = family.before, family.before + family.ramp
    assert np.array_equal(made.idle[:before], made.lifted[:before], equal_nan=True)
    assert made.controls.shape == (family.months, int(family.control != ""))
    if not family.counts:
        assert made.lifted[whole:] == pytest.approx((1 + LIFT) * made.idle[whole:])


def test_families_of_as_many_months_have_noise_of_their_own() -> None:
    """The same seed says nothing of one family by another, and everything of the same one."""
    family = FAMILIES["plain, 24 before"]
    one, same, other = (series(name, family, 1).idle for name in ("one", "one", "other"))
    assert np.array_equal(one, same)
    assert abs(np.corrcoef(np.log(one), np.log(other))[0, 1]) < 0.5
