"""What may stand around an amount when people type it: the names of its unit, in both languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

CURRENCIES: Mapping[str, tuple[str, ...]] = {
    "CAD": ("$", "cad", "ca$", "c$", "$ ca", "$ cad", "$ can", "dollar", "dollars"),
    "USD": ("$", "usd", "us$", "$ us", "$ usd", "$ é.-u.", "dollar", "dollars"),
    "EUR": ("€", "eur", "euro", "euros"),
}
NAMES: Mapping[str, tuple[str, ...]] = {
    "share": ("%", "percent", "per cent", "pour cent"),
    "people": ("person", "people", "personne", "personnes"),
    "months": ("month", "months", "mois"),
    "fte": ("fte", "etp"),
    "hours": ("h", "hr", "hrs", "hour", "hours", "heure", "heures"),
    "posts": ("post", "posts", "publication", "publications"),
    "contacts": ("contact", "contacts"),
    "questions": ("question", "questions"),
}
PERIODS: Mapping[str, tuple[str, ...]] = {
    "year": ("a year", "per year", "/year", "/yr", "par an", "par année", "/an", "/année"),
    "month": ("a month", "per month", "/month", "par mois", "/mois"),
    "hour": ("an hour", "per hour", "/hour", "/h", "l'heure", "de l'heure", "par heure", "/heure"),
    "questions": ("per 1,000", "per 1000", "par 1 000", "par 1000"),
}
COUNTED = ("money", "people", "contacts", "posts", "")
"""Kinds of unit that are counted in thousands (``60k``) and millions."""


class UnitNames(NamedTuple):
    """What may stand around an amount, the longest first, in small letters.

    Attributes:
        names: Of what is counted: ``$``, ``months``; where it is money, before the amount too.
        periods: What follows it: ``a year``, ``/h``.
    """

    names: tuple[str, ...]
    periods: tuple[str, ...]


@cache
def unit_names(unit: str = "", currency: str = "") -> UnitNames:
    """The names of a unit (``money/year``, ``share``), of every unit where it is empty.

    Args:
        unit: As an assumption has it.
        currency: The plan's money; any where it is empty.
    """
    kind, _, period = unit.partition("/")
    money = [name for code, names in CURRENCIES.items() if currency in {"", code} for name in names]
    if not unit:
        return UnitNames(_longest_first(*NAMES.values(), money), _longest_first(*PERIODS.values()))
    names = money if kind == "money" else NAMES.get(kind, ())
    return UnitNames(_longest_first(names), _longest_first(PERIODS.get(period or kind, ())))


def _longest_first(*names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for each in names for name in each}, key=lambda name: (-len(name), name)))
