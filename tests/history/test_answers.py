"""What people answer is understood in either language, or refused with what may be answered."""

from __future__ import annotations

import pytest

from payback.errors import PaybackError
from payback.history.answers import understood_answers
from payback.history.networks import NETWORKS


@pytest.mark.parametrize(
    ("name", "answer", "meaning"),
    [
        ("year", "26", "2026"), ("year", "2026", "2026"), ("year", " 1999 ", "1999"),
        ("date_order", "dmy", "dmy"), ("date_order", "JMA", "dmy"), ("date_order", "jj/mm/aaaa", "dmy"),
        ("date_order", "mm-dd-yyyy", "mdy"), ("date_order", "mm/jj/aa", "mdy"), ("date_order", "jour d’abord", "dmy"),
        ("date_order", "month first", "mdy"), ("date_order", "TT.MM.JJJJ", "dmy"),
        ("currency", "cad", "CAD"), ("currency", "€", "EUR"), ("currency", "dollars canadiens", "CAD"),
        ("decimal_mark", "virgule", ","), ("decimal_mark", "Comma", ","), ("decimal_mark", ",", ","),
        ("decimal_mark", "point", "."), ("decimal_mark", ".", "."),
        ("platform", "Insta", "instagram"), ("platform", "Twitter", "x"), ("platform", "google ads", "google_ads"),
        *(("platform", network, network) for network in NETWORKS),
        ("period", "2026-01-01 - 2026-01-31", "2026-01-01 - 2026-01-31"),
        ("period", "2026-01-01/2026-01-31", "2026-01-01 - 2026-01-31"),
        ("period", "1 janvier 2026 au 31 janvier 2026", "2026-01-01 - 2026-01-31"),
        ("period", "February 2026", "2026-02-01 - 2026-02-28"), ("period", "2026-01", "2026-01-01 - 2026-01-31"),
        ("period", "2026-01-05", "2026-01-05 - 2026-01-05"),
        ("account", "Érablière 26", "Érablière 26"), ("columns", "", ""), ("year", "", ""),
    ],
)  # fmt: skip
def test_an_answer_is_understood(name: str, answer: str, meaning: str) -> None:
    """As a person writes it, in French, in English, with or without capitals."""
    assert understood_answers({name: answer}) == {name: meaning}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("year", "2"), ("year", "last"), ("year", "20266"), ("year", "1789"), ("year", "²6"),
        ("date_order", "xyz"), ("date_order", "ymd"), ("date_order", "ddmm"*30), ("date_order", "1"),
        ("currency", "dollar"), ("currency", "$"), ("currency", "XYZ"),
        ("decimal_mark", ";"), ("decimal_mark", "point-virgule"), ("platform", "Instagramme"), ("platform", "-"),
        ("period", "2026-01-31 - 2026-01-01"), ("period", "03/04/2026"), ("period", "2026"), ("period", "hier"),
        ("period", "2026-02-30 - 2026-03-01"),
    ],
)  # fmt: skip
def test_an_answer_that_means_nothing_is_refused(name: str, answer: str) -> None:
    """It is never taken for something else, and the sentence says what may be answered."""
    with pytest.raises(PaybackError) as refusal:
        understood_answers({name: answer})
    assert refusal.value.key == f"answer_{name}"
    assert answer.startswith(str(refusal.value.facts["answer"]))
