"""English in what a French reader reads: words that French has none of, outside names, titles, quotations and code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(
    r"(?<![\w.'’/@#-])(?:the|of|and|is|are|was|were|be|been|with|without|by|from|to|for|not|this|that|these|which|your|you|"
    r"their|it|its|has|have|will|nothing|only|when|where|here|there|what|who|how|every|each|one|all|choose|press|add)"
    r"(?![\w'’/@-])",
    re.IGNORECASE,
)
APART = re.compile(
    r"<(style|script)\b.*?</\1>|<code>.*?</code>|`[^`]*`|«[^»]*»|\*[^*\n]+\*|https?://\S+|\{[^}]*\}|"
    r"\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)|[^<>\n]*\.(?:csv|xlsx?)\b",
    re.DOTALL,
)
"""Code, quotations, titles, addresses, facts that a browser fills in, names of files and of linked publications."""

SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
NAMES = re.compile(
    r"Bureau\s+of\s+Labor\s+Statistics|Journal\s+of\s+Marketing|Society\s+for\s+Human\s+Resource\s+Management"
)


def english(text: str) -> list[str]:
    """The English words in a text, which may be HTML: of that also what a screen reader says."""
    plain = NAMES.sub("", APART.sub(" ", text))
    return WORD.findall(" ".join([TAG.sub(" ", plain), *SPOKEN.findall(plain)]))


def english_sentences(texts: Iterable[str]) -> list[str]:
    """Those of several texts that hold English, each once."""
    return sorted({text for text in texts if " " in text.strip() and english(text)})
