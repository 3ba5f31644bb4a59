"""What was written down after a decision, as facts for whoever asks with ``--json``, and its costs in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from payback.history.events import Event
    from payback.i18n import Words


def event_facts(event: Event) -> Mapping[str, Any]:
    """An event as plain figures; null where nothing is known."""
    return {
        "kind": event.kind,
        "day": event.day.isoformat(),
        "until": event.until and event.until.isoformat(),
        "note": event.note,
        "spend": event.spend,
    }


def cost_facts(month: date, kind: str, amount: float, hire: date | None, currency: str) -> Mapping[str, Any]:
    """What was paid in one month for one kind of thing; `hire` the first day of the person, null where nobody says."""
    return {
        "month": f"{month:%Y-%m}",
        "kind": kind,
        "amount": amount,
        "currency": currency,
        "hire": hire and hire.isoformat(),
    }


def cost_line(month: date, kind: str, amount: float, hire: date | None, currency: str, words: Words) -> str:
    """The same in a line."""
    facts = {"month": month, "kind": words(f"track.cost_kind.{kind}"), "amount": amount, "currency": currency}
    return words("hire_record.cost_of", hire=hire, **facts) if hire else words("hire_record.cost", **facts)
