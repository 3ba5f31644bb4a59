"""How sure somebody is of one assumption: measured, roughly or a guess; or a range of one's own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model import ASSUMPTIONS, PlanError
from payback.model.plan.assumption_groups import asked_groups
from payback.model.plan.assumptions import SURENESS
from payback.model.plan.plan import changed
from payback.model.plan.presets import in_region
from payback.model.plan.ranges import range_of
from payback.ui.control_description import benchmark
from payback.ui.panels.headings import card_head
from payback.ui.panels.plan_mark import plan_mark
from payback.ui.plan_on_screen import key_of
from payback.ui.state import choose, current_plan
from payback.wording.amounts import safe_side
from payback.wording.refusals import plan_refusal, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.plan.ranges import Range

ASSUMPTION_KEY, SURENESS_KEY, ENDS, REFUSAL = "range_of", "range_sure", ("range_low", "range_high"), "_range_refused"
MEANS = {"lognormal": "ranges.nine_in_ten", "rate": "ranges.nine_in_ten", "pert": "ranges.whole_span"}
"""What the two ends of a range are, by the shape of the draws."""


def ranges(plan: Plan, words: Words, history: Mapping[str, str]) -> None:
    """Ask how sure the reader is; every figure follows."""
    with st.container(key="card-ranges"):
        card_head(words("ranges.title"), words("ranges.note"))
        first, second, low, high = st.columns((5, 7, 3, 3), gap="small")
        name = first.selectbox(
            words("ranges.assumption"),
            _offered(plan),
            key=ASSUMPTION_KEY,
            format_func=lambda key: words(f"assumption.{key}.label"),
            on_change=lambda: st.session_state.pop(REFUSAL, None),
        )
        own_range = any(other == name for other, _, _ in plan.ranges)
        st.session_state[SURENESS_KEY] = None if own_range else dict(plan.sureness).get(name, "roughly")
        second.segmented_control(
            words("ranges.sure"),
            tuple(SURENESS),
            key=SURENESS_KEY,
            format_func=lambda key: words(f"ranges.{key}"),
            on_change=_take_sureness,
        )
        value_range = range_of(plan, name)
        for field, key, end in zip((low, high), ENDS, ("low", "high"), strict=True):
            if REFUSAL not in st.session_state and value_range is not None:
                value = _end(value_range, name, end, own=own_range)
                st.session_state[key] = _value_text(name, value, words, plan.currency)
            field.text_input(words(f"ranges.{end}"), key=key, on_change=_take_ends, args=(words,))
        if refusal := st.session_state.get(REFUSAL):
            st.html(f'<p class="pb-refused" role="alert">{escape(refusal)}</p>')
        if value_range is not None:
            st.html(f'<p class="pb-origins">{escape(words(MEANS[value_range.shape]))}</p>')
        st.html(f'<p class="pb-origins"{plan_mark(key_of(plan))}>{escape(_origins(name, plan, words, history))}</p>')


def _end(value_range: Range, name: str, end: str, *, own: bool) -> float:
    """An end of a range: as it was typed, else rounded outwards to what a person would say."""
    value = float(getattr(value_range, end))
    return value if own else safe_side(name, value, up=end == "high")


def _offered(plan: Plan) -> tuple[str, ...]:
    """The assumptions with a range that bear on a plan; one that was chosen before and does not is chosen no more."""
    asked = asked_groups(plan)
    names = tuple(name for name, row in ASSUMPTIONS.items() if row.shape != "fixed" and row.group in asked)
    if st.session_state.get(ASSUMPTION_KEY) not in names:
        st.session_state.pop(ASSUMPTION_KEY, None)
    return names


def _origins(name: str, plan: Plan, words: Words, history: Mapping[str, str]) -> str:
    """Benchmark, history and the value in use, side by side."""
    in_use = words("ranges.used", value=_value_text(name, getattr(plan, name), words, plan.currency))
    published = benchmark(in_region(ASSUMPTIONS[name], plan.region), words, plan.currency)
    return " · ".join((published, history.get(name, words("ranges.no_history")), in_use))


def _value_text(name: str, value: float, words: Words, currency: str) -> str:
    unit = ASSUMPTIONS[name].unit.partition("/")[0]
    return words.unit_value(value, unit, currency=currency, decimals=2)


def _take_sureness() -> None:
    """Another width, and no range of one's own any more."""
    name, sureness = st.session_state[ASSUMPTION_KEY], st.session_state[SURENESS_KEY] or "roughly"
    plan = current_plan()
    st.session_state.pop(REFUSAL, None)
    others = dict(plan.sureness) | {name: sureness}
    choose(
        {
            "sureness": tuple((key, value) for key, value in others.items() if value != "roughly"),
            "ranges": tuple(row for row in plan.ranges if row[0] != name),
        }
    )


def _take_ends(words: Words) -> None:
    """A range of one's own, if it is one; else a sentence beside the fields, and the last good answer stays."""
    name, plan = st.session_state[ASSUMPTION_KEY], current_plan()
    try:
        unit, money = ASSUMPTIONS[name].unit, plan.currency
        low, high = (words.parse_number(st.session_state[key], unit, money) for key in ENDS)
        others = tuple(row for row in plan.ranges if row[0] != name)
        ranges = (*others, (name, low, high))
        range_of(changed(plan, {"ranges": ranges}), name)
    except PlanError as error:
        st.session_state[REFUSAL] = plan_refusal(error, words)
    except PaybackError as error:
        st.session_state[REFUSAL] = refusal(error, words)
    else:
        st.session_state.pop(REFUSAL, None)
        choose({"ranges": ranges})
