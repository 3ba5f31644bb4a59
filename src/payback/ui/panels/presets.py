"""Ready starting points in the sidebar: a kind of organization, a place to hire; every slider follows.

Another place brings its charges, its money and its pay along, and a line says what it did.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model.plan.presets import BUSINESS, REGION, applied, is_typed, matching, moved
from payback.ui.state import adopt, current_plan, show, shown, starting_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.plan.presets import Preset

OWN, POSITIONS, MOVE = "own", "_positions", "_move"
KINDS: Mapping[str, Mapping[str, Preset]] = {"business": BUSINESS, "region": REGION}


@dataclass(frozen=True, slots=True)
class Move:
    """What changing the region did: the pay that the plan has since, kept where somebody had typed it."""

    region: str
    currency: str
    benefits: float
    salary: float
    kept: bool


def move(region: str) -> None:
    """Take the plan to another region, and keep in mind what that did."""
    before = current_plan()
    plan = moved(before, region, starting_plan())
    kept = is_typed(before, "salary", starting_plan())
    st.session_state[MOVE] = Move(region, plan.currency, plan.benefits, plan.salary, kept)
    adopt(plan)


def move_note(plan: Plan, words: Words) -> None:
    """What the last change of region did, while the plan is there."""
    done: Move | None = st.session_state.get(MOVE)
    if done is None or done.region != plan.region:
        return
    salary = words.money(done.salary, done.currency)
    facts = {"region": words(f"region.{done.region}"), "currency": done.currency, "salary": salary}
    key = "controls.moved_pay_kept" if done.kept else "controls.moved"
    text = words(key, benefits=words.percent(done.benefits), **facts)
    st.html(f'<p class="pb-note" role="status">{escape(text)}</p>')


def preset_lists(words: Words) -> None:
    """One list for each kind of preset; it stands at the one the plan agrees with, else at one's own figures."""
    with st.expander(words("preset.title")):
        positions = st.session_state[POSITIONS]
        for kind, presets in KINDS.items():
            choices = (OWN, *presets)
            # Another list for every place where it can stand: so a late answer to the one before is known as such.
            key = f"_preset_{kind}_{positions[kind]}"
            st.selectbox(
                words(f"preset.{kind}"),
                choices,
                choices.index(positions[kind]),
                key=key,
                format_func=lambda name: words(f"preset.{name}"),
                on_change=_apply,
                args=(kind, positions[kind], key),
            )
        st.caption(
            words("preset.dated", day=min(preset.valid_from for preset in (*BUSINESS.values(), *REGION.values())))
        )


def place(plan: Plan) -> None:
    """Have the lists stand where a plan belongs, when they are drawn in this run."""
    st.session_state[POSITIONS] = _positions(plan)


def in_place(plan: Plan) -> bool:
    """Whether the lists stand where a plan belongs, once they are drawn; a moving slider does not draw them again."""
    return bool(st.session_state[POSITIONS] == _positions(plan))


def _positions(plan: Plan) -> Mapping[str, str]:
    return {kind: matching(plan, presets) or OWN for kind, presets in KINDS.items()}


def _apply(kind: str, position: str, key: str) -> None:
    """Adopt what somebody chose; not what a browser still says of a list that is no longer there.

    While sliders move quickly it sends the place where the list stood before, and the plan would be put back to it.
    """
    if st.session_state[POSITIONS][kind] != position:
        return
    preset = KINDS[kind].get(st.session_state[key])
    if preset is None:
        return
    plan = current_plan()
    if preset.values.get("region", plan.region) != plan.region:
        move(preset.name)
    else:
        adopt(applied(plan, preset))
    if kind == "business" and shown() in {other.board for other in BUSINESS.values()}:  # else somebody chose them
        show(preset.board)
