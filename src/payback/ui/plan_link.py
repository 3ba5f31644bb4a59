"""What changes with the plan outside the page: its link, for the header; loaded salaries, for the slider."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.i18n import Words
from payback.model import ASSUMPTIONS
from payback.model.cost import loaded_salary
from payback.model.projection import likely
from payback.share import encode
from payback.ui.inline_component import component, component_data
from payback.ui.table_encoding import without_headline
from payback.workflows.evaluation import REMEMBERED

if TYPE_CHECKING:
    from payback.model import Plan

_FOLLOWING = component("following", "<span></span>")


def update_plan_link(plan: Plan, words: Words) -> None:
    """Give header and sliders the link and the loaded salaries of the plan as it stands."""
    _FOLLOWING(key="_following", data=_link_data(plan, words))


@lru_cache(maxsize=REMEMBERED)
def _link_data(plan: Plan, words: Words) -> bytes:
    loaded = _loaded_salaries(without_headline(plan), words.language)
    return component_data("following.js", {"query": encode(plan, words.language), "loaded": loaded})


@lru_cache(maxsize=32)
def _loaded_salaries(plan: Plan, language: str) -> dict[str, Any]:
    """What each salary that the slider can carry costs a year, charges and benefits included, and the words for it."""
    words, salary = Words(language), ASSUMPTIONS["salary"]
    salaries = np.arange(salary.low, salary.high + salary.step / 2, salary.step)
    costs = loaded_salary(likely(plan), plan.region, salaries, plan.effort)
    region = words(f"region.{plan.region}")
    return {
        "low": salary.low,
        "step": salary.step,
        "costs": [round(float(cost)) for cost in costs],
        "words": words("origin.loaded", amount="{amount}", region=region),
    }
