"""Every fixture reads to what is recorded beside it, in one piece or in place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.exports.catalogue import EXPORTS
from payback.exports.engine import reader
from tests.exports.conftest import FIXTURES, named, of_each_kind, read, recorded, short

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", FIXTURES, ids=named)
def test_recorded_result(path: Path, tmp_path: Path, *, record: bool) -> None:
    """A change of any description or rule shows as a difference from the recorded result."""
    tables = [short(table) for table in read(path, tmp_path).tables]
    if record:
        renewed = json.dumps(tables, ensure_ascii=False, indent=1)
        path.with_name(path.name + ".json").write_text(renewed + "\n", encoding="utf-8")
    assert tables == recorded(path)


IN_PLACE = [path for path in FIXTURES if path.suffix == ".csv" and path.stem != "video_overview_analytics"]
"""A second table further down than the head of a big file would be rows with problems, never figures."""


BY_FIRST_ROWS = {"short_rows", "figures_not_known", "columns_not_known"}
"""Notes that rest on the rows that Python sees, of a big file only the first."""


@pytest.mark.parametrize("path", IN_PLACE, ids=named)
def test_big_files_read_in_place_give_the_same(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that DuckDB reads where it lies gives what is recorded of the same table when Python splits it."""
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 3)
    in_place = [short(table) for table in read(path, tmp_path).tables]
    split = recorded(path)
    for table in (*split, *in_place):
        table["notes"] = [note for note in table["notes"] if note[0] not in BY_FIRST_ROWS]
    assert in_place == split


@pytest.mark.parametrize("path", of_each_kind(FIXTURES), ids=named)
def test_whose_it_is_is_asked_once(path: Path, tmp_path: Path) -> None:
    """Where a platform has several accounts, none is kept under nobody's name: columns or an answer say whose it is."""
    unanswered = read(path, tmp_path / "asked", {"named_on": ",".join({export.platform for export in EXPORTS})})
    answered = read(path, tmp_path / "answered", {"account": "Érablière"})
    assert "account" not in {question.name for question in answered.questions}
    for before, after in zip(unanswered.tables, answered.tables, strict=True):
        assert (before.rows, before.sums) == (after.rows, after.sums)
        if after.rows_file is not None:
            account_ids = duckdb.execute(
                "select distinct account_id from read_parquet(?)", [str(after.rows_file)]
            ).fetchall()
            assert ("",) not in account_ids
            assert (account_ids == [("Érablière",)]) == ("account" in {question.name for question in before.questions})
