"""What the agreed rule says, and what needs attention."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from payback.model.plan.plan import changed
from payback.model.tracking.comparison import compare
from payback.model.tracking.follow_up import FollowUp
from payback.model.tracking.rule import Rule
from payback.model.tracking.rule_reading import attention, reading
from tests.model.tracking.test_comparison import MONTHS, PLAN, as_planned, frozen

QUIET = Rule(stop_below=0.0, add_above=1.2, amber=0.0, green=0.0)


def followed(times: np.ndarray | float, rule: Rule) -> FollowUp:
    """A hire whose clicks are so many times the planned ones."""
    plan = replace(frozen(changed(PLAN, {"streams": ("sales",), "repeat_rate": 0.0, "wait": 0})), rule=rule)
    planned = as_planned(plan)
    measured = replace(planned, clicks=planned.clicks * times, reach=np.full(MONTHS, np.nan))
    return FollowUp(state="ready", frozen=plan, measured=measured, comparison=compare(plan, measured))


def test_before_there_are_figures_nothing_is_said() -> None:
    """No reading, no attention."""
    assert reading(FollowUp(state="no_plan")) is None
    assert attention(FollowUp(state="no_plan")) == ()


@pytest.mark.parametrize(
    ("times", "rule", "keys"),
    [
        (1.0, QUIET, []),
        (1.0, replace(QUIET, review_month=12), ["review_soon"]),
        (2.0, QUIET, ["rule_add"]),
        (0.5, replace(QUIET, stop_below=0.9, amber=0.1, green=0.9), ["pace_amber", "rule_stop"]),
        (0.5, replace(QUIET, amber=0.9, green=0.9), ["pace_red"]),
        (np.where(np.arange(MONTHS) < MONTHS - 2, 1.0, np.nan), QUIET, ["stale"]),
        (np.full(MONTHS, np.nan), QUIET, ["stale"]),
    ],
)
def test_what_needs_attention_is_named(times: np.ndarray | float, rule: Rule, keys: list[str]) -> None:
    """The pace, figures that are not there, a review ahead, a branch that is not going on."""
    assert [problem.key for problem in attention(followed(times, rule))] == keys


def test_the_reading_is_that_of_the_value_to_date() -> None:
    """Months of work, the share and the branch that follows from it."""
    now = reading(followed(1.0, replace(QUIET, review_month=3)))

    assert now is not None
    assert (now.worked, now.branch) == (MONTHS, "continue")
    assert now.share == pytest.approx(1)
