"""What the agreed rule says of a hire at the end of a month, and what needs attention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.model.tracking.comparison import share as share_of
from payback.model.tracking.follow_up import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.model.tracking.follow_up import FollowUp
    from payback.model.tracking.rule import Branch

LATEST = 3
"""Months that tell the pace: a single one is chance."""

SOON = 2
"""Months before the review from which it is announced."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rule says after so many months of work.

    Attributes:
        share: Value to date over the planned one; None where nothing is known of it.
    """

    worked: int
    share: float | None
    branch: Branch


def reading(follow_up: FollowUp) -> Reading | None:
    """What the rule says today; None before there are figures."""
    if follow_up.comparison is None or follow_up.frozen is None:
        return None
    share = follow_up.comparison.share
    return Reading(follow_up.worked, share, follow_up.frozen.rule.branch(follow_up.worked, share))


def attention(follow_up: FollowUp) -> tuple[Problem, ...]:
    """What needs attention: figures that are not there yet, the pace, a rule that is about to decide or has decided."""
    return tuple(_attention(follow_up))


def _attention(follow_up: FollowUp) -> Iterator[Problem]:
    now, comparison, frozen = reading(follow_up), follow_up.comparison, follow_up.frozen
    if now is None or comparison is None or frozen is None:
        return
    months, rule = comparison.cost.size, frozen.rule
    stale = next((n for n in range(months) if months - n not in comparison.missing), months)
    if stale:
        yield Problem("stale", {"n": stale})
    planned, actual = ([row[-LATEST:] for row in part.values()] for part in (comparison.planned, comparison.actual))
    pace = share_of(planned, actual)
    if pace is not None and rule.light(pace) != "green":
        yield Problem(f"pace_{rule.light(pace)}", {"share": pace, "n": min(LATEST, months)})
    left = rule.review_month - now.worked
    if 0 < left <= SOON:
        yield Problem("review_soon", {"n": left})
    if now.branch in {"stop", "add"}:
        yield Problem(f"rule_{now.branch}", {"share": now.share})
