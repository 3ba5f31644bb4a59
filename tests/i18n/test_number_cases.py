"""Numbers typed and read that Python and the browser must agree on; tests/ui/board reads the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from payback.errors import PaybackError
from payback.i18n import Words

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("number_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: f"{case['language']} {case['kind']} {case['text']}")
def test_what_is_typed(case: dict[str, Any]) -> None:
    """A text is the number that it means, or is refused."""
    words = Words(case["language"])
    if case["value"] is None:
        with pytest.raises(PaybackError):
            words.parse_number(case["text"], case["kind"])
    else:
        assert words.parse_number(case["text"], case["kind"]) == pytest.approx(case["value"], rel=1e-12)


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: f"{case['language']} {case['key']} {case['value']}")
def test_what_is_read(case: dict[str, Any]) -> None:
    """A value reads as the browser writes it, with the decimals that it is kept to."""
    unit = case["unit"]
    decimals = unit["places"] - 2 if unit["kind"] == "share" else unit["places"]
    assert Words(case["language"]).unit_value(case["value"], case["key"], decimals=decimals) == case["text"]
