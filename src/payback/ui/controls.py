"""Every assumption as a slider, drawn from the table: three above the page, the others in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS, GROUPS, HEADLINE, REGIONS, VALUE_STREAMS
from payback.model.plan.plan import CURRENCIES
from payback.ui.panels.presets import preset_lists
from payback.ui.state import HIRES, slider_value

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Assumption, Plan


OnChange = Callable[[], None]
"""What happens after a slider has moved, when not everything is to run again."""


def headline_sliders(start: Plan, words: Words) -> None:
    """Salary, follower growth and conversion in one row."""
    with st.container(key="pb-headline", horizontal=True, vertical_alignment="bottom", gap="medium"):
        for name in HEADLINE:
            slider(ASSUMPTIONS[name], start, words)


def sidebar(start: Plan, words: Words, *, with_headline: bool, on_change: OnChange | None) -> None:
    """The other assumptions in their groups; all of them where no row stands above the page."""
    with st.sidebar.container(key="pb-assumptions", gap="small"):
        st.html(f"<h2>{words('controls.title')}</h2><p>{words('controls.note')}</p>")
        preset_lists(words)
        _choices(start, words, on_change)
        _hires(words)
        for group in GROUPS:
            shown = [row for row in ASSUMPTIONS.values() if row.group == group]
            with st.expander(words(f"group.{group}"), expanded=group == GROUPS[0]):
                for assumption in shown:
                    if with_headline or assumption.name not in HEADLINE:
                        slider(assumption, start, words, on_change)


def slider(assumption: Assumption, start: Plan, words: Words, on_change: OnChange | None = None) -> None:
    """One native slider, its value in the link under its name. The browser writes value and origin beside it."""
    st.slider(
        words(f"assumption.{assumption.name}.label"),
        slider_value(assumption.name, assumption.low),
        slider_value(assumption.name, assumption.high),
        slider_value(assumption.name, getattr(start, assumption.name)),
        int(assumption.step) if assumption.decimals == 0 else assumption.step,
        key=assumption.name,
        on_change=on_change,
        bind="query-params",
        format="percent" if assumption.unit.startswith("share") else "localized",
        help=words(f"assumption.{assumption.name}.means"),
    )


def _hires(words: Words) -> None:
    """Carries the hires that the Team page asks for through every page, Back and the address; nobody sees it."""
    with st.container(key="pb-hires"):
        st.text_input(words("team.people"), key=HIRES, bind="query-params", label_visibility="collapsed")


def _choices(start: Plan, words: Words, on_change: OnChange | None) -> None:
    """What is chosen from a list: whose charges, which money, which streams count."""
    for name, codes, default in (("region", REGIONS, start.region), ("currency", CURRENCIES, start.currency)):
        st.pills(
            words(f"controls.{name}"),
            codes,
            default=default,
            required=True,
            key=name,
            on_change=on_change if name == "region" else None,  # another money stands beside every slider
            bind="query-params",
            format_func=_label_of(name, words),
        )
    st.pills(
        words("controls.streams"),
        tuple(VALUE_STREAMS),
        selection_mode="multi",
        default=start.streams,
        key="streams",
        on_change=on_change,
        bind="query-params",
        format_func=_label_of("stream", words),
    )


def _label_of(section: str, words: Words) -> Callable[[str], str]:
    """The label of a code, where it has one."""
    return lambda code: words(f"{section}.{code}") if words.has(f"{section}.{code}") else code
