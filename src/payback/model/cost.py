"""What the work costs, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.plan.charges import charge_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Values

USES = ("wage_growth", "tools", "ads", "recruiting", "equipment", "manager_hours", "manager_rate")
"""The assumptions behind what a team costs, whatever it is paid."""


def present(hire: Hire, months: int) -> Array:
    """1 in every month the person is paid, else 0; shape ``(months, 1)``."""
    t = np.arange(1, months + 1)[:, None]
    last = hire.start + (months if hire.months is None else hire.months)
    return ((t > hire.start) & (t <= last)).astype(float)


def raises(wage_growth: Array, months: int) -> Array:
    """``(1 + w) ** floor((t - 1) / 12)``; shape ``(months, draws)``."""
    years = (np.arange(months) // 12)[:, None]
    return np.asarray((1 + wage_growth) ** years)


def loaded_salary(a: Values, region: str, salary: Array | float, effort: float) -> Array:
    """Pay of a year with employer charges, accident insurance and benefits, ``S E (1 + e + acc + b)``; ``(draws,)``."""
    pay = np.asarray(salary) * effort
    return np.asarray(pay * (1 + charge_rate(region, pay) + a["accident_rate"] + a["benefits"]))


def loaded(a: Values, region: str, team: Sequence[Hire]) -> list[Array]:
    """`loaded_salary` of each person, ``(draws,)``.

    The first hire's pay is the assumption ``salary`` (so that it can be drawn); the others bring their own, which
    follows the market with ``pay_level``.
    """
    salaries = [a["salary"] if k == 0 else hire.salary * a["pay_level"] for k, hire in enumerate(team)]
    return [loaded_salary(a, region, salary, hire.effort) for salary, hire in zip(salaries, team, strict=True)]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a team costs, whatever it is paid; arrays of shape ``(months, draws)``.

    Attributes:
        rises: The part of each person's `loaded` pay of a first year that falls due.
        beside: What is spent beside pay.
    """

    rises: tuple[Array, ...]
    beside: Array

    def at(self, pay: Sequence[Array], month: slice | int = slice(None)) -> Array:
        """The cost when each person's `loaded` pay is known, of all months or of one."""
        paid = (rise[month] * each for rise, each in zip(self.rises, pay, strict=True))
        return np.asarray(sum(paid, start=self.beside[month]))


def parts(a: Values, team: Sequence[Hire], months: int) -> Parts:
    """What a team costs, whatever it is paid; reads `USES`."""
    present_ones = [present(hire, months) for hire in team]
    rises = raises(a["wage_growth"], months) / 12
    other = np.zeros((months, 1))
    for hire, there in zip(team, present_ones, strict=True):
        first = np.arange(months)[:, None] == hire.start
        other = other + there * a["tools"] + first * (a["recruiting"] + a["equipment"])
    anyone = np.max(present_ones, axis=0, initial=0.0)
    beside = other + anyone * (a["ads"] + a["manager_hours"] * a["manager_rate"])
    return Parts(tuple(there * rises for there in present_ones), np.asarray(beside))


def monthly(a: Values, region: str, team: Sequence[Hire], months: int) -> Array:
    """Cost of a team above what is spent today; shape ``(months, draws)``.

    ``C_t = sum_j [S_j E_j (1 + e + acc + b) (1 + w) ** floor((t - 1) / 12) / 12 + tools] + ads + hours * rate``
    over the people who are there, plus ``R0 + Q0`` in the first month of each. Advertising and a manager's hours run
    while anybody is there.
    """
    return parts(a, team, months).at(loaded(a, region, team))
