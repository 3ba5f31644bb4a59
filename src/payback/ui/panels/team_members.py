"""The people of the plan: how many, and of the second to the fifth when they start, how much they work, their pay."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.errors import PaybackError
from payback.model import ASSUMPTIONS
from payback.model.questions.team import LARGEST, candidates
from payback.ui.panels.headings import card_head
from payback.ui.plan_on_screen import key_of
from payback.ui.state import choose, current_plan
from payback.wording.team import salary_refused

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from payback.i18n import Words
    from payback.model import Hire, Plan

SHARES = tuple(tenths / 10 for tenths in range(10, 0, -1))
"""Working times to choose from."""

LAST_START = 36
PEOPLE = "people"


def people(plan: Plan, words: Words) -> None:
    """Ask for the team."""
    with st.container(key="card-people", height="stretch"):
        card_head(words("team.people"), words("team.people_note"))
        st.session_state[PEOPLE] = len(plan.team)
        st.segmented_control(
            words("team.people"),
            range(1, LARGEST + 1),
            required=True,
            key=PEOPLE,
            on_change=_resize,
            label_visibility="collapsed",
        )
        chance_wanted = words("team.asked", wanted=plan.chance_wanted, name=words("assumption.chance_wanted.label"))
        card_head("", chance_wanted, plan=key_of(plan))
        for number, hire in enumerate(plan.hires):
            _ask(number, hire, plan, words)


def _ask(number: int, hire: Hire, plan: Plan, words: Words) -> None:
    """Three fields for one hire; each is filled from the plan, so that a link and Back fill them too."""
    card_head(words(f"team.hire_{number + 2}"))
    start, effort, salary = st.columns(3, gap="small", vertical_alignment="bottom")
    key = _key(number, "start")
    st.session_state[key] = hire.start
    latest = max(LAST_START, hire.start)
    start.number_input(words("team.start"), 0, latest, key=key, on_change=_take_field, args=(number, "start"))
    key = _key(number, "effort")
    st.session_state[key] = hire.effort
    effort.selectbox(
        words("team.effort"),
        sorted({*SHARES, hire.effort}, reverse=True),
        key=key,
        on_change=_take_field,
        args=(number, "effort"),
        format_func=lambda share: words.percent(share, 0),
    )
    _ask_salary(salary, number, hire, plan, words)


def _ask_salary(field: DeltaGenerator, number: int, hire: Hire, plan: Plan, words: Words) -> None:
    """A field for an amount of money; what was refused stands in it, and the reason below it."""
    key, refused_text = _key(number, "salary"), st.session_state.get(_refused_key(number))
    if refused_text is None:
        st.session_state[key] = words.money(hire.salary, plan.currency)
    field.text_input(words("team.salary"), key=key, on_change=_take_salary, args=(number, words))
    if refused_text is not None:
        bounds = (ASSUMPTIONS["salary"].minimum, ASSUMPTIONS["salary"].maximum)
        field.html(
            f'<p class="pb-refused" role="alert">{escape(salary_refused(refused_text, plan, words, bounds))}</p>'
        )


def _key(number: int, field: str) -> str:
    return f"hire_{number}_{field}"


def _refused_key(number: int) -> str:
    return f"_hire_{number}_refused"


def _resize() -> None:
    """More people are like the first one; fewer are the first few."""
    choose({"hires": candidates(current_plan(), st.session_state[PEOPLE])[1:]})


def _take_field(number: int, field: str) -> None:
    _change(number, **{field: st.session_state[_key(number, field)]})


def _take_salary(number: int, words: Words) -> None:
    """Take over a typed salary; what is none, or out of bounds, is refused and the last good one stays."""
    text, salary_row = str(st.session_state[_key(number, "salary")]), ASSUMPTIONS["salary"]
    try:
        value = words.parse_number(text, salary_row.unit, current_plan().currency)
    except PaybackError:
        value = -1
    if salary_row.minimum <= value <= salary_row.maximum:
        st.session_state.pop(_refused_key(number), None)
        _change(number, salary=salary_row.kept(value))
    else:
        st.session_state[_refused_key(number)] = text


def _change(number: int, **values: Any) -> None:  # noqa: ANN401  (fields of a hire, by name)
    hires = list(current_plan().hires)
    if number < len(hires):
        hires[number] = replace(hires[number], **values)
        choose({"hires": tuple(hires)})
