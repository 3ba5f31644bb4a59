"""Why a plan is refused, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import PlanError


def plan_refusal(error: PlanError, words: Words) -> str:
    """Why a plan has no answer, with the assumption to change by its label."""
    label = f"assumption.{error.name}.label"
    return words(f"error.{error.key}", **{**error.facts, "name": words(label) if words.has(label) else error.name})
