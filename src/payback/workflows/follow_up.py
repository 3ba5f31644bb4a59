"""A frozen plan against what the history says since the hire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.history.calendar_months import YEAR, later, month_of, months_between
from payback.history.measure_breaks import BREAKS
from payback.model.streams import VALUE_STREAMS
from payback.model.tracking.actuals import Measured
from payback.model.tracking.comparison import compare
from payback.model.tracking.follow_up import FollowUp, Problem
from payback.workflows.frozen_plans import frozen_plans
from payback.workflows.hire_costs import Paid, paid
from payback.workflows.hire_record import hire_day, hire_days

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from payback.model.estimation import MonthlyHistory
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.follow_up import State
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.types import Array
    from payback.store import Store

QUARTER, FAR_ABOVE = 3, 2.0
"""Months before the hire that tell where it began, and how many times the plan's first month is far above it."""

COMPARED = frozenset({"reach", "link_clicks", "clicks", "followers"})
"""Measures of which a break between before and after has to be known."""


def follow_up(store: Store, history: MonthlyHistory | None, today: date, *, with_costs: bool) -> FollowUp:
    """Where the hire stands.

    Args:
        store: What was frozen and written down.
        history: Complete months, in the currency of the plan.
        today: Its month is not over.
        with_costs: Whether what was paid counts; else the plan's costs do, for nobody may tell a salary from the curve.
    """
    kept = frozen_plans(store)
    frozen = next((plan for plan in kept if plan.is_decision), None)
    if frozen is None:
        return FollowUp(state="no_plan")
    hire = hire_day(store, frozen.day)
    if hire is None:
        return FollowUp(state="no_hire", frozen=frozen, problems=tuple(_of_plans(kept, frozen, None)))
    first = later(month_of(hire), -int(frozen.plan.wait))
    over = max(0, months_between(first, today))
    worked = months_between(hire, today)
    problems = (*_of_plans(kept, frozen, hire, hire_days(store)), *_of_history(store, history, frozen, hire))
    if worked < 1:
        state: State = "hire_ahead" if hire > today else "no_month"
        return FollowUp(state=state, frozen=frozen, hire=hire, first_month=first, problems=problems)
    months = min(over, frozen.plan.months)
    spent = paid(store, history, frozen, first, months) if with_costs else Paid(np.full(months, np.nan))
    measured = measured_months(history, first, spent.cost)
    comparison = compare(frozen, measured)
    all_problems = (*problems, *_of_costs(spent, first, frozen.plan.currency), *_of_months(comparison, first, history))
    return FollowUp(
        state="ready",
        frozen=frozen,
        hire=hire,
        first_month=first,
        measured=measured,
        comparison=comparison,
        problems=all_problems,
    )


def measured_months(history: MonthlyHistory | None, first: date, cost: Array) -> Measured:
    """What was measured from the first month of a plan on, in as many months as a cost is given for."""
    months = cost.size
    unknown = np.full(months, np.nan)
    if history is None:
        return Measured(**dict.fromkeys(_NAMES, unknown), cost=cost)
    begin = months_between(history.first, first)
    sums = {
        name: _window(_over_platforms(getattr(history, source), begin), begin, months)
        for name, source in _OF_PLATFORMS.items()
    }
    orders = {
        "orders": _window(history.orders, begin, months),
        "orders_before": _window(history.orders, begin - YEAR, months),
    }
    return Measured(**sums, **orders, spend=_window(history.spend, begin, months), cost=cost)


_OF_PLATFORMS = {
    "followers": "followers",
    "posts": "posts",
    "reach": "reached",
    "clicks": "post_clicks",
    "answers": "messages",
}
_NAMES = (*_OF_PLATFORMS, "orders", "orders_before", "spend")


def _over_platforms(series: Array, since: int) -> Array:
    """Sum of the platforms that are measured since a month; NaN where one of them is not."""
    counted = series[np.isfinite(series[:, max(since, 0) :]).any(axis=1)]
    return np.asarray(counted.sum(axis=0)) if len(counted) else np.full(series.shape[1], np.nan)


def _window(series: Array, begin: int, months: int) -> Array:
    """So many months of a series; NaN before its first and after its last."""
    places = np.arange(begin, begin + months)
    inside = (places >= 0) & (places < series.size)
    return (
        np.where(inside, series[np.clip(places, 0, max(series.size - 1, 0))], np.nan)
        if series.size
        else np.full(months, np.nan)
    )


def _of_plans(
    kept: tuple[FrozenPlan, ...], frozen: FrozenPlan, hire: date | None, hires: tuple[date, ...] = ()
) -> Iterator[Problem]:
    same = sorted((plan.name, plan.short) for plan in kept if plan.day == frozen.day)
    if len(same) > 1:
        yield Problem("same_day", {"plans": tuple(same), "name": frozen.name, "hash": frozen.short})
    if hire and frozen.day > hire:
        yield Problem("frozen_late", {"day": frozen.day, "hire": hire})
    if hire and frozen.plan.start:
        late = months_between(later(frozen.plan.start, int(frozen.plan.wait)), hire)
        if late:
            yield Problem("hired_later" if late > 0 else "hired_earlier", {"n": abs(late), "hire": hire})
    unplanned = [day for day in hires if hire and day > hire][len(frozen.plan.hires) :]
    if unplanned:
        yield Problem("another_hire", {"hire": unplanned[0]})


def _of_history(store: Store, history: MonthlyHistory | None, frozen: FrozenPlan, hire: date) -> Iterator[Problem]:
    if history is None:
        yield Problem("no_history")
        return
    before = months_between(history.first, hire)
    known = np.isfinite(history.orders[: max(before, 0)]).sum()
    if known < YEAR:
        yield Problem("few_before", {"n": int(known), "needed": YEAR})
    around = [month for month in (before - 1, before) if 0 <= month < history.months]
    gaps = [history.begins(month) for month in around if known and not np.isfinite(history.orders[month])]
    if gaps:
        yield Problem("gap_at_hire", {"month": gaps[0]})
    others = {row.currency for row in store.orders_monthly(since=month_of(hire))} - {frozen.plan.currency, ""}
    if others:
        yield Problem("other_currency", {"currencies": tuple(sorted(others)), "currency": frozen.plan.currency})
    yield from _of_clicks(history, max(before, 0))
    yield from _of_start(history, frozen, before)
    platforms = {account.platform for account in store.accounts()}
    yield from _of_breaks(history, platforms, hire)


def _of_breaks(history: MonthlyHistory, platforms: Container[str], hire: date) -> Iterator[Problem]:
    """Measures that are counted otherwise since a day, and which months since the hire are left out for it."""
    over = history.begins(history.months)
    for each in BREAKS:
        old = each.measures[0]
        if old in COMPARED and each.platform in platforms and later(month_of(hire), -YEAR) <= each.day < over:
            until = month_of(each.day)
            lost = tuple(later(month_of(hire), n) for n in range(months_between(hire, until) + 1))
            facts = {"platform": each.platform, "day": each.day, "measure": old}
            yield Problem("measure_break", {**facts, "months": lost}) if lost else Problem("measure_broke", facts)


def _of_start(history: MonthlyHistory, frozen: FrozenPlan, before: int) -> Iterator[Problem]:
    """Figures that were far above the plan's first month before anybody came: the hire did not bring them."""
    bases = {VALUE_STREAMS[name].measured_by for name, gained in frozen.expected.gained.items() if gained.any()}
    for name, source in (("clicks", "post_clicks"), ("answers", "messages")):
        series = _over_platforms(getattr(history, source), before)
        latest = _window(series, before - QUARTER, QUARTER)
        came, planned = latest[np.isfinite(latest)], float(frozen.expected.figures[name][1 + int(frozen.plan.wait)])
        if name in bases and came.size and came.mean() > FAR_ABOVE * planned:
            yield Problem("start_differs", {"figure": name, "before": float(came.mean()), "planned": planned})


def _of_clicks(history: MonthlyHistory, since: int) -> Iterator[Problem]:
    """Networks whose posts tell no clicks: what comes of them is worth something and stands nowhere."""
    posted, clicked = (np.isfinite(series[:, since:]).any(axis=1) for series in (history.posts, history.post_clicks))
    if (posted & ~clicked).any():
        yield Problem("no_clicks", {"n": int((posted & ~clicked).sum()), "all": int(posted.sum())})


def _of_costs(spent: Paid, first: date, currency: str) -> Iterator[Problem]:
    unknown = [later(first, int(month)) for month in np.flatnonzero(np.isnan(spent.cost))]
    untold = tuple(month for month in unknown if month not in spent.without_salary)
    if untold and len(unknown) < spent.cost.size:
        yield Problem("costs_partly", {"months": untold})
    if spent.without_salary:
        yield Problem("costs_without_salary", {"months": spent.without_salary})
    if spent.ads:
        yield Problem("ads_exported", {"ads": spent.ads, "currency": currency})


def _of_months(comparison: Comparison, first: date, history: MonthlyHistory | None) -> Iterator[Problem]:
    if comparison.missing:
        yield Problem("missing", {"months": tuple(later(first, month - 1) for month in comparison.missing)})
    if comparison.stood_in:
        yield Problem("stood_in", {"streams": comparison.stood_in})
    if history is not None and history.left_out:
        yield Problem("left_out", {"month": history.left_out})
