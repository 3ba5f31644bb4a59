"""Reading a number as people type it: ``60 000,50 $``, ``60,000``, ``60k``, ``6e4``, ``1,5 %``."""

from __future__ import annotations

import re

from payback.errors import PaybackError

_SCALE = {"": 1.0, "k": 1e3, "m": 1e6}
_DIGITS = re.compile(
    r"""(?P<minus> [-\u2212\u2013] )? \D{0,5}?
        (?P<digits> \d[\d.,'\s]*\d | \d | [.,]\d+ )
        (?: \s* (?P<scale> [km](?![a-z]) ) | e(?P<power> [+-]?\d{1,2} )(?![\d.,]) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")
_FINE = ("share", "ratio")


def parse_number(text: str, unit: str = "", *, decimal_comma: bool = False) -> float:
    """The number in a text, as a share when the unit is one (``1,5 %`` and ``1.5`` are both 0.015).

    One separator before exactly three digits groups thousands (``60,000``) where the unit has no use for
    three decimals; for shares and without a unit, only the one that the language groups with does.

    Raises:
        PaybackError: ``unreadable_number``: there is none, there are two, or it is not finite.
    """
    matches = list(_DIGITS.finditer(text.strip()))
    if len(matches) != 1 or len(text) > 40:  # noqa: PLR2004  (longer than any number a person types)
        raise PaybackError("unreadable_number", text=text[:40])
    match = matches[0]
    plain = _plain(match["digits"], unit, "," if decimal_comma else ".")
    if plain.count(".") > 1 or "," in plain:
        raise PaybackError("unreadable_number", text=text)
    value = float(f"{plain}e{match['power'] or 0}") * _SCALE[(match["scale"] or "").lower()]
    value = -value if match["minus"] else value
    return value / 100 if unit.startswith("share") or "%" in text else value


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
