"""Why something is refused, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.wording.notes import measure_name, note_texts

if TYPE_CHECKING:
    from payback.errors import PaybackError
    from payback.i18n import Words
    from payback.model import PlanError


def refusal(error: PaybackError, words: Words) -> str:
    """Why something was not done and what to do; notes on a file that are its reason stand behind it."""
    facts = dict(error.facts)
    notes = facts.pop("notes", ())
    if isinstance(measure := facts.get("measure"), str):
        facts["measure"] = measure_name(measure, words)
    reasons = note_texts(notes, words) if isinstance(notes, tuple) else []
    return " ".join([words(f"error.{error.key}", **facts), *reasons])


def plan_refusal(error: PlanError, words: Words) -> str:
    """Why a plan has no answer, with the assumption to change by its label."""
    label = f"assumption.{error.name}.label"
    return words(f"error.{error.key}", **{**error.facts, "name": words(label) if words.has(label) else error.name})
