"""What a hire or a campaign brought, from a table of days or months: no history is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.history.date_parsing import date_order, parse_day
from payback.model.effect import Effect, EffectNote, estimate_effect
from payback.workflows.monthly_table import monthly_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from payback.model.types import Array

IN_TIME = 5
"""Last day of a month on which somebody who starts has the whole month."""


@dataclass(frozen=True, slots=True)
class DatedEffect:
    """An effect with the calendar months that it is about.

    Attributes:
        months: First day of each month after; the effect's arrays go along with it.
        effect: Its notes name calendar months.
    """

    months: tuple[date, ...]
    effect: Effect


def typed_day(text: str) -> date:
    """A day as somebody typed it.

    Raises:
        PaybackError: ``effect_date`` where it means no day, or one of two.
    """
    part = parse_day(text)
    order = date_order([part]) if part and part.year else ""
    day = part.to_date(order) if part and order else None
    if day is None:
        raise PaybackError("effect_date", text=text[:40])
    return day


def effect_of_table(
    path: Path, start: date, today: date, end: date | None = None, *, counted_since: date | None = None
) -> DatedEffect:
    """What began on a day brought, month by month.

    Args:
        path: A table as `monthly_table` reads it.
        start: First day of the hire or of the campaign. Of a hire a month that began long before it is left out.
        today: Its month is not over.
        end: Last day of a campaign; the months in which it began and ended count whole.
        counted_since: First day on which the figure counts as it does now; what lies before says nothing.

    Raises:
        PaybackError: What cannot be read, or cannot be answered, with what to do.
    """
    table = monthly_table(path, today)
    if end is not None and end < start:
        raise PaybackError("effect_order", start=start, end=end)
    if not table.months or start >= _after(table.months[-1]):
        raise PaybackError("effect_no_after")
    y, notes = table.y.copy(), [EffectNote("incomplete", {"month": month}) for month in table.incomplete]
    first = max(0, _months_between(table.months[0], start))
    if end is None and start.day > IN_TIME and table.months[0] <= start:
        y[first] = np.nan
        notes.append(EffectNote("inside", {"month": table.months[first], "day": start}))
        first += 1
    around = _gap_around(y, first, inside=any(note.key == "inside" for note in notes))
    until = None if end is None else _months_between(table.months[0], end) + 1
    effect = estimate_effect(
        y, table.controls, first_after=first, until=until, break_at=_break(table.months[0], counted_since)
    )
    if around and all(note.key != "gap" for note in effect.notes):
        notes.append(EffectNote("gap_around", {"first": table.months[around[0]], "last": table.months[around[-1]]}))
    return dated(effect if end is None else of_campaign(effect), table.months, notes)


def _gap_around(y: Array, first: int, *, inside: bool) -> range:
    """Places of the months without a figure that hold the one before the work began, or the one in which it did.

    Args:
        y: The figures of all months.
        first: Place of the first month after.
        inside: Whether the month before that was left out because the work began in the middle of it.
    """
    known = np.flatnonzero(np.isfinite(y))
    at = first - 1 - inside
    before, after = known[known <= at], known[known >= first]
    begin = int(before[-1]) + 1 if before.size else 0
    end = int(after[0]) if after.size else y.size
    return range(begin, end) if end - begin > inside else range(0)


def of_campaign(effect: Effect) -> Effect:
    """The effect of what has ended: no month that is still to come shows more of it."""
    notes = (replace(note, key="campaign_year") if note.key == "short_year" else note for note in effect.notes)
    return replace(effect, months_needed=0, notes=tuple(notes))


def _break(first: date, since: date | None) -> int | None:
    """Position of the first month that is counted as it is now; None where all are."""
    if since is None:
        return None
    return max(0, _months_between(first, since) + (since.day > 1)) or None


def dated(effect: Effect, months: tuple[date, ...], notes: Sequence[EffectNote] = ()) -> DatedEffect:
    """An effect with its calendar months, out of those of its whole series; further notes go before its own."""
    named = [_dated(note, months) for note in effect.notes]
    after = months[effect.first_after : effect.first_after + effect.effects.size]
    return DatedEffect(after, replace(effect, notes=(*notes, *named)))


def _months_between(first: date, day: date) -> int:
    return 12 * (day.year - first.year) + day.month - first.month


def _after(month: date) -> date:
    """The first day of the month after."""
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def _dated(note: EffectNote, months: tuple[date, ...]) -> EffectNote:
    """A note whose positions are calendar months."""
    names = ("month", "first", "last")
    facts = {
        name: months[fact] if name in names and isinstance(fact, int) else fact for name, fact in note.facts.items()
    }
    return EffectNote(note.key, facts)
