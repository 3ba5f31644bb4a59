"""A workbook to text, in a process of its own: a damaged or hostile one may ask for any amount of memory.

Called as ``python -m payback.exports.engine.workbook IN OUT``; writes one JSON line per sheet (its name) and per row.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from payback.exports.documents import NumericCell
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Sheets = list[tuple[str, list[list[str]]]]

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 60
LARGEST_WHOLE = 2.0**53
"""Up to here a workbook's numbers are exact; a longer id came through as another one."""


def sheets(path: Path, out: Path) -> Sheets:
    """Every sheet of a workbook: its name and its rows as text, row n of the person's sheet at ``n - 1``.

    Args:
        path: The workbook.
        out: Where its rows may be written on the way.

    Raises:
        ReadError: ``broken_workbook`` when it cannot be read within the memory and time that an export needs.
    """
    call = [sys.executable, "-m", "payback.exports.engine.workbook", str(path), str(out)]
    try:
        subprocess.run(call, check=True, timeout=2 * MOST_SECONDS, capture_output=True)  # noqa: S603 - our own module
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ReadError("broken_workbook") from error
    complete: Sheets = []
    with out.open(encoding="utf-8") as stream:
        for line in map(json.loads, stream):
            if isinstance(line, str):
                complete.append((line, []))
            else:
                complete[-1][1].append([NumericCell(cell) if isinstance(cell, float) else cell for cell in line])
    return complete


def convert(source: Path, target: Path) -> None:
    """Write the sheets of ``source`` as JSON lines.

    Raises:
        CalamineError: The file is no workbook.
    """
    book = CalamineWorkbook.from_path(str(source))
    with target.open("w", encoding="utf-8") as stream:
        for name in book.sheet_names:
            stream.write(json.dumps(name) + "\n")
            stream.writelines(json.dumps(row) + "\n" for row in _rows(book, name))


def _rows(book: CalamineWorkbook, name: str) -> Iterator[list[str | float]]:
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [_plain(cell) for cell in row]


def _plain(cell: object) -> str | float:
    """A cell as the export would have written it: whole numbers without a point, days as ISO; others as numbers."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST_WHOLE:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat()[:10] if cell.time() == time() else cell.isoformat()
    return cell if isinstance(cell, float) and math.isfinite(cell) else str(cell)


def main(source: str, target: str) -> int:
    """Bind this process to what an export needs, then convert; 1 when the file is no workbook."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        convert(Path(source), Path(target))
    except (CalamineError, ValueError, OSError, MemoryError):
        return 1
    return 0


if __name__ == "__main__":  # pragma: no cover - another process
    sys.exit(main(*sys.argv[1:]))
