"""The development samples, where they lie beside the project, and whether a reading agrees with what they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.history.reading_result import TableReading

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
ABSENT = pytest.param(None, marks=pytest.mark.skip("the development samples are not here"), id="none")
ENDING = ".expect.json"
EXPECTED = sorted(SAMPLES.rglob(f"*{ENDING}")) or [ABSENT]

each_sample = pytest.mark.parametrize("beside", EXPECTED, ids=lambda path: path and path.name.removesuffix(ENDING))


def sample(beside: Path) -> Path:
    """The export that an expectation stands beside."""
    return beside.with_name(beside.name.removesuffix(ENDING))


def agree(beside: Path, tables: Sequence[TableReading]) -> None:
    """Rows, days, currency, sums and grain of every table agree, and no row is kept out."""
    expected = json.loads(beside.read_text(encoding="utf-8"))
    assert _of(tables[0]) == _wanted(expected)
    assert [table.rejected for table in tables] == [0] * len(tables)
    for wanted, table in zip(expected.get("tables", ()), tables, strict=False):
        assert table.rows == wanted["rows"]
        if wanted.get("source"):
            assert _of(table) == _wanted(wanted)


def _of(table: TableReading) -> dict[str, Any]:
    return {
        "source": table.source,
        "kind": table.grain,
        "rows": table.rows,
        "first_date": table.first_date and table.first_date.isoformat(),
        "last_date": table.last_date and table.last_date.isoformat(),
        "currency": table.currency or None,
        "sums": {
            name: value if value is None else pytest.approx(value, abs=1e-3) for name, value in table.sums.items()
        },
    }


def _wanted(expected: dict[str, Any]) -> dict[str, Any]:
    empty = {"first_date": None, "last_date": None}
    return {
        name: (expected | empty | expected)[name]
        for name in ("source", "kind", "rows", "first_date", "last_date", "currency", "sums")
    }
