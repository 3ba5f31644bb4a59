"""What the hire brought by the months before and since: orders and messages, and what they are worth."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.history.calendar_months import later, months_between
from payback.history.events import CAMPAIGN
from payback.model.effect import EffectNote, estimate_effect
from payback.workflows.effect_of_table import IN_TIME, dated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from payback.history.events import Event
    from payback.model.effect.effect import EffectVerdict
    from payback.model.estimation import MonthlyHistory
    from payback.model.plan.plan import Plan
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.types import Array
    from payback.workflows.effect_of_table import DatedEffect

SERIES = ("orders", "answers")
"""What is asked of, by its name in the promise of a plan."""


@dataclass(frozen=True, slots=True)
class HireEffect:
    """What the hire brought of one thing.

    Attributes:
        name: One of `SERIES`.
        dated: The effect with its months; `months` those of the whole series, `series` what came in each.
        promised: Effect a month that the frozen plan promised of it; None where it tells none.
        worth: What the effect of all months together is worth at the plan's margins; `worth_95` with 95 % probability.
    """

    name: str
    dated: DatedEffect
    months: tuple[date, ...]
    series: Array
    promised: float | None
    worth: float
    worth_95: tuple[float, float]


def hire_effect(
    history: MonthlyHistory, frozen: FrozenPlan, hire: date, name: str, events: Sequence[Event] = ()
) -> HireEffect | None:
    """What the hire brought; None where nothing of it was ever measured.

    Orders that came while a campaign ran may be of the campaign: such months are left out, and where no other is
    known, nothing is claimed.

    Args:
        history: Complete months.
        frozen: Whose margins count, and whose promise tells how long it takes to see it.
        hire: First day of work; a month that began long before it is left out.
        name: One of `SERIES`.
        events: What was written down beside the hire.

    Raises:
        PaybackError: What cannot be answered, with what to do.
    """
    series = _series(history, name)
    if not np.isfinite(series).any():
        return None
    months = tuple(later(history.first, number) for number in range(series.size))
    y, notes, first = series.copy(), [], max(0, months_between(history.first, hire))
    if hire.day > IN_TIME and first < y.size:
        y[first] = np.nan
        notes.append(EffectNote("inside", {"month": months[first], "day": hire}))
        first += 1
    campaigns = [event for event in events if event.kind == CAMPAIGN and name == "orders"]
    ran = _of_campaigns(campaigns, history, first) & np.isfinite(y)
    throughout = bool(ran.any()) and not (np.isfinite(y[first:]) & ~ran[first:]).any()
    if throughout:
        notes.append(EffectNote("campaign_throughout"))
    elif ran.any():
        notes.append(EffectNote("campaign_apart", {"months": tuple(months[at] for at in np.flatnonzero(ran))}))
        y[ran] = np.nan
    promised = _planned(frozen, name, y.size - first)
    effect = estimate_effect(y, first_after=first, planned=promised)
    if throughout:
        effect = replace(effect, verdict="too_early")
    price = price_of(frozen.plan, name)
    low, high = effect.cumulative_interval_95
    return HireEffect(
        name, dated(effect, months, notes), months, series, promised, effect.cumulative * price,
        (low * price, high * price),
    )  # fmt: skip


def effect_verdicts(effect_of: Callable[[str], HireEffect | None]) -> Mapping[str, EffectVerdict]:
    """What the hire is said to have brought, by those of `SERIES` that can be answered.

    Args:
        effect_of: The effect on one of them, as `hire_effect` gives it.
    """
    verdicts: dict[str, EffectVerdict] = {}
    for name in SERIES:
        with suppress(PaybackError):
            if effect := effect_of(name):
                verdicts[name] = effect.dated.effect.verdict
    return verdicts


def _of_campaigns(campaigns: Sequence[Event], history: MonthlyHistory, first: int) -> NDArray[np.bool_]:
    """Months from the first one of work on in which a campaign ran."""
    ran = np.zeros(history.months, dtype=bool)
    for event in campaigns:
        begin, end = (months_between(history.first, day) for day in (event.day, event.until or event.day))
        ran[max(first, begin) : max(0, end + 1)] = True
    return ran


def _series(history: MonthlyHistory, name: str) -> Array:
    if name == "orders":
        return history.orders
    counted = history.messages[np.isfinite(history.messages).any(axis=1)]
    return np.asarray(counted.sum(axis=0)) if len(counted) else np.full(history.months, np.nan)


def _planned(frozen: FrozenPlan, name: str, months: int) -> float | None:
    """Effect a month that was promised of orders; of messages the promise does not tell which come by themselves."""
    wait = int(frozen.plan.wait)
    promised = frozen.expected.figures["orders"][wait + 1 : wait + 1 + months]
    return float(promised.mean()) if name == "orders" and promised.size else None


def price_of(plan: Plan, name: str) -> float:
    """What one more is worth: the margin of an order, or what an answer in public spares."""
    return plan.order_value * plan.margin if name == "orders" else plan.deflection * plan.contact_cost
