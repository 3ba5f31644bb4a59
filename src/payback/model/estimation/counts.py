"""Counts per month that grow with something (followers): negative binomial with an offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from payback.model.estimation.likelihood import around, middle, peak

if TYPE_CHECKING:
    from payback.model.estimation.likelihood import LogLikelihood
    from payback.model.types import Array


def loglik(counts: Array, exposure: Array) -> LogLikelihood:
    """Negative binomial log likelihood of counts with mean ``rate * exposure`` and variance ``mu + c^2 mu^2``.

    The offset is ``ln exposure``. What does not depend on the parameters is left out.
    """

    def of(rate: Array, variation: Array) -> Array:
        size = 1 / variation[..., None] ** 2
        mu = rate[..., None] * exposure
        terms = gammaln(counts + size) - gammaln(size) - size * np.log1p(mu / size) - counts * np.log1p(size / mu)
        return np.asarray(terms.sum(axis=-1))

    return of


def rate(counts: Array, exposure: Array) -> tuple[float, float, float]:
    """Events per unit of exposure: most likely, and the ends of the 90 % range; shapes ``(months,)``.

    The range is that of a typical month's rate where months differ by more than chance.
    """
    likelihood = loglik(counts, exposure)
    box = around(float(counts.sum()), float(exposure.sum()))
    value, _ = peak(likelihood, box)
    return value, *middle(likelihood, box)
