"""CausalImpact's model as its ports to Python write it: a local level and the controls, by maximum likelihood."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
from statsmodels.tsa.statespace.structural import UnobservedComponents

if TYPE_CHECKING:
    from bench.effect.families import Array

PATHS = 400


def paths(y: Array, controls: Array, first_after: int, seed: int) -> Array:
    """Simulated months after, from those before; shape ``(after, PATHS)``."""
    before, after = y[:first_after], len(y) - first_after
    mean, spread = np.nanmean(before), np.nanstd(before)
    told = controls / np.maximum(np.abs(controls[:first_after]).mean(axis=0), 1e-9)
    exog, ahead = (told[:first_after], told[first_after:]) if controls.size else (None, None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = UnobservedComponents((before - mean) / spread, level="llevel", exog=exog)
        fitted = model.fit(disp=False)
        random = np.random.default_rng(seed)
        simulated = fitted.simulate(after, anchor="end", repetitions=PATHS, exog=ahead, rng=random)
    return mean + spread * np.asarray(simulated).reshape(after, PATHS)
