"""A frozen plan in the record: when it is judged, and what is said to have come of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from payback.model.tracking.kept_plan import KeptPlan, outturn, term


def frozen(promised: float | None, *, months: int = 36, review: int = 6, wait: float = 0) -> Any:  # noqa: ANN401
    """As much of a frozen plan as its term needs."""
    return SimpleNamespace(
        expected=SimpleNamespace(payback_month=promised),
        plan=SimpleNamespace(months=months, wait=wait),
        rule=SimpleNamespace(review_month=review),
    )


@pytest.mark.parametrize(
    ("plan", "months"),
    [
        (frozen(14.2), 15),
        (frozen(None), 36),
        (frozen(2.0), 6),
        (frozen(2.0, wait=3), 9),
        (frozen(50.0), 36),
    ],
)
def test_a_plan_is_judged_when_it_promised_its_money_back(plan: Any, months: int) -> None:  # noqa: ANN401
    """Never before its review, never after its horizon."""
    assert term(plan) == months


def test_what_came_is_that_of_the_months_that_are_known() -> None:
    """A promise counts as far as its series was measured; the chance is the stated one."""
    nan = float("nan")
    comparison: Any = SimpleNamespace(
        share=0.5,
        actual={"sales": np.array([0, 5.0, nan]), "answers": np.array([0, nan, nan])},
        planned={"sales": np.array([0, 10.0, 20.0]), "answers": np.array([0, 1.0, 1.0])},
        cumulative=np.array([0, -4.0, 3.0]),
    )
    told = outturn(comparison, 0.7)
    assert told is not None
    assert (told.came_true, told.planned, told.came) == (True, 10.0, 5.0)
    assert outturn(SimpleNamespace(share=None), 0.7) is None  # type: ignore[arg-type]
    assert KeptPlan(frozen(1.0), 0.7, None, "no_hire").outturn is None


@pytest.mark.parametrize(
    ("cumulative", "back"),
    [
        ([0, 0, 0, 0, -15_490, -178_945], False),  # three months before anybody comes cost nothing
        ([0, 40, -15_490, -178_945], False),  # and may bring a little that is not theirs
        ([0, 0, -10, np.nan, 5, -3], True),
        ([0, 10, 20], True),
    ],
)
def test_money_is_back_only_after_it_was_spent(cumulative: list[float], back: bool) -> None:  # noqa: FBT001
    """As the plan's own chance counts it: `finance.paid_back`, not a month at or above zero."""
    ones = np.ones(len(cumulative))
    comparison: Any = SimpleNamespace(
        share=1.0, actual={"sales": ones}, planned={"sales": ones}, cumulative=np.array(cumulative, dtype=float)
    )
    outcome = outturn(comparison, 0.0)
    assert outcome is not None
    assert outcome.came_true is back
