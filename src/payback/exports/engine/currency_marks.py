"""The currency that the cells of a table name beside their amounts: ``US$10.00``, ``12,50 €``, ``CAD 3.00``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.exports.documents import Section

ROWS = 20
"""So many rows tell; a sign that stands in none of them is none of the platform's own."""

SIGNS = {"US$": "USD", "CA$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "NZ$": "NZD", "MX$": "MXN", "R$": "BRL",
         "€": "EUR", "£": "GBP"}  # fmt: skip
AMOUNT = re.compile(r"([A-Z]{1,2}\$|€|£|[A-Z]{3}\b)?[\s-]*\d[\d.,\s]*(€|£|[A-Z]{3})?$")


def stated(section: Section) -> str:
    """The code of the one currency that amounts are written with; empty where none or several are."""
    columns = section.match.export.columns
    places = [index for name, index in section.match.positions.items() if columns[name].kind == "money"]
    cells = (row.cells[place].strip() for row in section.rows[:ROWS] for place in places if place < len(row.cells))
    marks = {mark for cell in cells if (amount := AMOUNT.match(cell)) for mark in amount.groups() if mark}
    codes = {SIGNS.get(mark, mark) for mark in marks}
    return codes.pop() if len(codes) == 1 else ""
