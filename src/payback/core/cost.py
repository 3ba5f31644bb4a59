"""What the work costs, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.core.charges import charge_rate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.core.plan import Hire
    from payback.core.types import Array, Values


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


def monthly(a: Values, region: str, team: Sequence[Hire], months: int) -> Array:
    """Cost of a team above what is spent today; shape ``(months, draws)``.

    ``C_t = sum_j [S_j E_j (1 + e + acc + b) (1 + w) ** floor((t - 1) / 12) / 12 + tools] + ads + hours * rate``
    over the people who are there, plus ``R0 + Q0`` in the first month of each.

    The first hire's pay is the assumption ``salary`` (so that it can be drawn); the others bring their own, which
    follows the market with ``pay_level``. Advertising and a manager's hours run while anybody is there.
    """
    rises = raises(a["wage_growth"], months) / 12
    present_ones = [present(hire, months) for hire in team]
    paid = np.zeros((months, 1))
    other = np.zeros((months, 1))
    for k, (hire, there) in enumerate(zip(team, present_ones, strict=True)):
        salary = a["salary"] if k == 0 else hire.salary * a["pay_level"]
        paid = paid + (there * rises) * loaded_salary(a, region, salary, hire.effort)
        first = np.arange(months)[:, None] == hire.start
        other = other + there * a["tools"] + first * (a["recruiting"] + a["equipment"])
    anyone = np.max(present_ones, axis=0, initial=0.0)
    return np.asarray(paid + (other + anyone * (a["ads"] + a["manager_hours"] * a["manager_rate"])))
