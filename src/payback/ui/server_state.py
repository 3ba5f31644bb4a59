"""What all sessions of this server share: its store, and the plan and history that everybody starts from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from payback.model.plan.plan import changed
from payback.store import open_store
from payback.workflows.demo_company import first_start, is_demo
from payback.workflows.history_estimates import in_terms_of, observed
from payback.workflows.starting_plan import starting_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Plan
    from payback.model.estimation import Estimate
    from payback.store import Account, MonthFigure, OrderMonth, Store

STORE = Path(__file__).resolve().parents[3] / "data" / "payback.duckdb"
WAIT_SECONDS = 5.0
"""A server that is being replaced lets go of the file within this time."""

_OPENING = Lock()


@dataclass(frozen=True, slots=True)
class Start:
    """What a session starts from.

    Attributes:
        plan: Every assumption, with the month in which the work would begin.
        observed: What the history says, as things are at today's effort.
        estimates: The same as the plan means it, for a full-time person.
        demo: Whether the history is the demonstration company's.
        version: Of the history.
    """

    plan: Plan
    observed: Mapping[str, Estimate]
    estimates: Mapping[str, Estimate]
    demo: bool
    version: int


@cache
def _server_store() -> Store:
    store = open_store(os.environ.get("PAYBACK_STORE") or STORE, wait_seconds=WAIT_SECONDS)
    first_start(store)
    return store


def store() -> Store:
    """The server's store, opened once; an empty one begins with the demonstration company.

    Raises:
        PaybackError: What the store or the take-in refuses.
    """
    with _OPENING:
        return _server_store()


def prepare() -> None:
    """Open the store and read its history before anybody asks."""
    start()


def data_version() -> int:
    """Grows with every change of the history."""
    return store().data_version()


def today() -> date:
    """The day on which the question is asked."""
    return datetime.now(tz=UTC).date()


@st.cache_resource(ttl=5, show_spinner=False)
def start() -> Start:
    """What a session starts from, as things are now; never changed by who gets it."""
    plan = starting_plan(store())
    if plan.start is None:
        plan = changed(plan, {"start": next_month(today())})
    version = store().data_version()
    estimates = _observed(version, plan.currency, today())
    return Start(plan, estimates, in_terms_of(plan, estimates), is_demo(store()), version)


def start_changed(before: Start) -> bool:
    """Whether the history or the starting plan has changed since."""
    now = start()
    return (now.version, now.plan) != (before.version, before.plan)


def refresh() -> None:
    """Read the start anew: the history or the starting plan has changed."""
    start.clear()


def next_month(day: date) -> date:
    """First day of the month after a day."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


@st.cache_data(max_entries=8, show_spinner=False)
def _observed(version: int, currency: str, day: date) -> Mapping[str, Estimate]:  # noqa: ARG001  (key of the cache)
    return dict(observed(store(), day, currency))


@st.cache_data(max_entries=4, show_spinner=False)
def monthly(version: int) -> tuple[tuple[MonthFigure, ...], tuple[OrderMonth, ...]]:  # noqa: ARG001  (as above)
    """Everything imported, month by month."""
    return store().monthly(), store().orders_monthly()


@st.cache_data(max_entries=4, show_spinner=False)
def accounts(version: int) -> tuple[Account, ...]:  # noqa: ARG001  (as above)
    """Pages and accounts that the history knows."""
    return store().accounts()
