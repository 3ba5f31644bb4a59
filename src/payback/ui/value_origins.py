"""Where the value of a slider comes from: the company's own history beside the benchmark, with its range and sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.model.plan.plan import slider_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.estimation import Estimate
    from payback.ui.server_state import Start


def origins(start: Start, words: Words) -> Mapping[str, str]:
    """What stands below each slider that the history knows something about."""
    return {
        name: _origin_text(estimate, words, start.plan.currency)
        for name, estimate in start.estimates.items()
        if name in ASSUMPTIONS
    }


def measured_origins(start: Start, plan: Plan, words: Words) -> Mapping[str, str]:
    """The same for those alone whose value in the plan is what the history says."""
    known = measured(start, plan)
    return {name: text for name, text in origins(start, words).items() if name in known}


def sent_values(sent: Plan | None, start: Plan) -> Mapping[str, float]:
    """Values that a link brought and nobody would have had without it: neither the start's nor the benchmark's."""
    if sent is None:
        return {}
    values = {name: float(getattr(sent, name)) for name in ASSUMPTIONS}
    usual = {name: {row.kept(getattr(start, name)), row.kept(row.likely)} for name, row in ASSUMPTIONS.items()}
    return {name: value for name, value in values.items() if value not in usual[name]}


def measured(start: Start, plan: Plan) -> frozenset[str]:
    """Assumptions whose value in the plan is what the history says."""
    return frozenset(
        name
        for name, estimate in start.estimates.items()
        if name in ASSUMPTIONS and _agrees(getattr(plan, name), estimate, slider_of(name, plan.observed).step)
    )


def _agrees(value: float, estimate: Estimate, step: float) -> bool:
    return estimate.low - step <= value <= estimate.high + step


def _origin_text(estimate: Estimate, words: Words, currency: str) -> str:
    unit = ASSUMPTIONS[estimate.name].unit.partition("/")[0]
    low, high = (
        words.unit_value(value, unit, currency=currency, decimals=2)
        if unit == "share"
        else words.unit_value(round(value), unit, currency=currency)
        for value in (float(estimate.low), float(estimate.high))
    )
    counted = words(f"origin.{estimate.counted}", n=estimate.n)
    key = "origin.history" if low != high else "origin.history_exact"
    return words(key, low=low, high=high, counted=counted)
