"""The record of frozen plans in words. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model.plan_record import Bin
    from payback.model.tracking.kept_plan import KeptPlan


def record_columns(words: Words) -> tuple[str, ...]:
    """Headings of the record."""
    return tuple(words(f"record.column.{name}") for name in ("plan", "frozen", "chance", "ends", "came", "value"))


def record_row(kept: KeptPlan, words: Words) -> tuple[str, ...]:
    """One plan: what it stated until when, and what came."""
    outturn = kept.outturn
    came = ("back" if outturn.came_true else "not_back") if outturn else kept.standing
    return (
        kept.frozen.name,
        words.day(kept.frozen.day),
        words.percent(kept.chance, 0),
        words.month(kept.ends) if kept.ends else "",
        words(f"record.came.{came}"),
        words.percent(outturn.came / outturn.planned, 0) if outturn else "",
    )


def bin_rows(bins: Sequence[Bin], words: Words) -> tuple[tuple[str, ...], ...]:
    """Plans by the chance that they stated, and the share of them whose money came back in time."""
    return tuple(
        (
            f"{words.percent(one.low, 0)}–{words.percent(one.high, 0)}",
            words.number(one.plans),
            words.percent(one.chance, 0),
            words.percent(one.share, 0),
        )
        for one in bins
    )
