"""Where the hire stands, as the pages see it: the history is read once for each of its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import server_state
from payback.ui.visitor import visitor
from payback.workflows import follow_up as workflow
from payback.workflows import trial_outlook
from payback.workflows.campaign_effect import campaign_effect as workflow_campaign
from payback.workflows.frozen_plans import frozen_plan, the_decision
from payback.workflows.hire_effect import effect_verdicts as workflow_verdicts
from payback.workflows.hire_effect import hire_effect as workflow_effect
from payback.workflows.hire_forecast import hire_forecast
from payback.workflows.hire_record import events
from payback.workflows.journal_entries import is_second_act
from payback.workflows.monthly_history import history_by_month
from payback.workflows.plan_record import plan_record as workflow_record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from payback.history.events import Event
    from payback.model.effect.effect import EffectVerdict
    from payback.model.estimation import MonthlyHistory
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.tracking.kept_plan import KeptPlan
    from payback.model.types import Array
    from payback.ui.access import Rights
    from payback.workflows.campaign_effect import CampaignEffect
    from payback.workflows.hire_effect import HireEffect


def shows_plan(rights: Rights) -> bool:
    """Whether a visitor may see what a frozen plan costs and when its money is back: a salary is in both.

    The demonstration's second act is invented, and seen by everybody.
    """
    return rights.known or is_second_act(server_state.store())


def events_shown() -> tuple[Event, ...]:
    """What was written down of a day; the journal is for people of the house, not for whoever has the address.

    Nothing while the store does not answer: charts that are known are shown without it.
    """
    if server_state.start().problem:
        return ()
    return events(server_state.store()) if shows_plan(visitor()) else ()


def follow_up(*, with_costs: bool) -> FollowUp:
    """Where the hire stands today; without costs for those who may not change anything: they may hold a salary."""
    frozen = the_decision(server_state.store())
    currency = frozen.plan.currency if frozen else "CAD"
    history = monthly_history(server_state.data_version(), currency, server_state.today())
    return workflow.follow_up(server_state.store(), history, server_state.today(), with_costs=with_costs)


def forecast(follow_up: FollowUp, rights: Rights) -> Reforecast | None:
    """The frozen plan told again by what was measured; None for those who may not see what it costs."""
    return hire_forecast(follow_up) if shows_plan(rights) else None


@st.cache_resource(max_entries=4, show_spinner=False)
def monthly_history(version: int, currency: str, day: date) -> MonthlyHistory | None:  # noqa: ARG001  (key of the cache)
    """The complete months of the history; never changed by who gets it."""
    return history_by_month(server_state.store(), day, currency)


def plan_record(*, with_costs: bool) -> tuple[KeptPlan, ...]:
    """Every frozen plan with what came of it."""
    frozen = the_decision(server_state.store())
    if frozen is None:
        return ()
    history = monthly_history(server_state.data_version(), frozen.plan.currency, server_state.today())
    return workflow_record(server_state.store(), history, server_state.today(), with_costs=with_costs)


def smallest_seen(currency: str) -> Array | None:
    """What trials that begin now could show in orders of a currency; worked out once for each version of the history.

    Nothing while the demonstration company comes in: its history grows with each file.

    Raises:
        PaybackError: What cannot be answered, with what to do.
    """
    version = server_state.data_version()
    return None if server_state.arrival() else _smallest_seen(version, currency, server_state.today())


@st.cache_resource(max_entries=4, show_spinner=False)
def _smallest_seen(version: int, currency: str, day: date) -> Array | None:
    return trial_outlook.smallest_seen(monthly_history(version, currency, day))


def hire_effect(frozen: FrozenPlan, hire: date, name: str) -> HireEffect | None:
    """What the hire brought of one thing; worked out once for each version of the history.

    Raises:
        PaybackError: What cannot be answered, with what to do.
    """
    known = events(server_state.store())
    return _effect(frozen.digest, server_state.data_version(), hire, name, known, server_state.today())


def effect_verdicts(follow_up: FollowUp) -> Mapping[str, EffectVerdict]:
    """What the hire is said to have brought, by what can tell; nothing before there are figures."""
    frozen, hire = follow_up.frozen, follow_up.hire
    if follow_up.comparison is None or frozen is None or hire is None:
        return {}
    return workflow_verdicts(lambda name: hire_effect(frozen, hire, name))


@st.cache_resource(max_entries=8, show_spinner=False)
def _effect(digest: str, version: int, hire: date, name: str, known: tuple[Event, ...], day: date) -> HireEffect | None:
    frozen = frozen_plan(server_state.store(), digest)
    history = monthly_history(version, frozen.plan.currency, day)
    return None if history is None else workflow_effect(history, frozen, hire, name, known)


def campaign_effect(frozen: FrozenPlan, event: Event, hire: date | None) -> CampaignEffect | None:
    """What a campaign brought; worked out once for each version of the history.

    Raises:
        PaybackError: What cannot be answered, with what to do.
    """
    return _campaign(frozen.digest, server_state.data_version(), event, hire, server_state.today())


@st.cache_resource(max_entries=8, show_spinner=False)
def _campaign(digest: str, version: int, event: Event, hire: date | None, day: date) -> CampaignEffect | None:
    frozen = frozen_plan(server_state.store(), digest)
    history = monthly_history(version, frozen.plan.currency, day)
    return None if history is None else workflow_campaign(history, frozen.plan, event, hire)
