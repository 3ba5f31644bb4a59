"""What a person should know of a file, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.history.reading_result import Note
    from payback.i18n import Words


def measure_name(measure: str, words: Words) -> str:
    """A measure as people call it."""
    return words(f"measure.{measure}") if words.has(f"measure.{measure}") else measure.replace("_", " ")


def note_text(note: Note, words: Words) -> str:
    """A note as a sentence, with its measures as people call them."""
    facts = dict(note.facts)
    if isinstance(measure := facts.get("measure"), str):
        facts["measure"] = measure_name(measure, words)
    if isinstance(measures := facts.get("measures"), list | tuple):
        facts["measures"] = [measure_name(str(name), words) for name in measures]
    return words(f"note.{note.key}", **facts)


def note_texts(notes: Iterable[Note], words: Words) -> list[str]:
    """Notes as sentences; what was noted of several tables in the same words stands once, with their number."""
    times = Counter(note_text(note, words) for note in notes)
    return [words("note.repeated", text=text, n=n) if n > 1 else text for text, n in times.items()]
