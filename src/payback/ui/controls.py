"""Every assumption as a slider, drawn from the table: three above the page, the others in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS, GROUPS, HEADLINE, REGIONS, STREAMS
from payback.model.plan.plan import CURRENCIES
from payback.ui.panels.presets import starting_points
from payback.ui.state import HIRES, carried

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Assumption, Plan


Moved = Callable[[], None]
"""What happens after a slider has moved, when not everything is to run again."""


def headline(start: Plan, words: Words) -> None:
    """Salary, follower growth and conversion in one row."""
    with st.container(key="pb-headline", horizontal=True, vertical_alignment="bottom", gap="medium"):
        for name in HEADLINE:
            slider(ASSUMPTIONS[name], start, words)


def sidebar(start: Plan, words: Words, *, with_headline: bool, moved: Moved | None) -> None:
    """The other assumptions in their groups; all of them where no row stands above the page."""
    with st.sidebar.container(key="pb-assumptions", gap="small"):
        st.html(f"<h2>{words('controls.title')}</h2><p>{words('controls.note')}</p>")
        starting_points(words)
        _choices(start, words, moved)
        _hires(words)
        for group in GROUPS:
            asked = [a for a in ASSUMPTIONS.values() if a.group == group and (with_headline or a.name not in HEADLINE)]
            with st.expander(words(f"group.{group}"), expanded=group == GROUPS[0]):
                for assumption in asked:
                    slider(assumption, start, words, moved)


def slider(asked: Assumption, start: Plan, words: Words, moved: Moved | None = None) -> None:
    """One native slider, its value in the link under its name. The browser writes value and origin beside it."""
    st.slider(
        words(f"assumption.{asked.name}.label"),
        carried(asked.name, asked.low),
        carried(asked.name, asked.high),
        carried(asked.name, getattr(start, asked.name)),
        int(asked.step) if asked.decimals == 0 else asked.step,
        key=asked.name,
        on_change=moved,
        bind="query-params",
        format="percent" if asked.unit.startswith("share") else "localized",
        help=words(f"assumption.{asked.name}.means"),
    )


def _hires(words: Words) -> None:
    """Carries the hires that the Team page asks for through every page, Back and the address; nobody sees it."""
    with st.container(key="pb-hires"):
        st.text_input(words("team.people"), key=HIRES, bind="query-params", label_visibility="collapsed")


def _choices(start: Plan, words: Words, moved: Moved | None) -> None:
    """What is chosen from a list: whose charges, which money, which streams count."""
    for name, codes, default in (("region", REGIONS, start.region), ("currency", CURRENCIES, start.currency)):
        st.pills(
            words(f"controls.{name}"),
            codes,
            default=default,
            required=True,
            key=name,
            on_change=moved if name == "region" else None,  # another money stands beside every slider
            bind="query-params",
            format_func=_shown(name, words),
        )
    st.pills(
        words("controls.streams"),
        STREAMS,
        selection_mode="multi",
        default=start.streams,
        key="streams",
        on_change=moved,
        bind="query-params",
        format_func=_shown("stream", words),
    )


def _shown(section: str, words: Words) -> Callable[[str], str]:
    """A code as a page shows it."""
    return lambda code: words(f"{section}.{code}") if words.has(f"{section}.{code}") else code
