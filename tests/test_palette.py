"""Every colour stands in the palette, and nowhere else."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from payback.model import VALUE_STREAMS
from payback.palette import FIGURE_COLOURS, PAGE_COLOURS, custom_properties
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


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_stream_has_a_colour_of_its_own(theme: str) -> None:
    """No two are alike, in either theme: each pair lies well apart in red, green and blue."""
    roles = [stream.colour for stream in VALUE_STREAMS.values()]
    assert len(set(roles)) == len(roles)
    colours = [getattr(FIGURE_COLOURS[role], theme) for role in roles]
    for one, other in combinations(colours, 2):
        apart = sum((int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) ** 2 for at in (1, 3, 5)) ** 0.5
        assert apart > 45, (one, other)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ["rose", "moss", "sky", "umber"])
def test_colours_of_streams_stand_out(role: str, theme: str) -> None:
    """At least 3 to 1 on what figures are drawn on, as graphics have to (WCAG 2, 1.4.11)."""
    surface = getattr(FIGURE_COLOURS["surface"], theme)
    assert contrast(getattr(FIGURE_COLOURS[role], theme), surface) >= 3
