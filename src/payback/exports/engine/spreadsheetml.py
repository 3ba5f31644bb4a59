"""The XML workbooks of 2003 that old Facebook exports call ``.xls``, read tag by tag.

One of two such files seen is not well-formed XML, so no XML parser would take it. Only tags that matter are looked
at, in one pass; entities are the plain ones of HTML, which also rules out entity bombs.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from payback.exports.documents import NumericCell
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    Sheets = list[tuple[str, list[list[str]]]]

TAG = re.compile(r"<(/?)(?:ss:)?(Worksheet|Row|Cell|Data)\b([^<>]*)>")
ANY_TAG = re.compile(r"<[^<>]*>")
NAME = re.compile(r"ss:Name=\"([^\"]*)\"")
INDEX = re.compile(r"ss:Index=\"(\d{1,7})\"")
NUMERIC = 'Type="Number"'
DECIMAL = re.compile(r"-?\d+\.\d+")
MOST_CELLS = 5_000_000


class _Scan:
    """The sheets so far, and how many cells may still come."""

    def __init__(self) -> None:
        self.sheets: Sheets = []
        self.remaining_cells = MOST_CELLS
        self.data_start = -1
        self.numeric = False

    def open(self, tag: str, attributes: str, end: int) -> None:
        """Begin a sheet, a row, a cell or its data; what an index jumps over is filled with nothing."""
        if tag == "Worksheet":
            name = NAME.search(attributes)
            self.sheets.append((html.unescape(name[1]) if name else "", []))
        elif not self.sheets:
            return
        elif tag == "Row":
            self._pad(self.sheets[-1][1], attributes, [])
            self.sheets[-1][1].append([])
        elif self.sheets[-1][1]:
            self._cell(self.sheets[-1][1][-1], tag, attributes, end)

    def _cell(self, row: list[str], tag: str, attributes: str, end: int) -> None:
        if tag == "Cell":
            self._pad(row, attributes, "")
            row.append("")
        elif row:
            self.data_start = end
            self.numeric = NUMERIC in attributes

    def close(self, text: str, start: int) -> None:
        """End a cell's data."""
        if self.data_start >= 0:
            cell = html.unescape(ANY_TAG.sub("", text[self.data_start : start]))
            self.sheets[-1][1][-1][-1] = NumericCell(cell) if self.numeric and DECIMAL.fullmatch(cell) else cell
        self.data_start = -1

    def _pad(self, items: list[Any], attributes: str, filler: object) -> None:
        index = INDEX.search(attributes)
        jump = max(0, int(index[1]) - 1 - len(items)) if index else 0
        self.remaining_cells -= jump + 1
        if self.remaining_cells < 0:
            raise ReadError("bomb", limit=MOST_CELLS)
        items.extend([filler] * jump)


def sheets(path: Path) -> Sheets:
    """Name and rows of each sheet; row n of the sheet is at ``n - 1``.

    Raises:
        ReadError: ``bomb`` when it would fill more cells than an export holds.
    """
    text = path.read_bytes().decode("utf-8", errors="replace")
    scan = _Scan()
    for match in TAG.finditer(text):
        closing, tag, attributes = match.groups()
        if not closing:
            scan.open(tag, attributes, match.end())
        if tag == "Data" and (closing or attributes.endswith("/")):
            scan.close(text, match.start() if closing else match.end())
    return scan.sheets
