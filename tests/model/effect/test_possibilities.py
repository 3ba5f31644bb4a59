"""What a series may be made of."""

from __future__ import annotations

import numpy as np
import pytest

from payback.model.effect.possibilities import RESTLESS, covariances, possibilities, restless


def test_a_level_that_wanders_may_wander_more_ahead() -> None:
    """Steps ahead have their own variance and a share more; a level that is still gets no further from where it is."""
    steps = possibilities().steps.ravel()
    points = np.array([int(np.argmin(steps)), int(np.argmax(steps))])
    more = restless(points, 3)
    told = covariances(np.empty((4, 0)), points)
    since = np.diagonal(told.rest, axis1=1, axis2=2)
    assert more[0] == pytest.approx(np.zeros((3, 3)))
    assert np.diagonal(more[1]) == pytest.approx((RESTLESS - 1) * steps[points[1]] ** 2 * np.arange(1, 4))
    assert (since[1, 1:] - since[1, :1] > np.diagonal(more[1])).all()
