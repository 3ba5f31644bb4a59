"""What one figure of a plan is, according to history: a value, its range, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from datetime import date

SHORT = 12
"""Months of history below which the benchmark is kept as a prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One assumption as the history has it, in the assumption's unit.

    Attributes:
        name: The assumption; ``season_01`` to ``season_12`` are the factors of January to December.
        value: The best single figure; with 90 % probability the truth lies between `low` and `high`.
        n: How many there are of what was counted.
        counted: ``months``, ``campaigns``, ``orders``, ``posts`` or ``accounts``.
        first: First day of the period.
        last: Last day of the period.
        method: Key below ``method.`` in the catalogues: how the figure was found.
        left_out: First day of the unfinished month that was left out; None when there was none.
        joined: Whether the benchmark was kept as a prior.
        course: What became of the level: ``stable``, ``rose``, ``fell``, or ``unclear`` where it may have moved; empty
            where no level by month was looked for.
        since: First day of the month from which the present level counts; None where it moved little by little.
        set_aside: First days of the outlying months that do not count.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    counted: str
    first: date
    last: date
    method: str
    left_out: date | None = None
    joined: bool = False
    course: str = ""
    since: date | None = None
    set_aside: tuple[date, ...] = ()

    @property
    def benchmark(self) -> tuple[float, float] | None:
        """The range of the assumptions table, to stand beside this one; None where the table has none."""
        row = ASSUMPTIONS.get(self.name)
        return None if row is None or row.p05 is None or row.p95 is None else (row.p05, row.p95)

    @property
    def months(self) -> int:
        """Calendar months from the first to the last day."""
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1

    @property
    def short(self) -> bool:
        """Whether the period is so short that the benchmark should be kept as a prior."""
        return self.months < SHORT
