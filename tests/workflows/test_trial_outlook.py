"""How long a trial must be, by the orders of the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from payback.model import Plan
from payback.model.tracking.expected import expected
from payback.workflows.evaluation import verdict_on
from payback.workflows.trial_outlook import beside_plan, smallest_seen
from tests.workflows.test_follow_up import history

PLAN = Plan(followers=150_000, addressable=1_800_000)
ORDERS = 500 * np.exp(0.1 * np.random.default_rng(3).standard_normal(30))


def test_what_a_trial_could_show_stands_beside_what_the_plan_promises_of_it() -> None:
    """From the first month of work on, also where that is some months ahead; the smallest effect is the history's."""
    seen = smallest_seen(history(date(2024, 1, 1), 30, orders=ORDERS))
    waiting = replace(PLAN, wait=4)
    now, later = (beside_plan(seen, plan, expected(verdict_on(plan))) for plan in (PLAN, waiting))

    promised = expected(verdict_on(waiting)).figures["orders"]
    assert [one.planned for one in later] == pytest.approx([promised[5 : 5 + n].mean() for n in (3, 6, 9, 12)])
    assert seen is not None
    assert [one.smallest for one in now] == [one.smallest for one in later] == [*np.minimum.accumulate(seen)]
    assert now[0].planned > 0


def test_without_orders_there_is_nothing_to_say() -> None:
    """Without a history, without one order in it, and of a plan that does not count sales."""
    silent = history(date(2024, 1, 1), 30, orders=np.full(30, np.nan))
    answers = replace(PLAN, streams=("answers",))
    seen = smallest_seen(history(date(2024, 1, 1), 30, orders=ORDERS))

    assert (smallest_seen(None), smallest_seen(silent)) == (None, None)
    assert beside_plan(None, PLAN, expected(verdict_on(PLAN))) == ()
    assert beside_plan(seen, answers, expected(verdict_on(answers))) == ()
