"""Where defaults come from: the entries of data/SOURCES.md, by the name of what they are about, in either language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from payback.i18n.catalogue import FRANCE
from payback.i18n.french import in_france
from payback.workflows.method.markdown import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.i18n import Words

DATA = ROOT / "data"
PAGES: Mapping[str, str] = {"en": "SOURCES.md", "fr": "SOURCES.fr.md"}
"""The page of each language; the first one is what counts, the other says the same."""

ENTRY = re.compile(r'<a id="(?P<name>\w+)"></a>\n###? .*\n(?:\*\*.*\n)?\n?(?P<text>(?:(?!<a id=|## ).*\n)*)')


def source_texts(words: Words, folder: Path = DATA) -> Mapping[str, str]:
    """The text of each entry; none where the page is not at hand, as in an installed package."""
    return _texts(folder / PAGES[words.language], words.country)


@cache
def _texts(path: Path, country: str) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    written = {entry["name"]: entry["text"].strip() for entry in ENTRY.finditer(path.read_text(encoding="utf-8"))}
    return {name: in_france(text) for name, text in written.items()} if country == FRANCE else written
