"""What all sessions of this server share: its store, and the plan and history that everybody starts from."""

from __future__ import annotations

from concurrent.futures import CancelledError, wait
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import streamlit as st
import structlog

from payback import settings
from payback.history.calendar_months import next_month
from payback.model import Plan
from payback.model.plan.plan import changed
from payback.store import Store, StoreError, open_store
from payback.ui import daily_backups, watching
from payback.workflows import demo_arrival, demo_company, uploads
from payback.workflows.demo_arrival import Arrival, demo_estimates, demo_plan
from payback.workflows.demo_company import awaits_demo, is_demo
from payback.workflows.history_estimates import estimates_from_history, in_terms_of
from payback.workflows.kept_history import months_shown
from payback.workflows.starting_plan import starting_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from payback.model.estimation import Estimate
    from payback.store import Account, MonthFigure, OrderMonth

STORE = Path(__file__).resolve().parents[3] / "data" / "payback.duckdb"
WAIT_SECONDS = 5.0
"""A server that is being replaced lets go of the file within this time; waited for once, not by every visitor."""

_OPENING, _WAITED = Lock(), Event()
_ARRIVALS: WeakKeyDictionary[Store, Arrival] = WeakKeyDictionary()
"""The demonstration company's, by the store that it goes into."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Start:
    """What a session starts from.

    Attributes:
        plan: Every assumption, with the month in which the work would begin.
        observed: What the history says, as things are at today's effort.
        estimates: The same as the plan means it, for a full-time person.
        demo: Whether the history is the demonstration company's.
        version: Of the history; 0 while the demonstration company's is not in, whose plan and estimates are known.
        complete: Whether nothing is being added to the history by the server itself.
        problem: Why the store does not answer; the rest is as it was when it last did, or the benchmarks'.
    """

    plan: Plan
    observed: Mapping[str, Estimate]
    estimates: Mapping[str, Estimate]
    demo: bool
    version: int
    complete: bool
    problem: StoreError | None = None


_KNOWN: list[Start] = []
"""The start as it was when the store last answered; empty before it did."""


@cache
def _server_store() -> Store:
    patience = 0.0 if _WAITED.is_set() else WAIT_SECONDS
    _WAITED.set()
    store = open_store(settings.STORE.value() or STORE, wait_seconds=patience, serve=True)
    uploads.sweep(store)
    for key, n in store.notices.items():
        _log.warning(key, rows=n)
    _begin_arrival(store)
    return store


def _begin_arrival(store: Store) -> None:
    """Take the demonstration company in, in the background, where the store needs it."""
    if begun := demo_arrival.arrival(store):
        _ARRIVALS[store] = begun
        begun.outcome.add_done_callback(_arrived)


def _arrived(outcome: Future[bool]) -> None:
    """The demonstration company is in, or could not be taken in: whoever asks now gets the start as it is."""
    problem = outcome.exception()
    if problem is not None and not isinstance(problem, CancelledError):
        _log.error("the demonstration company could not be taken in", exc_info=problem)
    refresh()


def store() -> Store:
    """The server's store, opened once; into an empty one the demonstration company is taken in the background.

    Raises:
        PaybackError: What the store refuses.
    """
    with _OPENING:
        return _server_store()


def arrival() -> Arrival | None:
    """The taking-in of the demonstration company while it goes on, or where it failed; None once there is a history.

    None too where the store does not answer, which `start` tells.
    """
    try:
        begun = _ARRIVALS.get(store())
        if begun is None or (begun.outcome.done() and begun.failure() is None):
            return None
        return begun if awaits_demo(store()) else None
    except StoreError:
        return None


def leave_demo(kept: Store, by: str, plan: Plan | None = None) -> None:
    """Take the demonstration company out, also while it is still being taken in; see `demo_company.leave_demo`."""
    if begun := _ARRIVALS.pop(kept, None):
        begun.stop()
        wait([begun.outcome])
    demo_company.leave_demo(kept, by=by, plan=plan)
    refresh()


def call_demo_back(kept: Store, by: str) -> None:
    """Have the demonstration company back, what is one's own set aside; see `demo_company.call_demo_back`."""
    demo_company.call_demo_back(kept, by=by)
    _begin_arrival(kept)
    refresh()


def prepare() -> None:
    """Open the store and read its history before anybody asks; over when the demonstration company is in as well.

    From then on a folder is watched, and the store backed up each day, where the settings name folders.
    """
    start()
    if under_way := arrival():
        wait([under_way.outcome])
        start()
    watching.begin(store(), refresh)
    daily_backups.begin(store())


def stop() -> None:
    """The server ends: so does a taking-in of the demonstration company, after the file that it is at, and watching.

    The store is closed, whole in its file.
    """
    watching.stop()
    daily_backups.stop()
    for begun in _ARRIVALS.values():
        begun.stop()
    with _OPENING:
        if _server_store.cache_info().currsize:
            _server_store().close()
            _server_store.cache_clear()


def data_version() -> int:
    """Grows with every change of the history."""
    return store().data_version()


def today() -> date:
    """The day on which the question is asked."""
    return datetime.now(tz=UTC).date()


@st.cache_resource(ttl=5, show_spinner=False)
def start() -> Start:
    """What a session starts from, as things are now; never changed by who gets it."""
    try:
        _KNOWN[:] = [_start()]
    except StoreError as problem:
        _log.warning("the store does not answer", key=problem.key)
        known = _KNOWN or [Start(with_start(Plan()), {}, {}, demo=False, version=0, complete=True)]
        return replace(known[0], problem=problem)
    return _KNOWN[0]


def _start() -> Start:
    if under_way := arrival():
        plan, version, estimates = with_start(demo_plan()), 0, demo_estimates(today())
        demo, complete = True, under_way.outcome.done()
    else:
        plan, version = with_start(starting_plan(store())), store().data_version()
        estimates = _observed(version, plan.currency, today())
        demo, complete = is_demo(store()), True
    return Start(plan, estimates, in_terms_of(plan, estimates), demo=demo, version=version, complete=complete)


def with_start(plan: Plan) -> Plan:
    """The plan with the month in which the work would begin: where it names none, the next one."""
    return plan if plan.start else changed(plan, {"start": next_month(today())})


def refresh() -> None:
    """Read the start anew: the history or the starting plan has changed."""
    start.clear()


@st.cache_data(max_entries=8, show_spinner=False)
def _observed(version: int, currency: str, day: date) -> Mapping[str, Estimate]:  # noqa: ARG001  (key of the cache)
    return dict(estimates_from_history(store(), day, currency))


@st.cache_data(max_entries=4, show_spinner=False)
def monthly(version: int) -> tuple[tuple[MonthFigure, ...], tuple[OrderMonth, ...]]:  # noqa: ARG001  (as above)
    """Everything imported that can be shown, month by month."""
    return months_shown(store(), today())


@st.cache_data(max_entries=4, show_spinner=False)
def accounts(version: int) -> tuple[Account, ...]:  # noqa: ARG001  (as above)
    """Pages and accounts that the history knows."""
    return store().accounts()
