"""What follows the plan outside the page: its link, for the header, and what each salary comes to, for the slider."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.i18n import Words
from payback.model import ASSUMPTIONS
from payback.model.cost import loaded_salary
from payback.model.projection import likely
from payback.share import encode
from payback.ui.inline_component import component, told
from payback.ui.table_encoding import without_headline
from payback.workflows.evaluation import REMEMBERED

if TYPE_CHECKING:
    from payback.model import Plan

_FOLLOWING = component("following", "<span></span>")


def follow(plan: Plan, words: Words) -> None:
    """Tell header and sliders of the plan as it stands."""
    _FOLLOWING(key="_following", data=_told(plan, words))


@lru_cache(maxsize=REMEMBERED)
def _told(plan: Plan, words: Words) -> bytes:
    loaded = _loaded(without_headline(plan), words.language)
    return told("following.js", {"query": encode(plan, words.language), "loaded": loaded})


@lru_cache(maxsize=32)
def _loaded(plan: Plan, language: str) -> dict[str, Any]:
    """What each salary that the slider can carry costs a year, charges and benefits included, and the words for it."""
    words, asked = Words(language), ASSUMPTIONS["salary"]
    salaries = np.arange(asked.low, asked.high + asked.step / 2, asked.step)
    costs = loaded_salary(likely(plan), plan.region, salaries, plan.effort)
    region = words(f"region.{plan.region}")
    return {
        "low": asked.low,
        "step": asked.step,
        "costs": [round(float(cost)) for cost in costs],
        "words": words("origin.loaded", amount="{amount}", region=region),
    }
