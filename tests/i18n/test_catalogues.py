"""Both catalogues say the same things, and everything that code says is in them."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from payback.i18n import LANGUAGES, Words, catalogue, placeholders
from payback.i18n.french import WORDS
from payback.model import ASSUMPTIONS, GROUPS, VALUE_STREAMS
from payback.model.streams import Stream

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
KEYS = sorted({key for language in LANGUAGES for key in catalogue(language)})
WORDS_OF_A_STREAM = ("stream.{}", "stream_in_list.{}", "arithmetic.{}", "method.{}.title", "method.{}.text")
"""What the product asks for by the name of a value stream."""


def test_every_sentence_in_every_language_with_the_same_facts() -> None:
    """A sentence that one language lacks, or whose facts differ, would break a page in that language only."""
    lacking = [key for key in KEYS for language in LANGUAGES if key not in catalogue(language)]
    assert lacking == []
    differing = [key for key in KEYS if len({placeholders(catalogue(language)[key]) for language in LANGUAGES}) > 1]
    assert differing == []


def test_no_sentence_is_empty() -> None:
    """Every form of every sentence says something."""
    empty = [
        key
        for language in LANGUAGES
        for key, sentence in catalogue(language).items()
        if not all(form.strip() for form in ([sentence] if isinstance(sentence, str) else sentence.values()))
    ]
    assert empty == []


def test_every_assumption_and_group_has_words() -> None:
    """Sliders, link notices and tables are drawn from the table of assumptions, and need its words."""
    needed = [f"assumption.{name}.{part}" for name in ASSUMPTIONS for part in ("label", "means")]
    needed += [f"group.{group}" for group in GROUPS]
    assert [key for key in needed if key not in KEYS] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stream", VALUE_STREAMS.values(), ids=lambda stream: stream.name)
def test_every_value_stream_has_all_its_words(stream: Stream, language: str) -> None:
    """Toggles, charts, the arithmetic and the method ask for them by the stream's name: nothing else would notice."""
    needed = [key.format(stream.name) for key in WORDS_OF_A_STREAM]
    needed += [f"method.what.{formula}" for formula in stream.formulas]
    assert [key for key in needed if key not in catalogue(language)] == []


def test_the_list_of_a_streams_words_is_complete() -> None:
    """What the catalogues hold for every stream of today is asked of each stream of tomorrow."""
    patterns = [
        {
            ".".join("{}" if part == stream else part for part in key.split("."))
            for key in KEYS
            if stream in key.split(".")
        }
        for stream in VALUE_STREAMS
    ]
    assert set.intersection(*patterns) == set(WORDS_OF_A_STREAM)


def test_french_is_spaced_as_here() -> None:
    """No space before a semicolon, a question or an exclamation mark: Canadian French."""
    spaced = re.compile(r"[ \u00a0\u202f][;?!](?=[\s»”'\"]|$)")
    assert [key for key, text in catalogue("fr").items() if spaced.search(str(text))] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_key_in_code_exists(path: Path) -> None:
    """Whatever code asks of Words, or raises as an error, is in the catalogues."""
    known = catalogue("en")
    missing = [
        key
        for key, whole in _keys(_parsed(path))
        if not (key in known if whole else any(name.startswith(key) for name in known))
    ]
    assert missing == []


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])


@cache
def _errors() -> frozenset[str]:
    """Names of `PaybackError` and every class below it."""
    names = {"PaybackError"}
    for _ in range(4):
        for path in SOURCES:
            for node in ast.walk(_parsed(path)):
                if isinstance(node, ast.ClassDef) and names & {getattr(base, "id", "") for base in node.bases}:
                    names.add(node.name)
    return frozenset(names)


def _keys(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Key asked for, and whether it is whole or the start of one that is put together."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if name == "words" and isinstance(first, ast.JoinedStr) and isinstance(first.values[0], ast.Constant):
            yield str(first.values[0].value), False
        elif isinstance(first, ast.Constant) and isinstance(first.value, str):
            if name == "words":
                yield first.value, True
            elif name in _errors():
                yield f"error.{first.value}", True


CANADA = re.compile(r"[\s\u00a0\u202f][;?!](?=$|[\s»”)])")
FRANCE = re.compile(r"[^\u202f][;?!](?=$|[\s»”)*])")
COLON = re.compile(r"[^\u00a0]:(?=\s)|«[^\u00a0]|[^\u00a0]»|[0-9}] [%$]")
ADDRESS = re.compile(r"duckdb:|ducklake:")


@pytest.mark.parametrize(("country", "wrong"), [("", CANADA), ("FR", FRANCE)])
def test_each_french_has_its_own_spaces(country: str, wrong: re.Pattern[str]) -> None:
    """None before ``;``, ``!`` and ``?`` in Québec, a narrow one in France; a no-break one before ``:`` and ``%``."""
    texts = {key: ADDRESS.sub("", str(text)) for key, text in catalogue("fr", country).items()}
    sentences = {key: text for key, text in texts.items() if not text.startswith("{")}
    assert [key for key, text in sentences.items() if wrong.search(text) or COLON.search(text)] == []


def test_french_has_one_word_for_an_idea() -> None:
    """An exportation is no export, and a lead is a piste wherever it is named."""
    other = re.compile(r"\bexports?\b|\bprospects?\b", re.IGNORECASE)
    assert [key for key, text in catalogue("fr").items() if other.search(str(text))] == []


def test_french_of_france_says_the_same_with_its_own_words() -> None:
    """Every sentence with the same facts; none of the words that only Québec uses."""
    canada, france = catalogue("fr"), catalogue("fr", "FR")
    assert [key for key, text in canada.items() if placeholders(text) != placeholders(france[key])] == []
    assert [key for key, text in france.items() if any(word in str(text).lower() for word in WORDS)] == []
    assert "freelance" in str(france["alternative.best_freelancer"])


NEVER_ONE = {
    "arithmetic.": "volumes are told to five digits, views by the thousand",
    "builtin.another_kind": "an ending of file names, not a count",
    "error.too_many_": "more than the most that a file can have",
    "examples.lead": "as many as the project has",
    "method.plan.text": "decimals and assumptions as the project has them",
    "origins.first": "as many as are shown at most",
    "record.": "told from five plans on",
}
"""How the keys begin of sentences whose counts cannot be one, and why."""

SEVERAL = {
    "en": r"months|days|weeks|years|hours|minutes|seconds|rows|columns|files|tables|times|followers|people|views"
    r"|questions|orders|plans|posts|networks|hires|notices|decimals|assumptions|examples|clicks|messages|places",
    "fr": r"jours|semaines|années|ans|heures|minutes|secondes|lignes|colonnes|fichiers|tables|abonnés|personnes|vues"
    r"|questions|commandes|plans|publications|réseaux|embauches|décimales|hypothèses|clics|messages|endroits"
    r"|nouvelles|modifiées|changées|identiques|premières",
}
"""Names of several things, as sentences count them."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_a_thing_is_one_thing(language: str) -> None:
    """Every sentence is said with one of whatever it counts: no page says "1 months", and none "1 commandes"."""
    words = Words(language)
    several = re.compile(rf"(?<![\w.,])1\s(?:(?:more|new|whole|other|known|frozen)\s)?(?:{SEVERAL[language]})\b")
    said = {key: words(key, **_ones(sentence)) for key, sentence in catalogue(language).items()}
    wrong = {key: several.findall(text) for key, text in said.items() if not key.startswith(tuple(NEVER_ONE))}
    assert {key: found for key, found in wrong.items() if found} == {}


def _ones(sentence: str | dict[str, str]) -> dict[str, object]:
    """One for each fact of a sentence: a day, a file or a number."""
    kinds = {"month": date(2026, 1, 1), "day": date(2026, 1, 1), "held": ["pdf"]}
    forms = [sentence] if isinstance(sentence, str) else sentence.values()
    fields = [(name, kind) for form in forms for _, name, kind, _ in Formatter().parse(form) if name]
    return {"n": 1, "currency": "CAD"} | {name: kinds.get(kind, 1) for name, kind in fields}


def test_a_count_takes_the_form_of_its_number() -> None:
    """Of two counts in a sentence each has its own form, and a part of a month is told as the language tells it."""
    wait = {language: Words(language)("track.branch.wait", share="12%", worked=1, n=5) for language in LANGUAGES}
    assert "after 1 month; the review is in 5 months" in wait["en"]
    assert "après 1 mois; la revue est dans 5 mois" in wait["fr"].replace("\xa0", " ")
    parts = [Words(language)("team.effort_loses", hours=1.5, amount=0, currency="CAD") for language in LANGUAGES]
    assert ("1.5 hours a week" in parts[0], "1,5 heure par semaine" in parts[1].replace("\xa0", " ")) == (True, True)


def test_a_french_sentence_never_begins_with_a_small_month() -> None:
    """Months are small letters in French, but for the first word of a sentence."""
    small = [key for key, text in catalogue("fr").items() if re.match(r"\{\w+:month\}", str(text)) and "." in str(text)]
    assert small == []
    words = Words("fr")
    assert words("effect.note.incomplete", month=date(2026, 10, 1)).startswith("Octobre 2026 est laissé de côté")
    assert words("track.last", month="août 2026", actual="1", planned="2").startswith("Août 2026")
