"""Every colour stands in the palette, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.charts.palette import FIGURE_COLOURS, PAGE_COLOURS, custom_properties
from payback.ui.assets import STYLESHEET, assets

if TYPE_CHECKING:
    from pathlib import Path

COLOUR = re.compile(r"#[0-9a-f]{6}\b|\brgba?\(", re.IGNORECASE)
SET_BY_PAGES = {"--pb-open", "--pb-browse", "--pb-share"}
"""Custom properties that hold a word or a share of a range."""


@pytest.mark.parametrize("suffix", ["py", "css", "js"])
def test_no_colour_is_written_elsewhere(root: Path, suffix: str) -> None:
    """Another shade is changed in one place."""
    package = root / "src" / "payback"
    files = [file for file in package.rglob(f"*.{suffix}") if not file.name.endswith(".min.js")]
    assert files
    elsewhere = [file.name for file in files if COLOUR.search(file.read_text(encoding="utf-8"))]
    assert elsewhere == (["palette.py"] if suffix == "py" else [])


def test_the_stylesheet_is_served_with_the_colours_that_rules_name() -> None:
    """Each custom property that a rule uses is one of the palette, or set by a page or a rule."""
    assert assets()[STYLESHEET].plain.decode().startswith(custom_properties())
    rules = "".join(file.plain.decode() for name, file in assets().items() if name.endswith(".css"))
    named = set(re.findall(r"var\((--pb-[\w-]+)\)", rules)) - SET_BY_PAGES
    assert named
    assert named <= set(re.findall(r"(--pb-[\w-]+):", rules))


def test_a_role_has_one_colour() -> None:
    """What figures and pages share is listed once, and a figure's colours can be told apart when a page turns dark."""
    assert not set(FIGURE_COLOURS) & set(PAGE_COLOURS)
    assert len({colour.light for colour in FIGURE_COLOURS.values()}) == len(FIGURE_COLOURS)
