"""A fact as it stands in a sentence: money, a share, a day, or so many of a thing, in the language's own form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from payback.i18n.words import Words

LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """A name or a cell in a sentence of ours, of which it must not look like a line, nor turn the rest round.

    Whatever ends a line is written as a space; marks that turn the reading direction are left out.
    """
    return TURNING.sub("", LINE_END.sub(" ", text))


def written(words: Words, value: object, kind: str, facts: Mapping[str, Any]) -> str:
    """A fact as the sentence asks for it.

    Args:
        words: Of the language.
        value: The fact.
        kind: A key of `_WRITE`; a key below ``count.``, where it is so many of a thing; empty for a plain value.
        facts: All facts of the sentence: an amount stands in its ``currency``.

    Raises:
        KeyError: No such kind: a programmer's error.
    """
    if kind in _WRITE:
        return _WRITE[kind](words, value, facts)
    return words(f"count.{kind}", n=value) if kind else _plain(words, value)


def _plain(words: Words, value: object) -> str:
    match value:
        case str():
            return one_line(value)
        case bool() | None:
            return str(value or "")
        case int() | float():
            return words.number(value, 2)
        case date():
            return words.day(value)
        case Iterable():
            return ", ".join(_plain(words, item) for item in value)
    return str(value)


def _opening(words: Words, value: object) -> str:
    """A month, or a text, that a sentence begins with: months are small letters in French."""
    text = words.month(value) if isinstance(value, date) else _plain(words, value)
    return text[:1].upper() + text[1:]


def _held(words: Words, kinds: str | Sequence[str]) -> str:
    """Files of these kinds, counted: ``3 pictures and a PDF``."""
    counts = Counter([kinds] if isinstance(kinds, str) else kinds)
    return words.listed([words(f"held.{kind}", n=n) for kind, n in counts.items()])


_Writer = Callable[["Words", Any, Mapping[str, Any]], str]
_WRITE: Mapping[str, _Writer] = {
    "money": lambda words, value, facts: words.money(value, facts["currency"]),
    "signed": lambda words, value, facts: words.money(value, facts["currency"], signed=True),
    "percent": lambda words, value, _: words.percent(value),
    "exact": lambda words, value, _: words.percent(value, 4),
    "price": lambda words, value, facts: words.money(value, facts["currency"], 0 if value == round(value) else 2),
    "chance": lambda words, value, _: words.percent(value, 0),
    "month": lambda words, value, _: words.month(value),
    "opening": lambda words, value, _: _opening(words, value),
    "day": lambda words, value, _: words.day(value),
    "whole": lambda words, value, _: words.number(value),
    "tenths": lambda words, value, _: words.number(value, 1),
    "held": lambda words, value, _: _held(words, value),
}
