"""A frozen plan in the record: the chance that it stated of having its money back in time, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.model.finance import paid_back
from payback.model.plan_record import Outturn

if TYPE_CHECKING:
    from datetime import date

    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.frozen_plan import FrozenPlan

Standing = Literal["no_hire", "running", "not_measured", "over"]


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A frozen plan in the record.

    Attributes:
        frozen: The plan.
        chance: That its money is back at the end of its term, as it was stated.
        ends: First day of the last month of its term; None where nobody was hired.
        standing: Whether the term is over, and anything measured of it.
        outturn: What came of it; None in every standing but ``over``.
    """

    frozen: FrozenPlan
    chance: float
    ends: date | None
    standing: Standing
    outturn: Outturn | None = None


def term(frozen: FrozenPlan) -> int:
    """Months after which a frozen plan is judged: when it promised its money back, else at the end of its horizon.

    Not before its review.
    """
    promised = frozen.expected.payback_month
    months = frozen.plan.months if promised is None else ceil(promised)
    return min(frozen.plan.months, max(months, frozen.rule.review_month + int(frozen.plan.wait)))


def outturn(comparison: Comparison, chance: float) -> Outturn | None:
    """What came of a plan over its term; None where nothing was measured of what it promised.

    Args:
        comparison: Of the months of its term.
        chance: That the money is back by then, as it was stated.
    """
    if comparison.share is None:
        return None
    known = {name: np.isfinite(real) for name, real in comparison.actual.items()}
    planned = sum(float(comparison.planned[name][at].sum()) for name, at in known.items())
    (back,) = paid_back(comparison.cumulative[np.isfinite(comparison.cumulative), None])
    return Outturn(chance, came_true=bool(back), planned=planned, came=comparison.share * planned)
