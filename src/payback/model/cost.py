"""What the work costs, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.model import occupancy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from payback.model.occupancy import Occupancy
    from payback.model.plan.charge_table import ChargeTable
    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Term, Values

USES = (
    *occupancy.USES, "wage_growth", "price_growth", "tools", "ads", "recruiting", "equipment", "manager_hours",
    "manager_rate",
)  # fmt: skip
"""The assumptions behind what a team costs, whatever it is paid."""

ONE = np.ones(1)
"""The price of what is money already."""


def risen(rate: Array, months: NDArray[Any]) -> Array:
    """Factor of a price after its yearly rises, ``(1 + w) ** floor((t - 1) / 12)``; shape ``(months, draws)``."""
    years, places = np.unique((np.ravel(months) - 1) // 12, return_inverse=True)
    return np.asarray(((1 + rate) ** years[:, None])[places])


def loaded_salary(values: Values, rules: ChargeTable, salary: Array | float, effort: float) -> Array:
    """Pay of a year with employer charges, accident insurance, benefits and overhead; shape ``(draws,)``.

    ``Y_j = S_j E_j`` is paid and ``L_j = Y_j (1 + e_j + acc + b + over)`` is what it costs, the charges e_j being those
    of the `rules` on Y_j in a company with such a payroll, as a share of Y_j.
    """
    pay = np.asarray(salary) * effort
    rate = rules.rate(pay, values["payroll"], effort)
    return np.asarray(pay * (1 + rate + values["accident_rate"] + values["benefits"] + values["overhead"]))


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

    def until(self, months: int) -> Cost:
        """The same over the first months."""
        return Cost(tuple(wage[:months] for wage in self.wages), self.other[:months])

    def by_year(self, years: NDArray[np.int_]) -> Cost:
        """Sums of the years that begin after so many months; the last one ends with the months."""
        wages, other = [np.add.reduceat(each, years, axis=0) for each in self.wages], self.other
        return Cost(tuple(wages), np.add.reduceat(other, years, axis=0))


def before_pay(values: Values, team: Sequence[Hire], post: Occupancy) -> Cost:
    """What a team costs, whatever it is paid; reads `USES`.

    Args:
        values: The assumptions.
        team: Who is employed, from when on.
        post: How a post is filled, over the months that are worked out.
    """
    months = len(post.filled)
    numbers = np.arange(1, months + 1)
    raises, prices = risen(values["wage_growth"], numbers), risen(values["price_growth"], numbers)
    filled = [occupancy.from_start(hire, post.filled) for hire in team]
    existing = [occupancy.present(hire, months) for hire in team]
    bought = np.max(existing, axis=0, initial=0.0) * values["ads"]
    for hire, present in zip(team, filled, strict=True):
        first = numbers[:, None] == hire.start + 1
        joined = occupancy.from_start(hire, post.joined)
        bought = bought + present * values["tools"] + joined * values["recruiting"] + first * values["equipment"]
    guided = np.sum(existing, axis=0) * (values["manager_hours"] * values["manager_rate"])
    return Cost(tuple(present * raises / 12 for present in filled), np.asarray(prices * bought + raises * guided))


def monthly(values: Values, rules: ChargeTable, team: Sequence[Hire], months: int) -> Array:
    """Cost of a team above what is spent today; shape ``(months, draws)``.

    ``C_t = sum_j [(L_j a_x / 12 + hours rate) raise_t + (tools a_x + R0 in_x) price_t] + ads price_t`` over the posts
    that exist, x being the month of the post, plus ``once = Q0 price_t`` in the first month of each. A manager's hours
    run while the post exists, vacant or not, advertising while there is any post.
    ``raise_t = (1 + w) ** floor((t - 1) / 12)`` and ``price_t = (1 + pi) ** floor((t - 1) / 12)``.
    """
    cost, pay = before_pay(values, team, occupancy.employed(values, months)), loaded(values, rules, team)
    return np.asarray(sum((wage * each for wage, each in zip(cost.wages, pay, strict=True)), start=cost.other))
