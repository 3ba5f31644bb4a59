"""What one campaign brought by the orders of the months around it, and its return against what was spent on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.history.calendar_months import YEAR, later, months_between
from payback.model.effect import EffectNote, estimate_effect
from payback.model.tracking.spend_return import spend_return
from payback.workflows.effect_of_table import dated, of_campaign
from payback.workflows.hire_effect import price_of

if TYPE_CHECKING:
    from datetime import date

    from payback.history.events import Event
    from payback.model.estimation import MonthlyHistory
    from payback.model.plan.plan import Plan
    from payback.model.tracking.spend_return import SpendReturn
    from payback.model.types import Array
    from payback.workflows.effect_of_table import DatedEffect


@dataclass(frozen=True, slots=True)
class CampaignEffect:
    """What a campaign brought.

    Attributes:
        dated: The effect on orders with its months; `months` those of the whole series, `series` what came in each.
        money: The same at the plan's margins, against the spend.
        from_history: Whether the spend is all the advertising of these months, because nobody wrote its own down.
    """

    dated: DatedEffect
    months: tuple[date, ...]
    series: Array
    money: SpendReturn
    from_history: bool


def campaign_effect(history: MonthlyHistory, plan: Plan, event: Event, hire: date | None) -> CampaignEffect | None:
    """What a campaign brought, in the months in which it ran; None where no order was ever measured.

    Args:
        history: Complete months.
        plan: Whose margins count.
        event: The campaign; without a last day it is over on the day on which it began.
        hire: First day of somebody's work, which these months may show as well.

    Raises:
        PaybackError: What cannot be answered, with what to do.
    """
    if not np.isfinite(history.orders).any():
        return None
    first = months_between(history.first, event.day)
    until = months_between(history.first, event.until or event.day) + 1
    months = tuple(later(history.first, number) for number in range(history.months))
    effect = of_campaign(estimate_effect(history.orders, first_after=max(0, first), until=until))
    notes = []
    if hire and first - YEAR <= months_between(history.first, hire) < until:
        notes.append(EffectNote("hire_near", {"day": hire}))
        hired = months_between(history.first, hire)
        others = tuple(note for note in effect.notes if (note.key, note.facts.get("month")) != ("jump", hired))
        effect = replace(effect, verdict="too_early", notes=others)
    spent = float(np.nansum(history.spend[max(0, first) : until]))
    money = spend_return(effect, price_of(plan, "orders"), event.spend or spent)
    dated_effect = dated(effect, months, notes)
    return CampaignEffect(dated_effect, months, history.orders, money, from_history=not event.spend and spent > 0)
