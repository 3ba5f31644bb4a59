"""Numbers as people type them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words

UNITS = ("money/year", "share", "share/month", "people", "months", "fte", "ratio")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("expected", "text", "unit"),
    [
        (60_000.5, "60 000,50 $", "money/year"),
        (60_000, "60,000", "money/year"),
        (60_000, "60.000", "money"),
        (60_000, "60k", "money/year"),
        (60_000, "60 k$", "money/year"),
        (1_200_000, "1,2 M", "people"),
        (0.015, "1,5 %", "share/month"),
        (0.015, "1.5", "share"),
        (62_000.4, "US$62,000.40", "money"),
        (1_234_567.8, "1\u202f234\u00a0567,8 $", "money"),
        (1_000_000, "1,000,000", "people"),
        (-41_000, "−$41,000", "money"),
        (-41_000, "−\u2060$41,000", "money"),
        (0.125, "0,125", "months"),
        (0.5, ".5", "fte"),
        (12, "12 months", "months"),
        (12, "12 mois", "months"),
    ],
)
def test_typed_numbers(expected: float, text: str, unit: str, language: str) -> None:
    """What people type in either language is understood in both."""
    assert expected == pytest.approx(Words(language).parse_number(text, unit))


def test_without_a_unit_the_language_decides() -> None:
    """A lone comma groups in English and divides in French."""
    assert (Words("en").parse_number("1,234"), Words("fr").parse_number("1,234")) == (1234, 1.234)


@pytest.mark.parametrize("text", ["", "abc", "5 à 6", "nan", "-", "9" * 50, "1.2.3,4,5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Anything else is refused by key, never guessed."""
    with pytest.raises(PaybackError, match="unreadable_number"):
        Words("en").parse_number(text, "money")


@given(text=st.text(max_size=30), language=st.sampled_from(LANGUAGES), unit=st.sampled_from(("", *UNITS)))
def test_no_text_breaks_the_reader(text: str, language: str, unit: str) -> None:
    """Any text is a finite number or a refusal."""
    with suppress(PaybackError):
        assert abs(Words(language).parse_number(text, unit)) < float("inf")


@given(
    value=st.integers(-10_000_000, 10_000_000),
    language=st.sampled_from(LANGUAGES),
    unit=st.sampled_from(UNITS),
)
def test_what_we_write_we_read(value: int, language: str, unit: str) -> None:
    """A value in the words of its unit reads back as itself."""
    words, exact = Words(language), value / (10_000 if unit.startswith(("share", "ratio")) else 100)
    assert exact == pytest.approx(words.parse_number(words.unit_value(exact, unit, decimals=4), unit), abs=1e-9)
