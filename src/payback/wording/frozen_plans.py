"""Frozen plans in words, and as facts for whoever asks with ``--json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from payback.wording.verdict import duration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model.tracking.frozen_plan import FrozenPlan


UNNAMED = frozenset({"", "page", "somebody", "quelqu’un"})
"""What records hold of somebody whose name is not known."""


def frozen_facts(frozen: FrozenPlan) -> Mapping[str, Any]:
    """A frozen plan as plain figures."""
    promise = frozen.expected
    return {
        "hash": frozen.digest,
        "name": frozen.name,
        "author": frozen.author,
        "day": frozen.day.isoformat(),
        "decision": frozen.is_decision,
        "model": frozen.model_version,
        "state": promise.state,
        "payback_month": promise.payback_month,
        "npv": promise.npv,
        "currency": frozen.plan.currency,
        "rule": asdict(frozen.rule),
    }


def frozen_line(frozen: FrozenPlan, words: Words) -> str:
    """A frozen plan in a sentence: who froze it and when, what it promises, its hash."""
    decision = words("frozen.decision") if frozen.is_decision else ""
    facts = {"name": frozen.name, "author": signer(frozen.author, words), "day": frozen.day, "hash": frozen.short}
    return words("frozen.line", promise=promise(frozen, words), decision=decision, **facts)


def signer(name: str, words: Words) -> str:
    """Who signed, in the reader's language where nobody is named: empty, or as a record once kept it."""
    return words("frozen.somebody") if name in UNNAMED else name


def promise(frozen: FrozenPlan, words: Words) -> str:
    """What a frozen plan promises: when the money is back."""
    month = frozen.expected.payback_month
    if month is None:
        return words(f"frozen.{frozen.expected.state}")
    return words("frozen.pays_back", months=duration(month, words))
