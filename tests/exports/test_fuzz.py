"""Whatever comes in: a reading or a sentence, never a crash, and nothing written while something is open."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.errors import PaybackError
from payback.history.reading_result import Reading
from tests.exports.conftest import FIXTURES, read_bytes

pytestmark = pytest.mark.uncounted

HEADERS = (
    "Day,Campaign name,Amount spent (CAD),Impressions,Reporting starts,Reporting ends",
    "Post ID,Page ID,Page name,Publish time,Views,Reach,Reactions",
    "Date,Video Views,Profile Views,Likes,Comments,Shares",
    "Content,Video title,Video publish time,Views,Impressions",
    "Name,Financial Status,Currency,Total,Created at,Lineitem quantity",
)
CELLS = st.text(alphabet=st.sampled_from("0123456789.,-/: \"'\n\r;\tétaJan\u202f$%"), max_size=12)


def reading_or_error(raw: bytes) -> Reading | PaybackError:
    """What the reader makes of some bytes."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return read_bytes(raw, Path(folder))
        except PaybackError as error:
            return error


@given(raw=st.binary(max_size=400))
@settings(max_examples=80)
def test_any_bytes(raw: bytes) -> None:
    """Noise is refused or not recognised."""
    result = reading_or_error(raw)
    assert isinstance(result, PaybackError) or not result.recognised


@given(header=st.sampled_from(HEADERS), rows=st.lists(st.lists(CELLS, max_size=8), max_size=6))
@settings(max_examples=60)
def test_any_cells_under_a_known_header(header: str, rows: list[list[str]]) -> None:
    """Every row is counted, kept out with a reason, or blank; open questions leave nothing written."""
    result = reading_or_error((header + "\n" + "\n".join(",".join(row) for row in rows)).encode())
    if isinstance(result, Reading):
        for table in result.tables:
            assert table.rejected == 0 or table.problems
            assert table.rows_file is None or not table.questions


@given(data=st.data())
@settings(max_examples=40)
def test_a_damaged_export(data: st.DataObject) -> None:
    """A fixture with a piece cut out, doubled or overwritten never crashes the reader."""
    raw = data.draw(st.sampled_from(FIXTURES)).read_bytes()
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start, min(len(raw), start + 200)))
    piece = data.draw(st.one_of(st.just(b""), st.just(raw[start:end] * 2), st.binary(max_size=20)))
    assert isinstance(reading_or_error(raw[:start] + piece + raw[end:]), Reading | PaybackError)
