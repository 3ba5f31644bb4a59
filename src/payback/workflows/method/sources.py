"""Where defaults come from: the entries of data/SOURCES.md, by the name of what they are about."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from payback.workflows.method.markdown import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SOURCES = ROOT / "data" / "SOURCES.md"
ENTRY = re.compile(r'<a id="(?P<name>\w+)"></a>\n###? .*\n(?:\*\*.*\n)?\n?(?P<text>(?:(?!<a id=|## ).*\n)*)')


@cache
def source_texts(path: Path = SOURCES) -> Mapping[str, str]:
    """The text of each entry; none where the page is not at hand, as in an installed package."""
    if not path.is_file():
        return {}
    return {entry["name"]: entry["text"].strip() for entry in ENTRY.finditer(path.read_text(encoding="utf-8"))}
