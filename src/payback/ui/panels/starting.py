"""Ready starting points in the sidebar: a kind of business, a place to hire; every slider follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.core.presets import BUSINESS, REGION, applied, matching
from payback.ui.state import adopt, plan_of_widgets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.core import Plan
    from payback.core.presets import Preset
    from payback.i18n import Words

OWN = "own"
KINDS: Mapping[str, Mapping[str, Preset]] = {"business": BUSINESS, "region": REGION}


def starting_points(words: Words) -> None:
    """One list for each kind of preset; it stands at the one the plan agrees with, else at one's own figures."""
    with st.expander(words("preset.title")):
        plan = plan_of_widgets()
        for kind, presets in KINDS.items():
            key = _key(kind)
            st.session_state[key] = _stand(plan, presets)
            st.selectbox(
                words(f"preset.{kind}"),
                (OWN, *presets),
                key=key,
                format_func=lambda name: words(f"preset.{name}"),
                on_change=_take,
                args=(key, presets),
            )
        st.caption(words("preset.dated", day=min(p.valid_from for p in (*BUSINESS.values(), *REGION.values()))))


def still_there(plan: Plan) -> bool:
    """Whether the lists stand where a plan belongs, once they are drawn; a moving slider does not draw them again."""
    drawn = [(_key(kind), presets) for kind, presets in KINDS.items() if _key(kind) in st.session_state]
    return all(st.session_state[key] == _stand(plan, presets) for key, presets in drawn)


def _key(kind: str) -> str:
    return f"_preset_{kind}"


def _stand(plan: Plan, presets: Mapping[str, Preset]) -> str:
    return matching(plan, presets) or OWN


def _take(key: str, presets: Mapping[str, Preset]) -> None:
    if preset := presets.get(st.session_state[key]):
        adopt(applied(plan_of_widgets(), preset))
