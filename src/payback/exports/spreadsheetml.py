"""The XML workbooks of 2003 that old Facebook exports call ``.xls``, read with a tolerant scanner.

One of two such files seen is not well-formed XML, so no XML parser would take it; entities other than the five of
XML itself and numeric ones are left as they are, which also rules out entity bombs.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

SHEET = re.compile(r"<(?:ss:)?Worksheet\b[^>]*?ss:Name=\"([^\"]*)\"[^>]*>(.*?)(?=<(?:ss:)?Worksheet\b|\Z)", re.DOTALL)
ROW = re.compile(r"<(?:ss:)?Row\b([^>]*?)(?:/>|>(.*?)</(?:ss:)?Row>)", re.DOTALL)
CELL = re.compile(r"<(?:ss:)?Cell\b([^>]*?)(?:/>|>(.*?)</(?:ss:)?Cell>)", re.DOTALL)
DATA = re.compile(r"<(?:ss:)?Data\b[^>]*>(.*?)</(?:ss:)?Data>", re.DOTALL)
INDEX = re.compile(r"ss:Index=\"(\d{1,5})\"")
TAG = re.compile(r"<[^>]*>")


def sheets(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Name and rows of each sheet; row n of the sheet is at ``n - 1``."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    return [(html.unescape(name), _rows(body)) for name, body in SHEET.findall(text)]


def _rows(body: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for attributes, inner in ROW.findall(body):
        _pad(rows, attributes, [])
        rows.append(_cells(inner))
    return rows


def _cells(inner: str) -> list[str]:
    cells: list[str] = []
    for attributes, content in CELL.findall(inner):
        _pad(cells, attributes, "")
        data = DATA.search(content)
        cells.append(html.unescape(TAG.sub("", data[1])) if data else "")
    return cells


def _pad(items: list[Any], attributes: str, filler: object) -> None:
    """Insert what an ``ss:Index`` jumps over."""
    if index := INDEX.search(attributes):
        items.extend([filler] * (int(index[1]) - 1 - len(items)))
