"""The assumptions table: every row can be drawn as a slider and says where its default comes from."""

from pathlib import Path

import pytest

from payback.model import ASSUMPTIONS, Assumption


@pytest.mark.parametrize("row", ASSUMPTIONS.values(), ids=lambda row: row.name)
def test_every_row_is_a_slider_with_a_source(row: Assumption, root: Path) -> None:
    """The default lies on its slider, the slider within the bounds, the range around it; its source is written down."""
    assert row.minimum <= row.low <= row.likely <= row.high <= row.maximum
    assert all(row.kept(value) == pytest.approx(value) for value in (row.likely, row.low, row.high, row.low + row.step))
    assert (row.p05 is None) == (row.shape == "fixed")
    if row.p05 is not None and row.p95 is not None:
        assert row.p05 <= row.likely <= row.p95
    file, _, anchor = row.source.partition("#")
    assert f'<a id="{anchor}"></a>' in (root / file).read_text("utf-8")


@pytest.mark.parametrize(("name", "decimals"), [("salary", 0), ("conversion", 4), ("effort", 2), ("half_life", 1)])
def test_a_step_says_how_many_decimals_are_shown(name: str, decimals: int) -> None:
    """A step of 0.0005 needs four digits after the point, one of 500 none."""
    assert ASSUMPTIONS[name].decimals == decimals


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("salary", 61_234.567, 61_234.57),
        ("salary", -1, 0),
        ("followers", 300, 300),
        ("followers", 4_217.4, 4_217),
        ("conversion", 0.0137, 0.0137),
        ("ramp_months", 4.65, 4.65),
        ("wait", 2.5, 3),
        ("horizon", 90, 60),
    ],
)
def test_a_value_is_kept_to_its_last_decimal(name: str, value: float, kept: float) -> None:
    """The steps are for dragging only; the bounds are those of the model."""
    assert ASSUMPTIONS[name].kept(value) == kept
