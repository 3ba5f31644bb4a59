"""Mean amounts: what an order is worth, what a thousand views cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation.trends import t_value

if TYPE_CHECKING:
    from payback.model.types import Array


def mean_amount(amounts: Array, pieces: Array) -> tuple[float, float, float]:
    """Amount of one piece ``sum a / sum n`` and its 90 % range, months being what varies together.

    Args:
        amounts: Sum of each month, shape ``(months,)``, at least two.
        pieces: How many pieces make up each sum.
    """
    total = float(pieces.sum())
    mean = float(amounts.sum()) / total
    residuals = amounts - mean * pieces
    error = np.sqrt(float((residuals**2).sum()) * pieces.size / (pieces.size - 1)) / total
    half = t_value(pieces.size - 1) * error
    return mean, max(0.0, mean - half), mean + half
