"""Answers: questions answered in public that would have become a call or an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def monthly(a: Values, work: Work) -> Array:
    """Cost avoided, ``min(F_t / 1000 k, cap E_t) qd ck``; shape ``(months, draws)``.

    Who answers is paid already: the salary stands in the cost and is not taken off again here.
    """
    asked = work.followers * (a["questions"] / 1_000)
    answered = np.minimum(asked, a["answer_capacity"] * work.effort)
    return np.asarray(answered * (a["deflection"] * a["contact_cost"]))
