"""A plan told again, and the record, in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from payback.i18n import Words
from payback.model.plan_record import Record
from payback.model.probabilities import Fan
from payback.model.reforecast import Reforecast
from payback.wording.reforecast import level_sentence, payback_sentence, record_sentence

NONE = np.zeros(1)
NOW = Reforecast(6, 14.2, 16.1, (12.9, 21.3), 0.7, 0.8, 0.85, (0.75, 0.94), Fan(NONE, NONE, NONE))
ENGLISH, FRENCH = Words("en"), Words("fr")


def test_the_payback_month_as_planned_and_now() -> None:
    """Whatever has no end within the horizon is said."""
    assert (
        payback_sentence(NOW, ENGLISH)
        == "In the middle of the futures: planned to pay back in month 15, now 17 [13–22]."
    )
    assert payback_sentence(replace(NOW, payback_80=(15.0, None), planned=None), FRENCH).endswith(
        "au-delà de l’horizon]."
    )
    assert "70" in payback_sentence(replace(NOW, payback_p50=None), FRENCH)
    assert (
        level_sentence(NOW, ENGLISH)
        == "Of the months ahead 85% of what the plan said is expected now [75%–94%], by 6 known months."
    )
    assert level_sentence(replace(NOW, level=None, level_80=None), ENGLISH) == ""


def test_how_hopeful_plans_were() -> None:
    """Too hopeful, too careful or neither, and whether their chances told anything."""
    record = Record(5, 0.18, 0.24, (), 0.8)
    assert record_sentence(record, ENGLISH) == (
        "Your 5 plans were 20% too hopeful. Their chances told more than saying the same of every plan "
        "(Brier score 0.18, against 0.24)."
    )
    assert "trop prudents de 10" in record_sentence(replace(record, factor=1.1, brier=0.3), FRENCH)
    assert record_sentence(replace(record, factor=1.0), FRENCH).startswith("Vos 5 plans n’étaient ni")
