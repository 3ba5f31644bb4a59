"""What hires cost: whose a cost is, when a month is known, and where advertising comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.history.events import Event
from payback.i18n import Words
from payback.wording.tracking import problem_text
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import decide, freeze
from payback.workflows.hire_costs import (
    Cost,
    costs,
    costs_in_text,
    costs_of,
    note_cost_lines,
    note_costs,
    note_costs_of,
    paid,
)
from payback.workflows.hire_record import note_event
from payback.workflows.plan_record import plan_record
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from payback.model.tracking.follow_up import Problem
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.store import Store

KNOWN = history(date(2024, 1, 1), 28)
JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)
SECOND = Event("hire", date(2026, 3, 2))


def frozen_in_december(store: Store, **changed: float) -> FrozenPlan:
    """A frozen plan whose hire began in January."""
    frozen = freeze(store, replace(PLAN, **changed), name="Hire", by="ada", day=date(2025, 12, 1))
    note_event(store, HIRE, by="ada")
    return frozen


def problems(store: Store) -> dict[str, Problem]:
    """What has to be known, by its key."""
    return {each.key: each for each in follow_up(store, KNOWN, TODAY, with_costs=True).problems}


def test_each_plan_bears_the_costs_of_its_own_people(store: Store) -> None:
    """The second hire, for whom a plan was frozen, costs the first plan nothing; what is nobody's, every plan bears."""
    first = frozen_in_december(store)
    second = freeze(store, PLAN, name="Second", by="ada", day=date(2026, 2, 1), decision=False)
    note_event(store, SECOND, by="ada")
    note_costs(
        store,
        [
            Cost(MARCH, "salary", 5_000, HIRE.day),
            Cost(MARCH, "salary", 6_000, SECOND.day),
            Cost(MARCH, "salary", 7, date(2020, 1, 1)),
        ],
        by="ada",
    )

    assert [cost.hire for cost in costs(store)] == [date(2020, 1, 1), HIRE.day, SECOND.day]
    assert paid(store, KNOWN, first, JANUARY, 4).cost.tolist() == pytest.approx(
        [np.nan, np.nan, 5_007, np.nan], nan_ok=True
    )
    assert paid(store, KNOWN, second, MARCH, 2).cost.tolist() == pytest.approx([6_007, np.nan], nan_ok=True)
    now = follow_up(store, KNOWN, TODAY, with_costs=True)
    assert now.comparison
    assert now.comparison.cost[2] == 5_007
    decide(store, second.digest, by="ada")
    assert {one.frozen.name for one in plan_record(store, KNOWN, TODAY, with_costs=True)} == {"Hire", "Second"}


def test_a_person_who_is_not_in_the_plan_is_named_and_her_pay_counts(store: Store) -> None:
    """Nobody froze a plan for her, so that what is measured and what is paid are both of two people."""
    first = frozen_in_december(store)
    assert "another_hire" not in problems(store)
    note_event(store, SECOND, by="ada")
    note_costs(store, [Cost(MARCH, "salary", n, hire) for n, hire in ((5, HIRE.day), (6, SECOND.day))], by="ada")

    assert paid(store, KNOWN, first, JANUARY, 3).cost[2] == 11
    told = [problem_text(problems(store)["another_hire"], Words(language)) for language in ("en", "fr")]
    assert told[0].startswith("On March 2, 2026 somebody began who is not in this plan")
    assert told[1].startswith("Le 2 mars 2026, une personne")


def test_a_month_without_pay_has_the_planned_cost(store: Store) -> None:
    """Tools alone are not what a person costs: the plan stands in, it is said, and the pay makes the month known."""
    frozen_in_december(store)
    planned = follow_up(store, KNOWN, TODAY, with_costs=True).comparison
    note_costs(store, [Cost(JANUARY, "tools", 250, HIRE.day)], by="ada")
    now = follow_up(store, KNOWN, TODAY, with_costs=True).comparison

    assert now
    assert planned
    assert np.array_equal(now.cumulative, planned.cumulative)
    assert problem_text(problems(store)["costs_without_salary"], Words("en")) == (
        "Costs without any pay are written down for January 2026: the planned cost counts there. Write the pay down "
        "below, 0 where nothing was paid."
    )
    note_costs(store, [Cost(JANUARY, kind, 250, HIRE.day) for kind in ("tools", "salary")], by="ada")
    assert "costs_without_salary" not in problems(store)
    known = follow_up(store, KNOWN, TODAY, with_costs=True).comparison
    assert known
    assert known.cost[0] == 500


def test_advertising_counts_once_and_only_what_the_hire_adds(store: Store) -> None:
    """What the exports say beyond a month of the year before; a figure that was written down in its place."""
    spent = np.full(28, 100.0)
    spent[24:] = 340.0
    bought = history(date(2024, 1, 1), 28, spend=spent)
    plain, adding = frozen_in_december(store), frozen_in_december(store, ads=300)
    pay = Cost(JANUARY, "salary", 5_000, HIRE.day)
    note_costs(store, [pay], by="ada")

    assert paid(store, bought, plain, JANUARY, 1).cost[0] == 5_000
    found = paid(store, bought, adding, JANUARY, 4)
    assert (found.cost[0], found.ads, np.isnan(found.cost[1:]).all()) == (5_240, 240, True)
    assert paid(store, None, adding, JANUARY, 1).cost[0] == 5_000
    assert paid(store, history(JANUARY, 4, spend=spent[24:]), adding, JANUARY, 1).cost[0] == 5_340
    said = [each for each in follow_up(store, bought, TODAY, with_costs=True).problems if each.key == "ads_exported"]
    assert problem_text(said[0], Words("en")).startswith("$240 of advertising")
    note_costs(store, [pay, Cost(JANUARY, "ads", 70, HIRE.day)], by="ada")
    assert paid(store, bought, adding, JANUARY, 1).cost[0] == 5_070


def test_a_file_may_be_french_and_say_whose_a_cost_is() -> None:
    """Columns and kinds by their French names, a person by her first day; a day that is none is named by its line."""
    text = "Mois;Nature;Montant;Devise;Embauche\n2026-01;Salaire;5 200,50;CAD;2026-01-05\n2026-01;publicité;10;;\n"
    assert costs_in_text(text, "CAD", decimal_comma=True) == (
        Cost(JANUARY, "salary", 5200.5, HIRE.day),
        Cost(JANUARY, "ads", 10.0),
    )
    with pytest.raises(PaybackError, match="cost_line"):
        costs_in_text("month,kind,amount,hire\n2026-01,tools,1,soon\n", "CAD")


def test_a_person_takes_what_is_of_nobody_and_leaves_what_is_of_others(store: Store) -> None:
    """A table has all of a person's months that it shows; a file's lines only take the place of the same ones."""
    frozen_in_december(store)
    note_event(store, SECOND, by="ada")
    other, nobody = Cost(MARCH, "salary", 6_000, SECOND.day), Cost(JANUARY, "tools", 40)
    note_costs(store, [other, nobody, Cost(MARCH, "tools", 70, HIRE.day)], by="ada")
    assert costs_of(store, HIRE.day) == (replace(nobody, hire=HIRE.day), Cost(MARCH, "tools", 70, HIRE.day))

    note_costs_of(store, HIRE.day, [Cost(JANUARY, "salary", 5_000, HIRE.day)], [JANUARY], by="ada")
    assert costs(store) == (
        Cost(JANUARY, "salary", 5_000, HIRE.day), other, Cost(MARCH, "tools", 70, HIRE.day)
    )  # fmt: skip
    note_cost_lines(store, HIRE.day, [Cost(MARCH, "tools", 75), Cost(MARCH, "salary", 1, SECOND.day)], by="ada")
    assert costs(store) == (
        Cost(JANUARY, "salary", 5_000, HIRE.day), replace(other, amount=1), Cost(MARCH, "tools", 75, HIRE.day)
    )  # fmt: skip
