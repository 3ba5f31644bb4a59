"""A month after the hire as a file that leaves the product."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.history.calendar_months import next_month
from payback.share.memo import SHAPES, Form, monthly_memo
from payback.workflows.documents import PAPER, plan_link
from payback.workflows.follow_up import follow_up as followed_up
from payback.workflows.frozen_plans import the_decision
from payback.workflows.hire_effect import effect_verdicts, hire_effect
from payback.workflows.hire_forecast import hire_forecast
from payback.workflows.hire_readings import last_month, month_answer
from payback.workflows.hire_record import events
from payback.workflows.journal_entries import is_second_act
from payback.workflows.monthly_history import history_by_month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model.effect.effect import EffectVerdict
    from payback.model.tracking.follow_up import FollowUp
    from payback.share.memo import Occasion
    from payback.store import Store

NO_HIRE = {"no_plan": "memo_no_plan", "no_hire": "memo_no_hire", "hire_ahead": "memo_hire_ahead"}
"""What is said where nobody has begun, by the state of the hire."""

LAST = "last"
"""The latest month that is over, as it is typed."""


def month_memo(
    store: Store,
    follow_up: FollowUp,
    verdicts: Mapping[str, EffectVerdict],
    words: Words,
    kind: str,
    occasion: Occasion,
    *,
    three: bool = False,
) -> bytes:
    """The memo of the latest month after the hire, by the answers that were kept of it.

    Args:
        store: Where answers are kept.
        follow_up: Where the hire stands, with what was paid where the reader may know it.
        verdicts: What the hire is said to have brought, by series.
        words: The language.
        kind: Of `MEMO_KINDS`.
        occasion: What people say of it.
        three: Whether slides are three and not one.

    Raises:
        PaybackError: ``no_figures`` before there is a complete month since the hire.
    """
    month, forecast = last_month(follow_up), hire_forecast(follow_up)
    answer = month_answer(store, follow_up, forecast, verdicts, words)
    content = monthly_memo(follow_up, answer, forecast, month, words, occasion)
    region = follow_up.frozen.plan.region if follow_up.frozen else ""
    return SHAPES[kind](content, words, Form(three=three, paper=PAPER.get(region, "us-letter")))


def memo_of_month(
    store: Store, month: str, words: Words, kind: str, occasion: Occasion, address: str, *, three: bool = False
) -> bytes:
    """The memo of a month, out of a history alone.

    Args:
        store: The history.
        month: As somebody typed it, ``2026-05``, or `LAST`.
        words: The language.
        kind: Of `MEMO_KINDS`.
        occasion: What people say of it; its day is today.
        address: Of the server; the memo links to the frozen plan there where it names no link of its own.
        three: Whether slides are three and not one.

    Raises:
        PaybackError: ``no_figures``, ``memo_month`` where the month is none, ``month_ahead`` where it is not over,
            ``memo_no_plan``, ``memo_no_hire`` and ``memo_hire_ahead`` where no hire can be looked back at.
    """
    today, frozen = _day_after(month, occasion.day), the_decision(store)
    history = history_by_month(store, today, frozen.plan.currency if frozen else "CAD")
    follow_up = followed_up(store, history, today, with_costs=True)
    if follow_up.state in NO_HIRE:
        raise PaybackError(NO_HIRE[follow_up.state], day=follow_up.hire)
    own = not is_second_act(store)
    verdicts: Mapping[str, EffectVerdict] = {}
    if history and frozen and (hire := follow_up.hire):
        known = events(store)
        verdicts = effect_verdicts(lambda name: hire_effect(history, frozen, hire, name, known))
    link = occasion.link or (plan_link(frozen.plan, address, own=own) if frozen else "")
    return month_memo(store, follow_up, verdicts, words, kind, replace(occasion, link=link), three=three)


def _day_after(month: str, today: date) -> date:
    """The day from which a month is looked back at: today for the latest one."""
    if month == LAST:
        return today
    try:
        after = next_month(date.fromisoformat(f"{month}-01"))
    except ValueError as error:  # the month after the last one of all is none either
        raise PaybackError("memo_month", text=month[:40]) from error
    if after > today:
        raise PaybackError("month_ahead", month=month)
    return after
