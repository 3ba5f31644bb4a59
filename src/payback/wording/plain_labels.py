"""Assumptions for people who do not speak the language of the platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.i18n import Words


def plain_label(name: str, words: Words) -> str:
    """What an assumption is called on paper that a financier reads."""
    return words(f"plain.{name}") if words.has(f"plain.{name}") else words(f"assumption.{name}.label")
