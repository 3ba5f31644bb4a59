"""Currencies as people and platforms write them: by code, by sign, by name."""

from __future__ import annotations

CODES = frozenset({
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR",
    "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KES", "KRW", "MAD", "MXN", "MYR", "NGN", "NOK",
    "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "SAR", "SEK", "SGD", "THB", "TND", "TRY",
    "TWD", "UAH", "USD", "UYU", "VND", "XAF", "XOF", "ZAR",
})  # fmt: skip
"""By ISO 4217: those in which platforms bill."""

WRITTEN = {
    "USD": ("us$", "$us", "$ us", "dollar américain", "dollars américains", "us dollar", "us dollars"),
    "CAD": (
        "ca$", "c$", "cad$", "$ca", "$ ca", "$ can", "dollar canadien", "dollars canadiens", "canadian dollar",
        "canadian dollars",
    ),
    "AUD": ("a$", "au$", "$ au"),
    "NZD": ("nz$", "$ nz"),
    "HKD": ("hk$",),
    "SGD": ("s$", "sg$"),
    "MXN": ("mx$",),
    "BRL": ("r$", "real", "reais"),
    "EUR": ("€", "euro", "euros"),
    "GBP": ("£", "livre sterling", "livres sterling", "pound sterling", "pounds sterling"),
    "CHF": ("fr.", "sfr.", "franc suisse", "francs suisses", "swiss franc", "swiss francs"),
}  # fmt: skip
"""Signs and names that mean one currency. A bare ``$`` means several."""

_BY_NAME = {name: code for code, names in WRITTEN.items() for name in names}


def currency_code(text: str) -> str:
    """The code that a text means; empty where it means none, or several."""
    plain = " ".join(text.split()).casefold()
    return plain.upper() if plain.upper() in CODES else _BY_NAME.get(plain, "")
