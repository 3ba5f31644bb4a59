"""After the hire, in words: where it stands, what was planned and what came, and what has to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.history.calendar_months import later, next_month
from payback.wording.month_spans import months_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from payback.history.events import Event
    from payback.i18n import Words
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.follow_up import FollowUp, Problem
    from payback.model.tracking.rule import Rule


OF_PLANS = frozenset({"same_day"})
"""Problems that name frozen plans."""


def sentence(follow_up: FollowUp, words: Words, *, with_plan: bool = True) -> str:
    """Where the hire stands, with the part that stands out between ``**``; `with_plan` as for `doubt`."""
    name = follow_up.frozen.name if follow_up.frozen and with_plan else words("track.unnamed")
    facts = {"name": name, "hire": follow_up.hire}
    comparison = follow_up.comparison
    if comparison is None:
        return words(f"track.sentence.{follow_up.state}", **{name: fact for name, fact in facts.items() if fact})
    if comparison.share is None:
        return words("track.sentence.not_measured")
    planned, actual, *_ = total_row(follow_up, words)
    standing = {
        "n": follow_up.worked,
        "share": words.percent(comparison.share, 0),
        "planned": planned,
        "actual": actual,
    }
    if comparison.missing:
        return words("track.sentence.share_known", missing=len(comparison.missing), **standing)
    return words("track.sentence.share", **standing)


def doubt(follow_up: FollowUp, words: Words, *, with_plan: bool = True) -> str:
    """The next step; with figures, the running sum beside the plan's, and between what it should lie.

    Args:
        follow_up: Where the hire stands.
        words: Of the language.
        with_plan: Whether the reader may see what the plan costs; a running sum tells it.
    """
    frozen, comparison = follow_up.frozen, follow_up.comparison
    if comparison is None or frozen is None:
        first = next_month(follow_up.hire) if follow_up.hire else None
        return words(f"track.next.{follow_up.state}", **({"first": first} if first else {}))
    if comparison.share is None:
        return words("track.next.ready")
    if not with_plan:
        return words("track.without_plan")
    known = np.flatnonzero(np.isfinite(comparison.cumulative))
    month = int(known[-1])
    promise = frozen.expected
    amounts = {"actual": float(comparison.cumulative[month]), "planned": float(promise.cumulative[month])}
    band = {"low": float(promise.p10[month]), "high": float(promise.p90[month])}
    inside = "inside" if band["low"] <= amounts["actual"] <= band["high"] else "outside"
    return words(f"track.sum_{inside}", **amounts, **band, currency=frozen.plan.currency)


def is_good(follow_up: FollowUp) -> bool:
    """Whether the page's answer is what a manager hopes for."""
    share = follow_up.comparison.share if follow_up.comparison else None
    return share is None or follow_up.frozen is None or follow_up.frozen.rule.light(share) == "green"


def light_text(share: float | None, rule: Rule, words: Words) -> str:
    """How far from the plan: a sign and a word, so that colour says nothing alone."""
    return "" if share is None else words(f"track.light.{rule.light(share)}")


def thresholds(rule: Rule, words: Words) -> str:
    """Which share of the plan has which light, as it was agreed."""
    return words("track.thresholds", green=words.percent(rule.green, 0), amber=words.percent(rule.amber, 0))


def month_columns(words: Words) -> tuple[str, ...]:
    """Headings of the table by month."""
    return tuple(words(f"track.column.{name}") for name in ("month", "planned", "actual", "difference", "light"))


def month_rows(follow_up: FollowUp, words: Words) -> list[tuple[str, ...]]:
    """Value planned and measured in each month that is over, the latest first."""
    frozen, comparison, first = follow_up.frozen, follow_up.comparison, follow_up.first_month
    if frozen is None or comparison is None or first is None:
        return []
    months = range(comparison.cost.size, 0, -1)
    return [
        (words.month(later(first, month - 1)), *_cells(comparison, slice(month - 1, month), None, follow_up, words))
        for month in months
    ]


def total_row(follow_up: FollowUp, words: Words) -> tuple[str, ...]:
    """Planned, measured, difference and state of all streams over all months that are measured."""
    comparison = follow_up.comparison
    return tuple(_cells(comparison, slice(None), None, follow_up, words)) if comparison else ()


def stream_rows(follow_up: FollowUp, words: Words) -> list[tuple[str, ...]]:
    """The same by value stream, over all months that are measured; and the cost where it is known."""
    comparison, frozen = follow_up.comparison, follow_up.frozen
    if comparison is None or frozen is None:
        return []
    every = slice(None)
    rows = [
        (words(f"stream.{name}"), *_cells(comparison, every, name, follow_up, words)) for name in comparison.planned
    ]
    known = np.isfinite(comparison.cost)
    if known.any():
        paid, planned = float(comparison.cost[known].sum()), float(comparison.planned_cost[known].sum())
        part = {"n": int(known.sum()), "all": known.size}
        label = words("track.cost") if known.all() else words("track.cost_of", **part)
        rows.append((label, *_amounts(planned, paid, frozen.plan.currency, words), ""))
    return rows


def _cells(comparison: Comparison, rows: slice, stream: str | None, follow_up: FollowUp, words: Words) -> Iterator[str]:
    """Planned, measured, difference and light of what was measured."""
    names = [stream] if stream else list(comparison.planned)
    pairs = [(comparison.planned[name][rows], comparison.actual[name][rows]) for name in names]
    known = [(plan[at], real[at]) for plan, real in pairs for at in [np.isfinite(real)]]
    frozen = follow_up.frozen
    if frozen is None or not any(real.size for _, real in known):
        planned = sum(float(comparison.planned[name][rows].sum()) for name in _measured_at_all(comparison, names))
        # Of a stream only measured months count, on both sides.
        text = words.money(planned, frozen.plan.currency) if frozen and not stream else ""
        yield from (text, words("track.not_measured"), "", "")
        return
    planned, actual = (sum(float(part[at].sum()) for part in known) for at in (0, 1))
    yield from _amounts(planned, actual, frozen.plan.currency, words)
    yield light_text(actual / planned if planned > 0 else None, frozen.rule, words)


def _measured_at_all(comparison: Comparison, names: Sequence[str]) -> Sequence[str]:
    """Of these streams those of which some month is known: what the other months are measured by. All where none is."""
    return [name for name in names if np.isfinite(comparison.actual[name]).any()] or names


def _amounts(planned: float, actual: float, currency: str, words: Words) -> tuple[str, str, str]:
    """As shown; the difference is that of the amounts as shown, so that a reader can take one from the other."""
    difference = words.money(round(actual) - round(planned), currency, signed=True)
    return words.money(planned, currency), words.money(actual, currency), difference


def problem_text(problem: Problem, words: Words) -> str:
    """What has to be known, with its next step."""
    return words(
        f"track.problem.{problem.key}", **{name: _fact_text(name, fact, words) for name, fact in problem.facts.items()}
    )


def _fact_text(name: str, fact: object, words: Words) -> object:
    """A fact as the sentence takes it: names of streams, platforms and months in the reader's language."""
    match name, fact:
        case (("streams" | "plans"), tuple()):
            return words.listed([_name(each, words) for each in fact])
        case "months", tuple():
            return months_text(fact, words)
        case "measure", str():
            return words(f"measure.{fact}").lower()
        case (("figure" | "platform"), str()):
            return words(f"{_NAMED[name]}.{fact}")
        case (("before" | "planned"), float()):
            return words.number(fact)
    return fact


_NAMED = {"figure": "track.counted", "platform": "platform"}


def _name(each: str | tuple[str, str], words: Words) -> str:
    """A stream by its key, or a plan by its name and hash."""
    if isinstance(each, str):
        return words(f"stream_in_list.{each}")
    name, short = each
    return words("track.plan_of", name=name, hash=short)


def event_name(event: Event, words: Words) -> str:
    """An event as a mark on a chart: what people call it, else its kind."""
    return event.note or words(f"event.{event.kind}")


def event_text(event: Event, words: Words) -> str:
    """An event in full: its kind, what people call it, and its day or days."""
    kind = words(f"event.{event.kind}")
    name = words("track.named", name=kind, text=event.note) if event.note else kind
    until = {"until": event.until} if event.until else {}
    return words("track.event_until" if until else "track.event", name=name, day=event.day, **until)
