"""A plan told again after some months, and the record of plans, in sentences. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.wording.verdict import whole_months

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model.plan_record import Record
    from payback.model.reforecast import Reforecast


def payback_sentence(now: Reforecast, words: Words) -> str:
    """The payback month as planned and as it looks now, with the band that holds it in 80 of 100 futures."""
    if now.payback_p50 is None:
        return words("reforecast.not_within", chance=now.chance, planned=now.chance_planned)
    low, high = now.payback_80
    end = "open" if high is None else "closed"
    start = "unplanned" if now.planned is None else "planned"
    return words(
        f"reforecast.{start}_{end}",
        planned=_month(now.planned),
        now=_month(now.payback_p50),
        low=_month(low),
        high=_month(high),
    )


def level_sentence(now: Reforecast, words: Words) -> str:
    """What is still to come as a share of what the plan said of it; empty where nothing is."""
    if now.level is None or now.level_80 is None:
        return ""
    low, high = now.level_80
    return words("reforecast.level", n=now.months_known, level=now.level, low=low, high=high)


def record_sentence(record: Record, words: Words) -> str:
    """How hopeful plans were, and how good their chances."""
    kind = "hopeful" if round(record.hopeful, 2) > 0 else "careful" if round(record.hopeful, 2) < 0 else "right"
    hopeful = words(f"record.{kind}", n=record.plans, share=abs(record.hopeful))
    better = "better" if record.brier < record.reference else "worse"
    return f"{hopeful} {words(f'record.{better}', brier=record.brier, reference=record.reference)}"


def _month(month: float | None) -> int:
    return 0 if month is None else whole_months(month)
