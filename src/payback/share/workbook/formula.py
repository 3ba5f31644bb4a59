"""Printed formulas as a spreadsheet takes them: products written out, letters as cells and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.wording.formula_text import formulas_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.model.streams import Stream

TOKEN = re.compile(
    r"\s*(?:(?P<name>[A-Za-z]\w*?_\((?:t-1|t-lag)\)|[A-Za-z]\w*)|(?P<number>\d+(?:\.\d+)?)|(?P<mark>\*\*|[-+*/(),]))"
)
FUNCTIONS: Mapping[str, str] = {"min": "MIN", "max": "MAX", "floor": "INT"}


def spreadsheet_formula(text: str, cells: Mapping[str, str]) -> str:
    """A printed formula's right side as a spreadsheet's formula, without the sign of equality.

    Args:
        text: As it is printed: a space multiplies, ``**`` raises, square brackets are brackets.
        cells: Where each letter stands; a letter that is missing is a programmer's error.
    """
    out: list[str] = []
    ended = False  # whether an operand stands just before: what follows it without a sign is multiplied
    for kind, part in _tokens(text):
        opens = kind != "mark" or part == "("
        if opens and ended:
            out.append("*")
        function = kind == "name" and part in FUNCTIONS
        out.append(FUNCTIONS[part] if function else cells[part] if kind == "name" else part.replace("**", "^"))
        ended = part == ")" or (kind != "mark" and not function)
    return "".join(out)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    text = text.replace("[", "(").replace("]", ")").rstrip()
    for match in TOKEN.finditer(text):
        yield str(match.lastgroup), match[str(match.lastgroup)]


def monthly_formulas(stream: Stream) -> Mapping[str, str]:
    """Right sides of what a stream works out in each month, by left side, what it counts last.

    What holds after the horizon only says the same of the same letter once more, behind the first.
    """
    sides: dict[str, str] = {}
    for source in stream.formulas.values():
        for formula in formulas_of(source):
            left, _, right = formula.partition(" = ")
            if left.endswith("_t"):
                sides.setdefault(left, right)
    counted = sides.pop("volume_t")
    return {**sides, "volume_t": counted}


def worth_formula(stream: Stream) -> str:
    """Right side of the money that one of what a stream counts brings."""
    (right,) = (
        formula.partition(" = ")[2]
        for source in stream.formulas.values()
        for formula in formulas_of(source)
        if formula.startswith("worth = ")
    )
    return right
