"""A frozen plan: what was decided on one day, with all that it promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from payback.model.plan.plan import Plan
    from payback.model.tracking.expected import Expected
    from payback.model.tracking.rule import Rule

SHORT_HASH = 10
"""Digits of a hash that are shown: enough to tell two plans apart, and to find one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPlan:
    """A plan as it was decided on one day.

    Attributes:
        digest: SHA-256 of everything below as it is kept, in hexadecimal digits.
        day: On which it was frozen.
        plan: Every value, and every range as it was then.
        model_version: Short hash of the model that gave `expected`.
        rule: What was agreed: when to stop, go on, add a person.
        expected: What it promises, as it was worked out then.
        is_decision: Whether it is the one that was decided on.
    """

    digest: str
    name: str
    author: str
    day: date
    plan: Plan
    model_version: str
    rule: Rule
    expected: Expected = field(compare=False)  # the hash tells two of them apart
    is_decision: bool = False

    @property
    def short(self) -> str:
        """The first digits of the hash."""
        return self.digest[:SHORT_HASH]
