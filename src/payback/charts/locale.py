"""How Plotly writes numbers, money and months in a language: its own locale format, filled from Babel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from payback.i18n import Words


def plotly_locale(words: Words, currency: str) -> dict[str, Any]:
    """A locale to register with Plotly; its name tells language and currency apart."""
    locale = words.locale
    before, _, after = words.money(1, currency).partition("1")
    symbols = locale.number_symbols["latn"]
    return {
        "moduleType": "locale",
        "name": f"{words.language}-{currency}",
        "dictionary": {},
        "format": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": [before, after],
            "months": list(locale.months["format"]["wide"].values()),
            "shortMonths": list(locale.months["format"]["abbreviated"].values()),
            "days": list(locale.days["format"]["wide"].values()),
            "shortDays": list(locale.days["format"]["abbreviated"].values()),
            "date": "%Y-%m-%d",
        },
    }


LONGER = 24
"""Pixels by which the labels of an axis are longer where thousands are written out."""


def _sign_first(words: Words) -> bool:
    return not words.money(1, "CAD").startswith("1")


def axis_format(words: Words, *, money: bool = True) -> str:
    """How Plotly writes the ticks of an axis: ``$50k`` or ``50k``, and ``50 000 $`` or ``50 000`` in French.

    Plotly hangs the letter on the number; where the sign stands behind, that is no way of writing an amount.
    """
    return ("$" if money else "") + ("~s" if _sign_first(words) else ",~f")


def axis_room(words: Words, pixels: int) -> int:
    """Room for the labels beside an axis, where `pixels` are enough for the short ones."""
    return pixels if _sign_first(words) else pixels + LONGER
