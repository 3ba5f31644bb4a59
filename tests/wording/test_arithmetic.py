"""How an answer is worked out: whoever multiplies the numbers that are shown gets the amounts that are shown."""

from __future__ import annotations

import re
from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import VALUE_STREAMS, evaluate
from payback.wording.arithmetic import arithmetic
from payback.wording.verdict import figures_month
from tests.e2e.random_plans import random_plan

if TYPE_CHECKING:
    from payback.model import Verdict

NUMBER = re.compile(r"[−-]?\$?\d(?:[\d.,\u00a0\u202f]*\d)?(?:[\u00a0\u202f]?[%$])?")
TWELFTH = {"retention": 1 / 12, "information": 1 / 12}
PER_THOUSAND = {"sales": 1_000, "leads": 1_000, "donations": 1_000, "reach": 1}
OF_ITS_WORTH = {"recruitment": 3}
"""Numbers of the sentence that make what one is worth, where not all of them do."""


def verdict_of(seed: int) -> Verdict:
    """The answer to a plan somewhere within the bounds, with every stream."""
    plan = random_plan(np.random.default_rng([2027, seed]))
    shares = {"lead_share": 0.2, "gift_share": 0.1, "job_share": 0.05, "media_weight": 0.25, "local_share": 0.8}
    return evaluate(replace(plan, streams=tuple(VALUE_STREAMS), wait=0, **shares), draws=2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(10))
def test_every_stream_can_be_worked_out_again(seed: int, language: str) -> None:
    """So many, times what one is worth, is the amount; the shares and prices behind it make what one is worth."""
    verdict, words = verdict_of(seed), Words(language)
    month = figures_month(verdict.plan)
    earning = [name for name, series in verdict.gained.items() if series[month] > 0]
    assert earning
    for name, text in zip(earning, arithmetic(verdict, words)[2:-2], strict=True):
        volume, each, amount, *factors = (words.parse_number(found) for found in NUMBER.findall(text))
        many = 1_000 if VALUE_STREAMS[name].in_thousands else 1
        assert volume * each / many == pytest.approx(amount, rel=1e-3, abs=0.51)
        factors = factors[: OF_ITS_WORTH.get(name)]
        worth = prod(_fractions(text, factors, words)) * TWELFTH.get(name, 1) * PER_THOUSAND.get(name, 1)
        assert worth == pytest.approx(each, rel=2e-3, abs=0.01)


def _fractions(text: str, factors: list[float], words: Words) -> list[float]:
    """The factors, those that stand before a percent sign as shares."""
    found = NUMBER.findall(text)[3 : 3 + len(factors)]
    return [
        words.parse_number(each, "share") if each.endswith("%") else number
        for each, number in zip(found, factors, strict=True)
    ]
