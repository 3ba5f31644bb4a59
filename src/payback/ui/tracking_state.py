"""Where the hire stands, as the pages see it: the history is read once for each of its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import server_state
from payback.workflows import follow_up as workflow
from payback.workflows.frozen_plans import the_decision
from payback.workflows.monthly_history import history_by_month

if TYPE_CHECKING:
    from datetime import date

    from payback.model.estimation import MonthlyHistory
    from payback.model.tracking.follow_up import FollowUp


def follow_up(*, with_costs: bool) -> FollowUp:
    """Where the hire stands today; without costs for those who may not change anything: they may hold a salary."""
    frozen = the_decision(server_state.store())
    currency = frozen.plan.currency if frozen else "CAD"
    history = monthly_history(server_state.data_version(), currency, server_state.today())
    return workflow.follow_up(server_state.store(), history, server_state.today(), with_costs=with_costs)


@st.cache_resource(max_entries=4, show_spinner=False)
def monthly_history(version: int, currency: str, day: date) -> MonthlyHistory | None:  # noqa: ARG001  (key of the cache)
    """The complete months of the history; never changed by who gets it."""
    return history_by_month(server_state.store(), day, currency)
