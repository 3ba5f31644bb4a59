"""The sentences of one language, read from its TOML file: ``[section] key`` becomes ``section.key``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Sentence: TypeAlias = str | Mapping[str, str]
"""One template, or one template per plural category (``one``, ``other`` ...)."""

LANGUAGES = ("en", "fr")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


@cache
def catalogue(language: str) -> Mapping[str, Sentence]:
    """Every sentence of a language by its dotted key."""
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return dict(_sentences(tomllib.loads(text), ""))


def placeholders(sentence: Sentence) -> frozenset[str]:
    """Names of the facts that a sentence needs, over all its plural forms."""
    forms = [sentence] if isinstance(sentence, str) else sentence.values()
    fields = (field for form in forms for _, field, _, _ in Formatter().parse(form))
    return frozenset(field for field in fields if field)


def _sentences(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Sentence]]:
    for key, value in table.items():
        if isinstance(value, str) or _is_plural(value):
            yield f"{prefix}{key}", value
        else:
            yield from _sentences(value, f"{prefix}{key}.")


def _is_plural(table: Mapping[str, Any]) -> bool:
    return "other" in table and PLURALS.issuperset(table)
