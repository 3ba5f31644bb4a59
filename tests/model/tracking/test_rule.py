"""The rule that was agreed: each share of what was planned has one branch and one light."""

from __future__ import annotations

import pytest

from payback.errors import PaybackError
from payback.model.tracking.rule import Rule

RULE = Rule(review_month=6, stop_below=0.5, add_above=1.2, green=0.9, amber=0.7)


@pytest.mark.parametrize(
    ("months", "share", "branch"),
    [
        (5, 0.1, "wait"),
        (9, None, "wait"),
        (6, 0.49, "stop"),
        (6, 0.5, "continue"),
        (6, 1.19, "continue"),
        (6, 1.2, "add"),
    ],
)
def test_a_branch_holds_from_the_review_on(months: int, share: float | None, branch: str) -> None:
    """Before the review, or while nothing is known, one waits; then the share decides."""
    assert RULE.branch(months, share) == branch


@pytest.mark.parametrize(("share", "light"), [(0.9, "green"), (0.89, "amber"), (0.7, "amber"), (0.69, "red")])
def test_a_light_follows_the_thresholds(share: float, light: str) -> None:
    """At a threshold the better light holds."""
    assert RULE.light(share) == light


@pytest.mark.parametrize("values", [{"stop_below": 1.2}, {"amber": 0.95}, {"review_month": 0}, {"stop_below": -0.1}])
def test_thresholds_out_of_order_are_refused(values: dict[str, float]) -> None:
    """Nobody can agree on a rule of which two branches hold at once."""
    with pytest.raises(PaybackError, match="rule_out_of_order"):
        Rule(**values)  # type: ignore[arg-type]
