"""What is said in French of where defaults come from is what is said in English: the same figures and addresses."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from payback.i18n import Words
from payback.workflows.method.sources import source_texts
from tests.english_words import english

ENGLISH, FRENCH = source_texts(Words("en")), source_texts(Words("fr"))
TARGET = re.compile(r"\]\(((?:[^()]|\([^()]*\))*)\)")


def digits(text: str) -> Counter[str]:
    """How often each digit stands in a text, addresses aside: marks and order are each language's own."""
    return Counter(character for character in TARGET.sub("]", text) if character.isdigit())


def test_every_entry_is_there() -> None:
    """A new default, or one that is gone, changes both pages."""
    assert [*ENGLISH] == [*FRENCH]


@pytest.mark.parametrize("name", ENGLISH)
def test_an_entry_says_the_same(name: str) -> None:
    """A figure or a source that was brought up to date in one language only is found here."""
    assert sorted(TARGET.findall(FRENCH[name])) == sorted(TARGET.findall(ENGLISH[name]))
    assert digits(FRENCH[name]) == digits(ENGLISH[name])


@pytest.mark.parametrize("name", FRENCH)
def test_an_entry_is_french(name: str) -> None:
    """But for names, titles and quotations; and no line breaks before a sign."""
    assert english(FRENCH[name]) == []
    assert re.findall(r"[ \n][:%$;?]", FRENCH[name]) == []


def test_the_rule_hears_english() -> None:
    """Every entry of the other page that is a sentence or two breaks it."""
    silent = [name for name, text in ENGLISH.items() if not english(text)]
    assert len(silent) < len(ENGLISH) / 8
