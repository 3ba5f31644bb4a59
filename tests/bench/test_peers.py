"""The peers of the model's benchmark work out today's equations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from bench.model import frames
from bench.model.__main__ import PLAN, check, figures

from payback.model.simulation import simulated

DRAWS = 200


@pytest.mark.parametrize("vacancy", [0, 2, 7])
def test_pandas_says_what_the_model_says(vacancy: int) -> None:
    """Net value, payback month and last running sum agree to the cent, however long a post stays vacant."""
    plan = replace(PLAN, vacancy=vacancy)
    worth, median, fan = frames.verdict(plan, DRAWS)
    check([worth, median, fan.to_numpy()[1, -1]], figures(simulated(plan, DRAWS)))


def test_a_figure_that_is_two_cents_off_is_refused() -> None:
    """No benchmark compares a peer that works out something else."""
    with pytest.raises(AssertionError):
        check(np.array([100.0]), np.array([100.02]))
