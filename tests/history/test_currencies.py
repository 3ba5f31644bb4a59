"""Currencies as people and platforms write them."""

from __future__ import annotations

import pytest

from payback.history.currencies import CODES, WRITTEN, currency_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CAD", "CAD"), ("cad", "CAD"), ("CA$", "CAD"), ("$ CA", "CAD"), ("US$", "USD"), ("€", "EUR"), ("Euros", "EUR"),
        ("dollars  canadiens", "CAD"), ("R$", "BRL"), ("£", "GBP"), ("$", ""), ("dollar", ""), ("ABC", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_means_one_currency(text: str, code: str) -> None:
    """Codes, signs and names; a dollar without its country is none."""
    assert currency_code(text) == code


def test_every_name_is_of_a_known_currency_and_of_one() -> None:
    """No sign or name stands below two codes."""
    names = [name for names in WRITTEN.values() for name in names]
    assert len(names) == len(set(names))
    assert WRITTEN.keys() <= CODES
