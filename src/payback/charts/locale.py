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
        "name": f"{words.tag}-{currency}",
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


MONEY, COUNT = "$,~f", ",~f"
"""How Plotly writes the ticks of an axis: in full, as the words beside it do.

It would hang a letter for thousands on the number, which in French (``50k $``) is no way of writing an amount.
"""
