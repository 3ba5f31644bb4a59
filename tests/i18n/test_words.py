"""Sentences, amounts, shares and dates in French and English."""

from datetime import date

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from payback.i18n import LANGUAGES, Words, best_language
from payback.model.plan.plan import CURRENCIES

EN, FR = Words("en"), Words("fr")


def test_what_nobody_counts_out_is_a_power_of_ten() -> None:
    """A link or a file may hold any number, and a sentence about it stays one."""
    assert (EN.number(1e308), FR.number(-1.25e15, 2)) == ("1.0 × 10^308", "−1,2 × 10^15")
    assert (EN.money(4.4e20, "CAD"), EN.number(4.4e20, 2)) == ("$4.4 × 10^20", "4.4 × 10^20")
    assert EN.number(1e15 - 1) == "999,999,999,999,999"


@pytest.mark.parametrize(
    ("en", "fr", "amount"),
    [
        ("$62,000", "62\xa0000\xa0$", 62_000),
        ("−\u2060$41,000", "−41\xa0000\xa0$", -41_000.4),
        ("$0", "0\xa0$", -0.2),
    ],
)
def test_money_is_written_as_the_language_writes_it(en: str, fr: str, amount: float) -> None:
    """An amount has its currency sign on the language's side, a true minus and no minus zero."""
    assert (en, fr) == (EN.money(amount, "CAD"), FR.money(amount, "CAD"))


@given(
    amount=st.floats(-1e9, 1e9),
    currency=st.sampled_from(CURRENCIES),
    decimals=st.sampled_from([0, 2]),
    language=st.sampled_from(LANGUAGES),
)
def test_money_is_what_babel_writes(amount: float, currency: str, decimals: int, language: str) -> None:
    """Our faster way of writing an amount is Babel's to the last character, but for the true minus."""
    words, rounded = Words(language), round(amount, decimals)
    pattern = words.locale.currency_formats["standard"].pattern.replace(".00", ".00" if decimals else "")
    babel = format_currency(abs(rounded), currency, pattern, locale=words.locale, currency_digits=False)
    written = words.money(amount, currency, decimals)
    assert ("−" if rounded < 0 else "") + babel == written.replace("\u2060", "")


def test_other_dollars_are_told_apart() -> None:
    """A US amount cannot be taken for a Canadian one."""
    assert (EN.money(5.5, "USD", 2), FR.money(5.5, "USD", 2)) == ("US$5.50", "5,50\xa0$\xa0US")


def test_a_signed_amount_has_a_plus() -> None:
    """A gain is told from a loss by its sign, and nothing has none."""
    signed = [EN.money(amount, "CAD", signed=True) for amount in (38_200, -38_200, 0.3)]
    assert signed == ["+\u2060$38,200", "−\u2060$38,200", "$0"]


def test_short_money_for_axes() -> None:
    """An axis has thousands and millions."""
    shown = [FR.money_short(-150_000, "CAD"), EN.money_short(1_250_000, "CAD"), EN.money_short(-5_000, "CAD")]
    assert shown == ["−150\xa0k$", "$1.2M", "−\u2060$5K"]


def test_percent_has_no_idle_zeros() -> None:
    """A share shows the decimals it has, up to the limit."""
    assert [EN.percent(0.0125, 2), EN.percent(0.02, 2), EN.percent(0.7849, 0)] == ["1.25%", "2%", "78%"]
    assert FR.percent(0.0125, 2) == "1,25\xa0%"


@pytest.mark.parametrize(
    ("en", "fr", "value", "unit"),
    [
        ("$62,000 a year", "62\xa0000\xa0$ par an", 62_000, "money/year"),
        ("$6.25", "6,25\xa0$", 6.25, "money"),
        ("1.5% a month", "1,5\xa0% par mois", 0.015, "share/month"),
        ("1 month", "1 mois", 1, "months"),
        ("4.6 months", "4,6 mois", 4.6, "months"),
        ("1.5 people", "1,5 personne", 1.5, "people"),
        ("2", "2", 2, "no such unit"),
    ],
)
def test_a_value_in_the_words_of_its_unit(en: str, fr: str, value: float, unit: str) -> None:
    """A value says its unit, in the plural that the language asks for."""
    assert (en, fr) == (EN.unit_value(value, unit), FR.unit_value(value, unit))


def test_none_of_a_thing_may_have_words_of_its_own() -> None:
    """A heading says what to do where nothing is there to be counted."""
    assert [FR("track.plans_title", n=n) for n in (0, 1, 2)] == ["Geler un plan", "1 plan gelé", "2 plans gelés"]


def test_dates() -> None:
    """Months and days have names."""
    day = date(2028, 1, 5)
    assert (EN.month(day), FR.month(day)) == ("January 2028", "janvier 2028")
    assert (EN.month(day, short=True), FR.day(day)) == ("Jan 2028", "5 janvier 2028")


def test_facts_are_written_in_the_language() -> None:
    """Plain facts in a sentence need no formatting by the caller."""
    shown = FR("error.unreadable_number", text=[1234.5, date(2028, 1, 5), "x", None])
    assert "«\xa01\xa0234,5, 5 janvier 2028, x, \xa0»" in shown


@pytest.mark.parametrize(
    ("expected", "wanted", "locale"),
    [
        ("fr", "fr", "en-CA"),
        ("fr", None, "fr-CA"),
        ("en", "xx", "de-DE"),
        ("en", None, None),
        ("fr", "xx", "FR"),
    ],
)
def test_language_of_link_then_browser_then_english(expected: str, wanted: str | None, locale: str | None) -> None:
    """The link decides, then the browser, then English."""
    assert expected == best_language(wanted, locale)


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_tag(language: str) -> None:
    """Browsers are told the Canadian locale of the language."""
    assert f"{language}-CA" == Words(language).tag


def test_an_unknown_sentence_is_a_programmers_error() -> None:
    """A missing key is not hidden."""
    assert not EN.has("no.such")
    with pytest.raises(KeyError):
        EN("no.such")


@pytest.mark.parametrize(
    ("country", "day", "money"),
    [("", "1er mars 2027", "62\u00a0000\u00a0€"), ("FR", "1er mars 2027", "62\u202f000\u00a0€")],
)
def test_french_of_either_country(country: str, day: str, money: str) -> None:
    """The first of a month is counted; thousands stand apart as people there write them."""
    words = Words("fr", country)
    assert (words.day(date(2027, 3, 1)), words.money(62_000, "EUR")) == (day, money)
    assert words.parse_number(money) == 62_000
    assert words.tag == f"fr-{country or 'CA'}"
