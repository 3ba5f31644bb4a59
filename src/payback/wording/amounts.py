"""How a value of an assumption is written in a chart or a table: in its unit, with the digits that tell it apart."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.wording.verdict import duration

if TYPE_CHECKING:
    from payback.i18n import Words

CENTS = 10
"""Amounts below it are written with cents."""


def amount_of(words: Words, name: str, value: float, currency: str, *, bare: bool = False) -> str:
    """A value of an assumption, short: ``$62,000``, ``0.93 %``, ``4.6 months``; `bare` leaves out the unit's word."""
    unit = ASSUMPTIONS[name].unit.partition("/")[0]
    if unit == "money":
        return words.money(value, currency, 2 if 0 < abs(value) < CENTS and value != round(value) else 0)
    decimals = _decimals(value, share=unit == "share")
    if unit == "people" or (bare and unit != "share"):
        return words.number(value, decimals)
    return words.unit_value(value, unit, currency=currency, decimals=decimals)


def amount_in_period(words: Words, name: str, value: float, currency: str) -> str:
    """The same with the period that it counts for: ``0.33 % a month``."""
    unit, amount = ASSUMPTIONS[name].unit, amount_of(words, name, value, currency)
    return words(f"unit.{unit}", amount=amount) if "/" in unit and words.has(f"unit.{unit}") else amount


def _decimals(value: float, *, share: bool) -> int:
    """Two telling digits for small values, none for large ones."""
    size = abs(value) * (100 if share else 1)
    return 0 if size == 0 else min(4, max(0, 2 - ceil(log10(size))))


def safe_side(name: str, value: float, *, up: bool) -> float:
    """A value cut to the digits that are shown, upwards or downwards, so that what is read still holds."""
    unit = ASSUMPTIONS[name].unit
    share = unit.startswith("share")
    decimals = 0 if unit.startswith("money") and abs(value) >= CENTS else _decimals(value, share=share)
    step = 10.0**-decimals if decimals else 10.0 ** max(0, floor(log10(max(abs(value), 1))) - 2)
    if share:
        step /= 100
    return (ceil if up else floor)(round(value / step, 6)) * step


def month_of(payback_month: float | None, months: int, words: Words) -> str:
    """A payback month in whole months, or that there is none within the horizon."""
    if payback_month is None:
        return words("drivers.later", months=months)
    return duration(payback_month, words) if payback_month else words("figure.at_once")


def wrapped(text: str, width: int = 20) -> str:
    """A label broken into lines of about `width` letters, as Plotly breaks them."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)
