"""The assumptions table: every row can be drawn as a slider and says where its default comes from."""

from pathlib import Path

import pytest

from payback.model import ASSUMPTIONS, Assumption


@pytest.mark.parametrize("row", ASSUMPTIONS.values(), ids=lambda row: row.name)
def test_every_row_is_a_slider_with_a_source(row: Assumption, root: Path) -> None:
    """The default lies within the bounds and on a step, the range around it, and its source is written down."""
    assert row.low <= row.likely <= row.high
    assert row.snap(row.likely) == pytest.approx(row.likely)
    assert (row.p05 is None) == (row.shape == "fixed")
    if row.p05 is not None and row.p95 is not None:
        assert row.p05 <= row.likely <= row.p95
    file, _, anchor = row.source.partition("#")
    assert f'<a id="{anchor}"></a>' in (root / file).read_text("utf-8")


@pytest.mark.parametrize(("name", "decimals"), [("salary", 0), ("conversion", 4), ("effort", 2), ("half_life", 1)])
def test_a_step_says_how_many_decimals_are_shown(name: str, decimals: int) -> None:
    """A step of 0.0005 needs four digits after the point, one of 500 none."""
    assert ASSUMPTIONS[name].decimals == decimals
