"""What people write down after a decision: the hire and other events."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from math import inf
from typing import TYPE_CHECKING, Any

from payback.errors import PaybackError
from payback.history.date_bounds import EARLIEST
from payback.history.events import EVENT_KINDS, HIRE, Event
from payback.workflows import journal_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.store import Store

EVENT = "event"
WITHDRAWN = "null"
LATEST = date(2100, 1, 1)
LONGEST_NOTE = 120


def note_event(store: Store, event: Event, *, by: str) -> None:
    """Write an event down; one of the same kind, day and note is replaced.

    Raises:
        PaybackError: ``event_backwards`` where it ends before it begins; ``event_kind``; ``event_spend``; ``event_day``
            where it is no day of a company's life.
    """
    if event.kind not in EVENT_KINDS:
        raise PaybackError("event_kind", choices=EVENT_KINDS)
    if event.until and event.until < event.day:
        raise PaybackError("event_backwards")
    if not EARLIEST <= event.day <= (event.until or event.day) <= LATEST:
        raise PaybackError("event_day", first=EARLIEST, last=LATEST)
    if event.spend is not None and not 0 <= event.spend < inf:
        raise PaybackError("event_spend")
    until, note = event.until.isoformat() if event.until else None, event.note[:LONGEST_NOTE]
    content = {
        "kind": event.kind, "day": event.day.isoformat(), "until": until, "note": note, "spend": event.spend
    }  # fmt: skip
    names = {_place(known): name for name, known in _written(store)}  # older ones hold no note
    entry = names.get(_place(replace(event, note=note)), f"{event.kind}:{event.day.isoformat()}:{note}")
    journal_entries.write(store, EVENT, entry, json.dumps(content, ensure_ascii=False), by=by)


def withdraw_event(store: Store, event: Event, *, by: str) -> None:
    """Have an event count no more.

    Raises:
        PaybackError: ``event_unknown`` where none of its kind, day and note is known.
    """
    names = [name for name, known in _written(store) if _place(known) == _place(event)]
    if not names:
        raise PaybackError("event_unknown", day=event.day)
    for name in names:
        journal_entries.write(store, EVENT, name, WITHDRAWN, by=by)


def events(store: Store) -> tuple[Event, ...]:
    """Every event that counts, by day."""
    return tuple(sorted((event for _, event in _written(store)), key=_place))


def hire_day(store: Store, frozen: date) -> date | None:
    """First day of the hire that a plan is about: the first since it was frozen, else the last before.

    Args:
        store: What was written down.
        frozen: Day on which the plan was frozen.

    Returns:
        None while nobody has written a hire down.
    """
    hires = hire_days(store)
    return next((day for day in hires if day >= frozen), hires[-1] if hires else None)


def hire_days(store: Store) -> tuple[date, ...]:
    """Days on which somebody began whose hire was written down, the first one first."""
    return tuple(dict.fromkeys(event.day for event in events(store) if event.kind == HIRE))


def _written(store: Store) -> tuple[tuple[str, Event], ...]:
    """Every event that counts, with its entry's name."""
    kept = ((entry.name, json.loads(entry.content_json)) for entry in journal_entries.entries(store, EVENT))
    return tuple((name, _event(content)) for name, content in kept if content)


def _place(event: Event) -> tuple[date, str, str]:
    """What makes an event another one: two of a kind may begin on one day."""
    return event.day, event.kind, event.note


def _event(content: Mapping[str, Any]) -> Event:
    until = date.fromisoformat(content["until"]) if content["until"] else None
    return Event(content["kind"], date.fromisoformat(content["day"]), until, content["note"], content.get("spend"))
