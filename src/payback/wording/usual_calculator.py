"""The way from a vendor's calculator to ours in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.wording.glossary import headings
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model.questions.usual_calculator import CalculatorStep


def calculator_columns(words: Words) -> tuple[str, ...]:
    """Headings of the table of steps."""
    return headings(("step", "payback", "net"), words, "usual")


def calculator_rows(steps: Sequence[CalculatorStep], currency: str, words: Words) -> tuple[tuple[str, str, str], ...]:
    """What has been put back, the payback then, and the net value of the horizon."""
    return tuple(
        (
            words(f"usual.{step.name}"),
            payback_text(step.answer, words),
            words.money(step.answer.total, currency, signed=True),
        )
        for step in steps
    )
