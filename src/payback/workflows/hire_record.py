"""What people write down after a decision: the hire and other events, and what the hire costs month by month."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

from payback.errors import PaybackError
from payback.history.calendar_months import month_of
from payback.history.currencies import currency_code
from payback.history.events import EVENT_KINDS, HIRE, Event
from payback.i18n.number_input import parse_number
from payback.workflows import notebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.store import Store

EVENT, COST = "event", "cost"
COST_KINDS = ("salary", "tools", "ads", "other")
COST_COLUMNS = ("month", "kind", "amount", "currency")
WITHDRAWN = "null"
LONGEST_NOTE = 120


@dataclass(frozen=True, slots=True)
class Cost:
    """What was paid in one month for one kind of thing, in the plan's currency."""

    month: date
    kind: str
    amount: float


def note_event(store: Store, event: Event, *, by: str) -> None:
    """Write an event down; one of the same kind and day is replaced.

    Raises:
        PaybackError: ``event_backwards`` where it ends before it begins; ``event_kind``; ``event_spend``.
    """
    if event.kind not in EVENT_KINDS:
        raise PaybackError("event_kind", choices=EVENT_KINDS)
    if event.until and event.until < event.day:
        raise PaybackError("event_backwards")
    if event.spend is not None and event.spend < 0:
        raise PaybackError("event_spend")
    until = event.until.isoformat() if event.until else None
    content = {
        "kind": event.kind, "day": event.day.isoformat(), "until": until, "note": event.note[:LONGEST_NOTE],
        "spend": event.spend,
    }  # fmt: skip
    notebook.write(store, EVENT, _event_name(event), json.dumps(content, ensure_ascii=False), by=by)


def withdraw_event(store: Store, event: Event, *, by: str) -> None:
    """Have an event count no more."""
    notebook.write(store, EVENT, _event_name(event), WITHDRAWN, by=by)


def events(store: Store) -> tuple[Event, ...]:
    """Every event that counts, by day."""
    kept = (json.loads(entry.content_json) for entry in notebook.entries(store, EVENT))
    return tuple(sorted((_event(content) for content in kept if content), key=lambda event: (event.day, event.kind)))


def hire_day(store: Store, frozen: date) -> date | None:
    """First day of the hire that a plan is about: the first since it was frozen, else the last before.

    Args:
        store: What was written down.
        frozen: Day on which the plan was frozen.

    Returns:
        None while nobody has written a hire down.
    """
    hires = [event.day for event in events(store) if event.kind == HIRE]
    return next((day for day in hires if day >= frozen), hires[-1] if hires else None)


def note_costs(store: Store, costs: Iterable[Cost], *, by: str) -> None:
    """Have these be all the costs there are; of a month and kind given twice, the sum counts.

    Raises:
        PaybackError: ``cost_below_zero``.
    """
    wanted: dict[str, float] = {}
    for cost in costs:
        if cost.amount < 0:
            raise PaybackError("cost_below_zero", month=cost.month)
        name = f"{month_of(cost.month).isoformat()}:{cost.kind}"
        wanted[name] = wanted.get(name, 0.0) + cost.amount
    known = {entry.name for entry in notebook.entries(store, COST) if entry.content_json != WITHDRAWN}
    for name in sorted(known - wanted.keys()):
        notebook.write(store, COST, name, WITHDRAWN, by=by)
    for name, amount in sorted(wanted.items()):
        notebook.write(store, COST, name, json.dumps(round(amount, 2)), by=by)


def costs(store: Store) -> tuple[Cost, ...]:
    """Every cost that counts, by month and kind. They may hold a salary: for those alone who may change the history."""
    rows = (
        Cost(date.fromisoformat(month), kind, float(json.loads(entry.content_json)))
        for entry in notebook.entries(store, COST)
        if entry.content_json != WITHDRAWN
        for month, _, kind in [entry.name.partition(":")]
    )
    return tuple(sorted(rows, key=lambda cost: (cost.month, COST_KINDS.index(cost.kind))))


def costs_in_text(text: str, currency: str, *, decimal_comma: bool = False) -> tuple[Cost, ...]:
    """Costs of a CSV file with the columns month, kind and amount, and a currency where one likes.

    Raises:
        PaybackError: ``cost_columns``; ``cost_line`` with the number of the line; ``cost_currency``.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    reader = csv.DictReader(StringIO("\n".join(lines)), delimiter=";" if lines and ";" in lines[0] else ",")
    reader.fieldnames = [name.strip().casefold() for name in reader.fieldnames or ()]
    if not {*COST_COLUMNS[:3]} <= {*reader.fieldnames}:
        raise PaybackError("cost_columns", columns=COST_COLUMNS)
    return tuple(
        _cost(number, row, currency, decimal_comma=decimal_comma) for number, row in enumerate(reader, start=2)
    )


def _cost(line: int, row: Mapping[str, str | None], currency: str, *, decimal_comma: bool) -> Cost:
    """One line; its amount never stands in what is said of it, for it may be a salary."""
    month, kind, amount = ((row[name] or "").strip() for name in COST_COLUMNS[:3])
    written = (row.get("currency") or "").strip()
    if written and currency_code(written) != currency:
        raise PaybackError("cost_currency", line=line, currency=currency)
    try:
        day = date.fromisoformat(f"{month[:7]}-01")
        value = parse_number(amount, decimal_comma=decimal_comma)
    except (ValueError, PaybackError) as error:
        raise PaybackError("cost_line", line=line, kinds=COST_KINDS) from error
    if kind.casefold() not in COST_KINDS:
        raise PaybackError("cost_line", line=line, kinds=COST_KINDS)
    return Cost(day, kind.casefold(), value)


def _event_name(event: Event) -> str:
    return f"{event.kind}:{event.day.isoformat()}"


def _event(content: Mapping[str, Any]) -> Event:
    until = date.fromisoformat(content["until"]) if content["until"] else None
    return Event(content["kind"], date.fromisoformat(content["day"]), until, content["note"], content.get("spend"))
