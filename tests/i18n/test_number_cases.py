"""Numbers typed and read that Python and the browser must agree on; tests/ui/board reads the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.i18n.unit_names import unit_names
from payback.model import ASSUMPTIONS

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("number_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: f"{case['language']} {case['unit']} {case['text']}")
def test_what_is_typed(case: dict[str, Any]) -> None:
    """A text is the number that it means, or is refused."""
    words = Words(case["language"])
    if case["value"] is None:
        with pytest.raises(PaybackError):
            words.parse_number(case["text"], case["unit"], case["currency"])
    else:
        read = words.parse_number(case["text"], case["unit"], case["currency"])
        assert read == pytest.approx(case["value"], rel=1e-12)


@pytest.mark.parametrize("named", CASES["units"])
def test_the_browser_takes_the_same_names(named: str) -> None:
    """What may stand beside an amount is recorded as it is here."""
    currency, _, unit = named.partition(" ")
    names = {key: list(texts) for key, texts in unit_names(unit, currency)._asdict().items()}
    assert CASES["units"][named] == {"kind": unit.partition("/")[0], **names}


@pytest.mark.parametrize("currency", ["CAD", "USD", "EUR"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", sorted({row.unit for row in ASSUMPTIONS.values()}))
def test_what_is_written_is_read_in_either_language(unit: str, language: str, currency: str) -> None:
    """The words of every unit of an assumption, in each money, are among the names that are taken."""
    text = Words(language).unit_value(0.12 if unit.startswith("share") else 12, unit, currency=currency)
    for other in LANGUAGES:
        assert Words(other).parse_number(text, unit, currency) == pytest.approx(0.12 if "share" in unit else 12)


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: f"{case['language']} {case['key']} {case['value']}")
def test_what_is_read(case: dict[str, Any]) -> None:
    """A value reads as the browser writes it, with the decimals that it is kept to."""
    unit = case["unit"]
    decimals = unit["places"] - 2 if unit["kind"] == "share" else unit["places"]
    assert Words(case["language"]).unit_value(case["value"], case["key"], decimals=decimals) == case["text"]
