"""What the work costs, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.charge_table import ChargeTable
    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Term, Values

USES = ("wage_growth", "tools", "ads", "recruiting", "equipment", "manager_hours", "manager_rate")
"""The assumptions behind what a team costs, whatever it is paid."""

ONE = np.ones(1)
"""The price of what is money already."""


def present(hire: Hire, months: int) -> Array:
    """1 in every month the person is there and paid, ``s_j < t <= s_j + n_j``, else 0; shape ``(months, 1)``."""
    t = np.arange(1, months + 1)[:, None]
    last = hire.start + (months if hire.months is None else hire.months)
    return ((t > hire.start) & (t <= last)).astype(float)


def raises(wage_growth: Array, months: int) -> Array:
    """``(1 + w) ** floor((t - 1) / 12)``; shape ``(months, draws)``."""
    years = (np.arange(months) // 12)[:, None]
    return np.asarray((1 + wage_growth) ** years)


def loaded_salary(values: Values, rules: ChargeTable, salary: Array | float, effort: float) -> Array:
    """Pay of a year with employer charges, accident insurance and benefits; shape ``(draws,)``.

    ``Y_j = S_j E_j`` is paid and ``L_j = Y_j (1 + e_j + acc + b)`` is what it costs, the charges e_j being those of the
    `rules` on Y_j in a company with such a payroll, as a share of Y_j.
    """
    pay = np.asarray(salary) * effort
    rate = rules.rate(pay, values["payroll"], effort)
    return np.asarray(pay * (1 + rate + values["accident_rate"] + values["benefits"]))


def loaded(values: Values, rules: ChargeTable, team: Sequence[Hire]) -> list[Array]:
    """`loaded_salary` of each person, ``(draws,)``.

    The first hire's pay is the assumption ``salary`` (so that it can be drawn); the others bring their own, which
    follows the market with ``pay_level``.
    """
    salaries = [values["salary"] if k == 0 else hire.salary * values["pay_level"] for k, hire in enumerate(team)]
    return [loaded_salary(values, rules, salary, hire.effort) for salary, hire in zip(salaries, team, strict=True)]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a team costs, whatever it is paid; arrays of shape ``(months, draws)``.

    Attributes:
        wages: The part of each person's `loaded` pay of a first year that falls due.
        other: What is spent beside pay.
    """

    wages: tuple[Array, ...]
    other: Array

    def terms(self, pay: Sequence[Array]) -> list[Term]:
        """The cost of one crew when each person's `loaded` pay is known, as a net flow takes it."""
        wages = ((wage[:, None], each) for wage, each in zip(self.wages, pay, strict=True))
        return [(self.other[:, None], ONE), *wages]


def before_pay(values: Values, team: Sequence[Hire], months: int) -> Cost:
    """What a team costs, whatever it is paid; reads `USES`."""
    at_work = [present(hire, months) for hire in team]
    rises = raises(values["wage_growth"], months) / 12
    each = np.zeros((months, 1))
    for hire, paid in zip(team, at_work, strict=True):
        first = np.arange(months)[:, None] == hire.start
        each = each + paid * values["tools"] + first * (values["recruiting"] + values["equipment"])
    anyone = np.max(at_work, axis=0, initial=0.0)
    other = each + anyone * (values["ads"] + values["manager_hours"] * values["manager_rate"])
    return Cost(tuple(paid * rises for paid in at_work), np.asarray(other))


def monthly(values: Values, rules: ChargeTable, team: Sequence[Hire], months: int) -> Array:
    """Cost of a team above what is spent today; shape ``(months, draws)``.

    ``C_t = sum_j [L_j (1 + w) ** floor((t - 1) / 12) / 12 + tools] + ads + hours rate`` over the people who are there,
    plus ``once = R0 + Q0`` in the first month of each. Advertising and a manager's hours run
    while anybody is there.
    """
    cost, pay = before_pay(values, team, months), loaded(values, rules, team)
    return np.asarray(sum((wage * each for wage, each in zip(cost.wages, pay, strict=True)), start=cost.other))
