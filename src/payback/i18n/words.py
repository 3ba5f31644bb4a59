"""`Words`: a sentence, an amount, a share, a date and a typed number in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from math import inf
from string import Formatter
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_currency, format_currency

from payback.i18n.catalogue import FRANCE, LANGUAGES, Sentence, catalogue
from payback.i18n.number_input import parse_number
from payback.i18n.sentence_facts import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

MOST_WRITTEN_OUT = 1e15
"""From here on a number is written by its power of ten: nobody counts that many digits."""

READER = "reader"
"""Section of the sentences for somebody who may look only."""

MINUS = "\N{MINUS SIGN}"
JOINER = "\N{WORD JOINER}"
"""Has no width; a line may break between a sign and a currency, and not here."""

_LOCALES = {("fr", FRANCE): "fr_FR", ("fr", ""): "fr_CA", ("en", ""): "en_CA"}
_FIRST = re.compile(r"^1(?= )")
"""The first day of a month, which French counts and does not number."""


def best_language(wanted: str | None, locale: str | None = None) -> str:
    """The language of a link, else the nearest to a browser's locale (``fr-CA``), else English."""
    asked = (wanted or "", (locale or "").partition("-")[0].lower())
    return next((language for language in asked if language in LANGUAGES), "en")


@dataclass(frozen=True)
class Words:
    """Everything a person reads, in one language.

    Args:
        language: One of `LANGUAGES`.
        country: ``FR`` for readers in France, whose French is another one; empty for all others.
        reader: Whether somebody who may look only is spoken to: never of what to do where they may not.
    """

    language: str
    country: str = ""
    reader: bool = False

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence under ``key``, its facts written as this language writes them.

        Facts are plain values; ``{cost:money}`` (with the fact ``currency``), ``{rate:percent}`` and
        ``{start:month}`` choose how one is written, and ``{worked:months}`` counts it: one month, two
        months. The fact ``n`` chooses among plural forms; none of a thing is said by ``zero``, where a
        sentence has it.

        Raises:
            KeyError: No such sentence, or a fact it needs is missing: a programmer's error.
        """
        sentence = self.catalogue[self._key(key)]
        if not isinstance(sentence, str):
            n = facts.get("n")
            form = "zero" if n == 0 and "zero" in sentence else self.plural(n)
            sentence = sentence.get(form, sentence["other"])
        return "".join(
            text if name is None else f"{text}{written(self, facts[name], kind, facts)}"
            for text, name, kind in _parts(sentence)
        )

    def _key(self, key: str) -> str:
        """The key of the sentence for whoever may look only, where there is one for them."""
        other = f"{READER}.{key}"
        return other if self.reader and other in self.catalogue else key

    def has(self, key: str) -> bool:
        """Whether there is a sentence under ``key``."""
        return key in self.catalogue

    @property
    def catalogue(self) -> Mapping[str, Sentence]:
        """Every sentence, as it stands with its facts left open."""
        return catalogue(self.language, self.country)

    def plural(self, n: object) -> str:
        """Plural category (``one``, ``many``, ``other``) of a count in this language."""
        return str(self.locale.plural_form(n)) if isinstance(n, int | float) else "other"

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale: Canadian in either language, but for French in France."""
        return Locale.parse(self._locale)

    @property
    def tag(self) -> str:
        """The locale as browsers write it: ``fr-CA``."""
        return self._locale.replace("_", "-")

    @property
    def _locale(self) -> str:
        return _LOCALES.get((self.language, self.country), _LOCALES[self.language, ""])

    def money(self, amount: float, currency: str, decimals: int = 0, *, signed: bool = False) -> str:
        """An amount, ``$62,000`` or ``62 000 $``; negative with a true minus, ``signed`` with a plus too."""
        before, after = _around_money(self, currency)
        shown = round(float(amount), decimals)
        sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
        joiner = JOINER if sign and before else ""
        return f"{sign}{joiner}{before}{self._grouped(abs(shown), decimals)}{after}"

    def money_short(self, amount: float, currency: str, decimals: int = 1) -> str:
        """An amount for an axis: ``$150K`` or ``150 k$``."""
        text = format_compact_currency(amount, currency, locale=self.locale, fraction_digits=decimals)
        return text.replace("-", MINUS + JOINER if _around_money(self, currency)[0] else MINUS)

    def number(self, x: float, decimals: int = 0) -> str:
        """A number with grouped thousands and at most ``decimals`` decimals."""
        shown = round(float(x), decimals)
        text = self._grouped(abs(shown), decimals)
        if decimals and abs(shown) < MOST_WRITTEN_OUT:
            text = text.rstrip("0").rstrip(_marks(self)[1])
        return f"{MINUS}{text}" if shown < 0 else text

    def _grouped(self, x: float, decimals: int) -> str:
        """Digits with the language's marks; hundreds of them are written in a run, and Babel takes 0.1 ms for one."""
        group, point = _marks(self)
        if MOST_WRITTEN_OUT <= x < inf:
            digits, _, power = f"{x:.1e}".partition("e+")
            return f"{digits.replace('.', point)} × 10^{int(power)}"
        whole, _, rest = f"{x:,.{decimals}f}".partition(".")
        whole = whole.replace(",", group)
        return f"{whole}{point}{rest}" if rest else whole

    def percent(self, x: float, decimals: int = 1) -> str:
        """A share (0.015) as a percentage: ``1.5%`` or ``1,5 %``, without idle zeros."""
        sign = str(self.locale.percent_formats[None].pattern).rpartition("0")[2]
        return self.number(x * 100, decimals) + sign

    def unit_value(self, value: float, unit: str, *, currency: str = "CAD", decimals: int = 2) -> str:
        """A value in the words of its unit: ``$62,000 a year``, ``1,5 % par mois``, ``12 months``.

        At most ``decimals`` decimals are shown: of the percentage where the unit is a share, and of money
        only where it is not whole.
        """
        if unit.startswith("money"):
            amount = self.money(value, currency, 0 if value == round(value) else 2)
        elif unit.startswith("share"):
            amount = self.percent(value, decimals)
        else:
            amount = self.number(value, decimals)
        key = f"unit.{unit}"
        return self(key, n=round(value, decimals), amount=amount) if self.has(key) else amount

    def listed(self, names: Sequence[str]) -> str:
        """Several names in a row: ``sales, leads and answers``."""
        return format_list(list(names), locale=self.locale)

    def month(self, day: date, *, short: bool = False) -> str:
        """The calendar month of a day: ``January 2028``, short ``Jan 2028``."""
        return format_date(day, "MMM yyyy" if short else "LLLL yyyy", locale=self.locale)

    def day(self, day: date) -> str:
        """A day: ``January 5, 2028``, ``5 janvier 2028`` or ``1er janvier 2028``."""
        text = format_date(day, "long", locale=self.locale)
        return _FIRST.sub("1er", text) if self.language == "fr" else text

    @property
    def decimal_mark(self) -> str:
        """What divides off decimals."""
        return _marks(self)[1]

    def parse_number(self, text: str, unit: str = "", currency: str = "") -> float:
        """The number a person typed (``60 000,50 $``, ``60k``, ``1,5 %``); a share for units that are shares.

        Beside it only the names of the unit may stand; of a currency only its own.

        Raises:
            PaybackError: ``unreadable_number``.
        """
        return parse_number(text, unit, decimal_comma=self.language == "fr", currency=currency)


@cache
def _marks(words: Words) -> tuple[str, str]:
    """What groups thousands, and what divides off the decimals."""
    symbols = words.locale.number_symbols["latn"]
    return str(symbols["group"]), str(symbols["decimal"])


@cache
def _around_money(words: Words, currency: str) -> tuple[str, str]:
    """What stands before and after an amount, as Babel has it."""
    locale = words.locale
    pattern = str(locale.currency_formats["standard"].pattern).replace(".00", "")
    before, _, after = format_currency(7, currency, pattern, locale=locale, currency_digits=False).partition("7")
    return before, after


@cache
def _parts(sentence: str) -> tuple[tuple[str, str | None, str], ...]:
    """A sentence taken apart: what is said, which fact follows it (None at the end), and how that is written."""
    return tuple((text, name, kind or "") for text, name, kind, _ in Formatter().parse(sentence))
