"""Why the vendor's calculator says one month: the plan on screen by the usual formula, down to ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.model.questions.usual_calculator import from_usual_to_ours
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.plan_on_screen import key_of
from payback.wording.usual_calculator import calculator_columns, calculator_rows

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan


def usual_calculator(plan: Plan, words: Words) -> None:
    """A row a step, the last one being the plan's own answer."""
    rows = calculator_rows(from_usual_to_ours(plan), plan.currency, words)
    with st.container(key="card-usual"):
        card_head(words("usual.title"), words("usual.lead"), plan=key_of(plan))
        table(calculator_columns(words), rows, "usual", plan=key_of(plan))
