"""What the history says about the assumptions of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.model.estimation import Estimate, estimates, in_terms_of, use_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from payback.i18n import Words
    from payback.store import Store

__all__ = ["Estimate", "estimate_sentence", "estimates_from_history", "in_terms_of", "use_history"]


def estimates_from_history(store: Store, today: date, currency: str = "CAD") -> Mapping[str, Estimate]:
    """An estimate for every assumption that the history can inform, as things are at today's effort.

    The month of `today` is not over and is left out. Amounts in other currencies than the plan's are left out too:
    nothing is converted. `in_terms_of` and `use_history` bring the estimates into a plan.

    Args:
        store: Where the history lies.
        today: The day on which the question is asked.
        currency: The plan's.
    """
    # pandas comes with it: 0.6 s that a shell command about a plan need not wait for.
    from payback.workflows.monthly_history import history_by_month  # noqa: PLC0415

    history = history_by_month(store, today, currency)
    return {} if history is None else estimates(history)


def estimate_sentence(estimate: Estimate, words: Words, currency: str = "CAD") -> str:
    """An estimate as one sentence: value and range, how many of what, from when to when, by which method."""
    row = ASSUMPTIONS.get(estimate.name)
    value, low, high = (
        words.unit_value(figure, row.unit if row else "ratio", currency=currency)
        for figure in (estimate.value, estimate.low, estimate.high)
    )
    sentences = [
        words("estimate.line" if estimate.low < estimate.high else "estimate.exact", value=value, low=low, high=high),
        words(f"estimate.counted.{estimate.counted}", n=estimate.n),
        words("estimate.period", first=words.month(estimate.first), last=words.month(estimate.last)),
        words(f"estimate.method.{estimate.method}"),
    ]
    sentences += _course(estimate, words)
    if estimate.joined:
        sentences.append(words("estimate.joined"))
    if estimate.left_out:
        sentences.append(words("estimate.left_out", month=words.month(estimate.left_out)))
    return " ".join(sentences)


def _course(estimate: Estimate, words: Words) -> Iterator[str]:
    """Whether the level was stable, and which months do not count."""
    if estimate.since:
        yield words(f"estimate.course.{estimate.course}_since", month=words.month(estimate.since))
    elif estimate.course:
        yield words(f"estimate.course.{estimate.course}", n=estimate.months)
    if estimate.set_aside:
        yield words(
            "estimate.course.set_aside", months=words.listed([words.month(month) for month in estimate.set_aside])
        )
