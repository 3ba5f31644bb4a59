"""Streamlit's own words: what they are called here is what the installed release says; they travel to the browser."""

from __future__ import annotations

from pathlib import Path

import streamlit

from payback.i18n import Words, catalogue
from payback.ui.control_description import builtin_words

MADE_OF_TWO = ("Press Enter to ", "Press Ctrl+")
"""How sentences begin that Streamlit puts together of parts."""


OF_THE_BROWSER = ("year, ", "month, ", "day, ")
"""How the parts of a date begin: their names are those that the browser has for them (`Intl.DisplayNames`)."""


def test_streamlit_says_what_is_translated() -> None:
    """A release that words something otherwise is found here, before a reader finds English."""
    scripts = Path(streamlit.__file__).parent / "static" / "static" / "js"
    said = "\n".join(path.read_text(encoding="utf-8") for path in sorted(scripts.glob("*.js")))
    english = [str(text) for key, text in catalogue("en").items() if key.startswith("builtin.")]
    composed = MADE_OF_TWO + OF_THE_BROWSER
    assert [text for text in english if not text.startswith(composed) and not _is_in(text, said)] == []
    assert "Intl.DisplayNames" in said
    assert all(f"`{begin}" in said or begin == "Press Ctrl+" for begin in MADE_OF_TWO)


def _is_in(template: str, said: str) -> bool:
    before, fact, after = template.partition("{text}")
    return (f"`{before}`" if not fact else before or after.removeprefix("MB")) in said


def test_they_travel_in_the_readers_language() -> None:
    """With the place of a fact left open; in English nothing does."""
    french = builtin_words(Words("fr"))
    assert (french["Open"], french["{}MB per file"]) == ("Ouvrir", "{} Mo par fichier")
    assert builtin_words(Words("en")) == {}
