"""The spaces of French, and French as it is written in France, made from that of Québec by two rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

WORDS: Mapping[str, str] = {
    "gestionnaire de médias sociaux": "community manager",
    "médias sociaux": "réseaux sociaux",
    "pigiste": "freelance",
    "courriel": "e-mail",
    "soumissions": "devis",
    "disque infonuagique": "stockage en ligne",
    "temps plein": "plein temps",
}
"""What is called otherwise in France; a longer name goes before one that it holds."""

_CALLED = re.compile("|".join(sorted(WORDS, key=len, reverse=True)), re.IGNORECASE)
_COLON = re.compile(r"(?<!duckdb)(?<!ducklake) ?:(?=\s|$)")
"""A colon that no address holds."""

_SIGN = re.compile(r"(?<=[0-9}]) ([%$])")
"""What belongs to the figure before it."""

_MARK = re.compile(r"(?<=[^\s\u202f])([;!?])(?=$|[\s»”)*])")
"""A mark that ends a part of a sentence, and none of an address."""


def unbroken(text: str) -> str:
    """A sentence with a no-break space before each colon and sign of a figure, and within quotation marks."""
    quoted = text.replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
    return _COLON.sub(f"{NO_BREAK}:", _SIGN.sub(rf"{NO_BREAK}\1", quoted))


def in_france(text: str) -> str:
    """A sentence with the words of France, and with a narrow space before ``;``, ``!`` and ``?``."""
    return _MARK.sub(rf"{NARROW}\1", _CALLED.sub(_called, text))


def _called(match: re.Match[str]) -> str:
    word = WORDS[match.group().lower()]
    return word[0].upper() + word[1:] if match.group()[0].isupper() else word
