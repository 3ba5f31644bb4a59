"""The sentences of one language, read from its TOML file: ``[section] key`` becomes ``section.key``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeAlias

from payback.i18n.french import in_france, unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Sentence: TypeAlias = str | Mapping[str, str]
"""One template, or one template per plural category (``one``, ``other`` ...)."""

LANGUAGES = ("en", "fr")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


FRANCE = "FR"
"""The country whose French is not that of Québec."""


def catalogue(language: str, country: str = "") -> Mapping[str, Sentence]:
    """Every sentence of a language by its dotted key, as people write it in a country."""
    return _catalogue(language, country)


@cache
def _catalogue(language: str, country: str) -> Mapping[str, Sentence]:
    if (language, country) == ("fr", FRANCE):
        return {key: _each_form(sentence, in_france) for key, sentence in catalogue(language).items()}
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    sentences = dict(_sentences(tomllib.loads(text), ""))
    return (
        {key: _each_form(phrasing, unbroken) for key, phrasing in sentences.items()} if language == "fr" else sentences
    )


def _each_form(sentence: Sentence, rule: Callable[[str], str]) -> Sentence:
    if isinstance(sentence, str):
        return rule(sentence)
    return {form: rule(text) for form, text in sentence.items()}


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
