"""Reading a number as people type it: ``60 000,50 $``, ``60,000``, ``60k``, ``6e4``, ``1,5 %``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.i18n.unit_names import COUNTED, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCALE = {"": 1.0, "k": 1e3, "m": 1e6}
_AMOUNT = re.compile(
    r"""(?: \+ | (?P<minus> [-\u2212\u2013] ) )? \s*
        (?P<digits> \d[\d.,'\s]*\d | \d | [.,]\d+ )
        (?: \s* (?P<scale> [km] ) | e(?P<power> [+-]?\d{1,2} ) )?""",
    re.VERBOSE | re.ASCII,
)
_SIGNS = ("-", "+", "\u2212", "\u2013")
_LONGEST = 40
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""What keyboards of East Asia write in place of digits, marks and signs: ``６０``."""

_GROUPED = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+", re.ASCII)
_FINE = ("share", "ratio")


def parse_number(text: str, unit: str = "", *, decimal_comma: bool = False, currency: str = "") -> float:
    """The number in a text, as a share when the unit is one (``1,5 %`` and ``1.5`` are both 0.015).

    One separator before exactly three digits groups thousands (``60,000``) where the unit has no use for
    three decimals; for shares and without a unit, only the one that the language groups with does.
    Beside the number only the unit's own names may stand, in either language.

    Raises:
        PaybackError: ``unreadable_number``: there is none, something else stands beside it, or it is not finite.
    """
    kind = unit.partition("/")[0]
    plain_text = _plain_letters(text)
    match = _AMOUNT.fullmatch(_alone(plain_text, unit, currency)) if len(text) <= _LONGEST else None
    if not match or (match["scale"] and kind not in COUNTED):
        raise PaybackError("unreadable_number", text=text[:_LONGEST])
    plain = _plain(match["digits"], unit, "," if decimal_comma else ".")
    if plain.count(".") > 1 or "," in plain:
        raise PaybackError("unreadable_number", text=text)
    value = float(f"{plain}e{match['power'] or 0}") * _SCALE[match["scale"] or ""]
    value = -value if match["minus"] else value
    return value / 100 if kind == "share" or "%" in plain_text else value


def _plain_letters(text: str) -> str:
    """Small letters of one width, one kind of space and of apostrophe, no space around a stroke, nothing unseen."""
    narrow = text.translate(_FULL_WIDTH)
    spaced = re.sub(r"\s+", " ", narrow.replace("\u2019", "'").replace("\u2060", "")).strip().lower()
    return re.sub(r" ?/ ?", "/", spaced)


def _alone(text: str, unit: str, currency: str) -> str:
    """The amount without the names of its unit, of which one of money may stand before it."""
    names, periods = unit_names(unit, currency)
    amount = _without_end(text, periods)
    sign = amount[:1] if amount[:1] in _SIGNS else ""
    body = amount[len(sign) :].lstrip()
    name = next((name for name in names if body.startswith(name)), "")
    if name and (not unit or unit.startswith("money")):
        return sign + body[len(name) :].lstrip()
    return _without_end(amount, names)


def _without_end(text: str, ends: Iterable[str]) -> str:
    end = next((end for end in ends if text.endswith(end)), "")
    return text.removesuffix(end).rstrip()


def _plain(digits: str, unit: str, decimal: str) -> str:
    """The digits with a point before the decimals and no grouping."""
    digits = re.sub(r"[\s']", "", digits)
    marks = [mark for mark in digits if mark in ".,"]
    last = marks[-1] if marks else ""
    if len(set(marks)) == 2:  # noqa: PLR2004  (both marks: the later one is the decimal one)
        return digits.replace("," if last == "." else ".", "").replace(last, ".")
    if _groups(digits, last, unit, decimal, several=len(marks) > 1):
        return digits.replace(last, "")
    return digits.replace(last, ".") if last else digits


def _groups(digits: str, mark: str, unit: str, decimal: str, *, several: bool) -> bool:
    if not _GROUPED.fullmatch(digits):
        return False
    return several or mark != decimal if unit.startswith(_FINE) or not unit else True
