"""Every colour of the product, once: by role, in light and in dark.

Figures, Streamlit's theme, the stylesheet, memo and workbook all take theirs from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Colour(NamedTuple):
    """One colour in each theme, as CSS writes it."""

    light: str
    dark: str


def _translucent(colour: Colour, light: float, dark: float) -> Colour:
    """The same colour with an opacity in each theme."""
    return Colour(*(f"rgba({_rgb(value)},{alpha:.2f})" for value, alpha in zip(colour, (light, dark), strict=True)))


def _rgb(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


TRANSPARENT = "rgba(0,0,0,0)"
_VALUE = Colour("#0b6b69", "#4cc2b6")

FIGURE_COLOURS: Mapping[str, Colour] = {
    "value": _VALUE,
    "mark": Colour("#c8553d", "#ff8a70"),
    "ochre": Colour("#d99a2b", "#e8b04d"),
    "slate": Colour("#5a6bb0", "#93a3ec"),
    "plum": Colour("#7a4a8c", "#c9a0dc"),
    "sand": Colour("#b8b2a2", "#6c7684"),
    "rose": Colour("#b5407c", "#f492bd"),
    "moss": Colour("#5f8a24", "#a9d15f"),
    "sky": Colour("#2680c2", "#63b8f5"),
    "umber": Colour("#7a5537", "#cf9f74"),
    "text": Colour("#1b2330", "#eef1f4"),
    "muted": Colour("#5b6471", "#a5adb9"),
    "zero": Colour("#6e7783", "#8b94a1"),
    "grid": Colour("#e9e6dd", "#2a323e"),
    "surface": Colour("#ffffff", "#1b212b"),
    "fan": _translucent(_VALUE, 0.13, 0.20),
}
"""What figures are drawn in. No two are alike in the light theme: a page swaps each for its dark counterpart."""

PAGE_COLOURS: Mapping[str, Colour] = {
    "background": Colour("#fbfaf7", "#12161d"),
    "sidebar": Colour("#f4f1ea", "#171c25"),
    "field": Colour("#ffffff", "#222a35"),
    "quiet": Colour("#f1eee6", "#1e2530"),
    "head": Colour("#f1eee6", "#222a35"),
    "line": Colour("#e4e0d5", "#2f3743"),
    "border": Colour("#dedacf", "#2f3743"),
    "track": Colour("#ece8dd", "#2b333f"),
    "on-value": Colour("#ffffff", "#0d1b1a"),
    "link": Colour(_VALUE.light, "#5fd0c4"),
    # The mark as small text: 4.5 to 1 on every background.
    "warning": Colour("#b3432a", "#ff9a82"),
    "yellow": Colour("#96650c", "#ecb656"),
    "blue": Colour("#4a5ba3", "#9dabf0"),
}
"""What pages have besides."""

PAPER: Mapping[str, str] = {
    **{role: colour.light for role, colour in {**FIGURE_COLOURS, **PAGE_COLOURS}.items()},
    "input": "#fff6d6",
    "input-text": "#1f3a8a",
    "input-border": "#d9c98a",
}
"""What a memo and a workbook are drawn in: the light theme, and cells to type into."""


def custom_properties() -> str:
    """The stylesheet's custom properties, ``--pb-value`` and so on; Streamlit sets ``color-scheme`` on the page."""
    colours = {**FIGURE_COLOURS, **PAGE_COLOURS}
    lines = (f"  --pb-{role}: light-dark({colour.light}, {colour.dark});" for role, colour in colours.items())
    return "\n".join((":root {", *lines, "}", ""))


def paper_properties() -> str:
    """Custom properties of a page that is given away: one theme, no server that adds them."""
    return ":root{" + "".join(f"--pb-{role}:{colour};" for role, colour in PAPER.items()) + "}\n"
