"""The memo as slides that finance can edit: native text, a native chart, native tables; one slide, or three."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from payback.share.memo.deck import MUTED, TEXT, WIDTH_INCHES, Deck, section_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.share.memo.content import Memo
    from payback.share.memo.sections import Section

LEFT, TOP, WIDTH, GAP = 0.5, 1.3, WIDTH_INCHES - 1, 0.3
"""Where a slide's content stands, in inches."""


AT_EASE = 600
"""Letters of 11 points that have room beside the curve."""


def memo_slides(memo: Memo, rest: str, open_label: str, *, three: bool = False) -> bytes:
    """The deck: the answer with its curve on one slide, with `three` the figures and the assumptions on two more.

    Args:
        memo: What it says.
        rest: The last line.
        open_label: What the link is called.
        three: Whether the tables follow.
    """
    deck = Deck(memo, rest, open_label)
    slide = deck.slide()
    deck.text(slide, (LEFT, TOP, WIDTH, 0.6), [(memo.doubt, 13, TEXT)])
    for place, figure in enumerate(memo.figures):
        lines = [(figure.label, 11, MUTED), (figure.value, 22, TEXT), (figure.note, 10, MUTED)]
        deck.text(slide, (LEFT + 3.1 * place, 2.05, 3.0, 1.0), lines)
    deck.chart(slide, (LEFT, 3.25, 7.4, 3.5))
    last = memo.sections[-1]
    size = 11 if sum(map(len, last.points)) <= AT_EASE else 9
    points = [(f"• {point}", size, TEXT) for point in last.points]
    deck.text(slide, (8.1, 3.25, 4.75, 3.5), [(last.heading, 14, TEXT), *points])
    if three:
        for sections in memo.slides:
            _more(deck, [memo.sections[place] for place in sections])
    out = BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _more(deck: Deck, sections: Sequence[Section]) -> None:
    """A further slide: two sections side by side, a third one below them over the whole width."""
    slide, half = deck.slide(), (WIDTH - GAP) / 2
    upper, lower = sections[:2], sections[2:]
    for place, section in enumerate(upper):
        deck.section(slide, section, (LEFT + (half + GAP) * place, TOP, half))
    below = TOP + max(section_height(section, half) for section in upper)
    for section in lower:
        deck.section(slide, section, (LEFT, below, WIDTH))
