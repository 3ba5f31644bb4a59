"""docs/method.md: the sections of the Method page in English, with links to the sources."""

from __future__ import annotations

from pathlib import Path

from payback.i18n import Words
from payback.workflows.method.sections import sections

ROOT = Path(__file__).resolve().parents[4]

HEAD = "<!-- Made by `python -m payback.workflows.method` from the code; change the code, not this file. -->"


def document() -> str:
    """The whole document as Markdown."""
    words = Words("en")
    parts = [HEAD, f"# {words('method.title')}", words("method.lead")]
    for section in sections(words, link="../data/SOURCES.md#{name}"):
        parts += [f"## {section.title}", section.body]
    return "\n\n".join(parts) + "\n"
