"""What hires cost month by month: written down or read from a file, by person, and what of it a plan bears."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.history.calendar_months import YEAR, later, month_of, months_between
from payback.history.currencies import currency_code
from payback.i18n.number_input import parse_number
from payback.workflows import journal_entries
from payback.workflows.frozen_plans import frozen_plans
from payback.workflows.hire_record import WITHDRAWN, hire_day, hire_days

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from payback.model.estimation import MonthlyHistory
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.types import Array
    from payback.store import Store

COST = "cost"
SALARY, ADS = "salary", "ads"
COST_KINDS = (SALARY, "tools", ADS, "other")
COST_COLUMNS = ("month", "kind", "amount", "currency", "hire")
IN_FRENCH = {
    "mois": "month", "nature": "kind", "montant": "amount", "devise": "currency", "embauche": "hire",
    "salaire": "salary", "outils": "tools", "publicité": "ads", "publicite": "ads", "autre": "other",
}  # fmt: skip
"""Columns and kinds as a French file calls them."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was paid in one month for one kind of thing, in the plan's currency.

    Attributes:
        hire: First day of the person whose cost it is; None where nobody says, and every plan bears it.
    """

    month: date
    kind: str
    amount: float
    hire: date | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """What a plan's people cost in its months that are over.

    Attributes:
        cost: Of each month, in the plan's currency; NaN where it is not known. Shape ``(months,)``.
        without_salary: Months for which something was written down of a person, and no pay.
        ads: What of `cost` is advertising out of the exports.
    """

    cost: Array
    without_salary: tuple[date, ...] = ()
    ads: float = 0.0


def note_costs(store: Store, costs: Iterable[Cost], *, by: str) -> None:
    """Have these be all the costs there are; of a month, kind and person given twice, the sum counts.

    Raises:
        PaybackError: ``cost_below_zero``.
    """
    wanted: dict[str, float] = {}
    for cost in costs:
        if cost.amount < 0:
            raise PaybackError("cost_below_zero", month=cost.month)
        name = ":".join([month_of(cost.month).isoformat(), cost.kind, *([cost.hire.isoformat()] if cost.hire else [])])
        wanted[name] = wanted.get(name, 0.0) + cost.amount
    known = {entry.name for entry in journal_entries.entries(store, COST) if entry.content_json != WITHDRAWN}
    for name in sorted(known - wanted.keys()):
        journal_entries.write(store, COST, name, WITHDRAWN, by=by)
    for name, amount in sorted(wanted.items()):
        journal_entries.write(store, COST, name, json.dumps(round(amount, 2)), by=by)


def costs(store: Store) -> tuple[Cost, ...]:
    """Every cost that counts, by month and kind. They may hold a salary: for those alone who may change the history."""
    rows = (
        Cost(date.fromisoformat(month), kind, float(json.loads(entry.content_json)), *map(date.fromisoformat, hire))
        for entry in journal_entries.entries(store, COST)
        if entry.content_json != WITHDRAWN
        for month, kind, *hire in [entry.name.split(":")]
    )
    return tuple(sorted(rows, key=lambda cost: (cost.month, COST_KINDS.index(cost.kind), cost.hire or date.min)))


def costs_of(store: Store, hire: date) -> tuple[Cost, ...]:
    """Costs of one person: what was written down of them, and what is of nobody who is known."""
    return _apart(store, hire)[0]


def note_costs_of(store: Store, hire: date, rows: Iterable[Cost], months: Container[date], *, by: str) -> None:
    """Have these be all the costs of a person in these months.

    Raises:
        PaybackError: ``cost_below_zero``.
    """
    own, others = _apart(store, hire)
    note_costs(store, [*others, *(cost for cost in own if cost.month not in months), *rows], by=by)


def note_cost_lines(store: Store, hire: date, lines: Iterable[Cost], *, by: str) -> None:
    """Put lines, of a person where they say nobody, in the place of what is known of their month, kind and person.

    Raises:
        PaybackError: ``cost_below_zero``.
    """
    own, others = _apart(store, hire)
    lines_of_hire = [replace(cost, hire=cost.hire or hire) for cost in lines]
    replaced = {(cost.month, cost.kind, cost.hire) for cost in lines_of_hire}
    kept = [cost for cost in (*others, *own) if (cost.month, cost.kind, cost.hire) not in replaced]
    note_costs(store, [*kept, *lines_of_hire], by=by)


def withdraw_costs(store: Store, hire: date, month: date, *, by: str) -> None:
    """Have nothing be known of what a person cost in a month.

    Raises:
        PaybackError: ``cost_unknown`` where nothing is.
    """
    if not any(cost.month == month for cost in costs_of(store, hire)):
        raise PaybackError("cost_unknown", month=month)
    note_costs_of(store, hire, [], [month], by=by)


def _apart(store: Store, hire: date) -> tuple[tuple[Cost, ...], tuple[Cost, ...]]:
    """The costs of a person, and those of the other ones who are known."""
    known, hires = costs(store), hire_days(store)
    others = tuple(cost for cost in known if cost.hire != hire and cost.hire in hires)
    return tuple(replace(cost, hire=hire) for cost in known if cost not in others), others


def costs_in_text(text: str, currency: str, *, decimal_comma: bool = False) -> tuple[Cost, ...]:
    """Costs of a CSV file with the columns month, kind and amount, and where one likes currency and hire, a first day.

    Raises:
        PaybackError: ``cost_columns``; ``cost_line`` with the number of the line; ``cost_currency``.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    reader = csv.DictReader(StringIO("\n".join(lines)), delimiter=";" if lines and ";" in lines[0] else ",")
    reader.fieldnames = [_in_english(name) for name in reader.fieldnames or ()]
    if not {*COST_COLUMNS[:3]} <= {*reader.fieldnames}:
        raise PaybackError("cost_columns", columns=COST_COLUMNS)
    return tuple(
        _cost(number, row, currency, decimal_comma=decimal_comma) for number, row in enumerate(reader, start=2)
    )


def _cost(line: int, row: Mapping[str, str | None], currency: str, *, decimal_comma: bool) -> Cost:
    """One line; its amount never stands in what is said of it, for it may be a salary."""
    month, kind, amount = ((row[name] or "").strip() for name in COST_COLUMNS[:3])
    code, hire = ((row.get(name) or "").strip() for name in COST_COLUMNS[3:])
    if code and currency_code(code) != currency:
        raise PaybackError("cost_currency", line=line, currency=currency)
    try:
        day = date.fromisoformat(f"{month[:7]}-01")
        value = parse_number(amount, decimal_comma=decimal_comma)
        person = date.fromisoformat(hire) if hire else None
    except (ValueError, PaybackError) as error:
        raise PaybackError("cost_line", line=line, kinds=COST_KINDS) from error
    if _in_english(kind) not in COST_KINDS:
        raise PaybackError("cost_line", line=line, kinds=COST_KINDS)
    return Cost(day, _in_english(kind), value, person)


def _in_english(name: str) -> str:
    """A column or a kind by its key."""
    label = name.strip().casefold()
    return IN_FRENCH.get(label, label)


def paid(store: Store, history: MonthlyHistory | None, frozen: FrozenPlan, first: date, months: int) -> Paid:
    """What the people of a plan cost in so many months from its first one on.

    A month counts once the pay of everybody of whom something is written down is: tools alone are not what a person
    costs. Advertising that nobody wrote down is what the exports say beyond a month of the year before the hire, where
    the plan adds any.
    """
    sums: dict[tuple[int, date | None], dict[str, float]] = {}
    for cost in _of_plan(store, frozen):
        month = months_between(first, cost.month)
        if 0 <= month < months:
            of_person = sums.setdefault((month, cost.hire), {})
            of_person[cost.kind] = of_person.get(cost.kind, 0.0) + cost.amount
    unpaid = {month for (month, _), kinds in sums.items() if SALARY not in kinds}
    out, ads = np.full(months, np.nan), 0.0
    bought = _ads_added(history, frozen, first, months)
    for month in sorted({month for month, _ in sums} - unpaid):
        kinds = [each for (at, _), each in sums.items() if at == month]
        exported = 0.0 if any(ADS in each for each in kinds) else float(bought[month])
        out[month] = sum(sum(each.values()) for each in kinds) + exported
        ads += exported
    return Paid(out, tuple(later(first, month) for month in sorted(unpaid)), ads)


def _of_plan(store: Store, frozen: FrozenPlan) -> list[Cost]:
    """The costs of a plan: of whoever began for it, but not of whom another frozen plan is about."""
    hires = hire_days(store)
    own = hire_day(store, frozen.day)
    elsewhere = {hire_day(store, plan.day) for plan in frozen_plans(store)} - {own, None}
    known = (replace(cost, hire=cost.hire if cost.hire in hires else None) for cost in costs(store))
    return [cost for cost in known if cost.hire not in elsewhere]


def _ads_added(history: MonthlyHistory | None, frozen: FrozenPlan, first: date, months: int) -> Array:
    """Spending in the exports above a month of the year before, where a plan adds any; 0 where nothing is known."""
    out = np.zeros(months)
    if history is None or not frozen.plan.ads:
        return out
    begin = months_between(history.first, first)
    before = history.spend[max(0, begin - YEAR) : max(0, begin)]
    usual = float(np.nanmean(before)) if np.isfinite(before).any() else 0.0
    places = np.arange(begin, begin + months)
    known = (places >= 0) & (places < history.spend.size)
    out[known] = np.maximum(np.nan_to_num(history.spend[places[known]]) - usual, 0.0)
    return out
