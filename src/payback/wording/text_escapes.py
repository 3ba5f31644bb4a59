"""Names and cells out of files, shown as the text that they are: one escape for each medium that reads signs in texts.

HTML has Python's own, `html.escape`. Lines within a name are joined by `Words`, wherever it stands as a fact.
"""

from __future__ import annotations

import re
from html import escape

from payback.i18n import one_line

MARKUP = re.compile(r"([!#$&*+\-:<=>@\[\\\]^_`{|}~]|(?<=^\d)[.)]|(?<=\d)[.)](?= ))")
"""What Markdown may read something into. Nothing else is escaped: the name of a list shows the signs as they are."""

ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.IGNORECASE)
"""Where a text begins to be an address: Markdown makes links of those that nobody marked, escaped or not."""

BLANKS = re.compile(r"[ \t]+")
WORD_JOINER = "\N{WORD JOINER}"

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor of a terminal, colours it, or turns the reading direction round; not the end of a line."""


def plotly_text(text: str) -> str:
    """A text in a figure: Plotly reads a few tags of HTML, links among them."""
    return escape(text, quote=False)


def markdown_text(text: str) -> str:
    """A text in Markdown: no emphasis, formula, picture or link, not even of an address that stands in it."""
    plain = BLANKS.sub(" ", one_line(text)).strip(" ")
    return MARKUP.sub(r"\\\1", ADDRESS.sub(WORD_JOINER, plain))


def terminal_text(text: str) -> str:
    r"""Lines on a terminal, controls written out as ``\u001b``, as JSON writes them."""
    return CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def letters_only(text: str) -> str:
    """A text for cells, plain mails and shells, which break no lines: without the signs that only hold one together."""
    return text.replace(WORD_JOINER, "")
