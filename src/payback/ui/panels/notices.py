"""What stands above everything: that the figures are invented, and what a link held that no plan can hold."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS
from payback.ui.board import problem_text
from payback.ui.pages import FOLDER
from payback.ui.panels.plan_mark import plan_mark
from payback.ui.plan_on_screen import key_of
from payback.ui.state import current_plan, dismiss_link_notes, link_notes

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan, PlanError
    from payback.share import LinkNote


def link_notices(words: Words) -> None:
    """What had to be put right in the link, until somebody has read it."""
    if notes := link_notes():
        with st.container(key="pb-link-notes", horizontal=True, vertical_alignment="center"):
            st.warning("  \n".join(escape_markdown(_note_text(note, words)) for note in notes))
            st.button(words("header.dismiss"), on_click=dismiss_link_notes, key="_dismiss_link_notes")


def demo_banner(words: Words, *, demo: bool) -> None:
    """That the figures are a demonstration company's, and where to put one's own."""
    if not demo:
        return
    with st.container(key="pb-demo", horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.html(f"<span>{escape(words('demo.banner'))}</span>", width="content")
        st.page_link(FOLDER / "data.py", label=words("demo.drop"))


def plan_without_answer(error: PlanError, plan: Plan, words: Words) -> None:
    """A plan without an answer: which control to move."""
    with st.container(key="verdict"):
        st.html(
            f'<div{plan_mark(key_of(plan))}><h1 class="pb-no">{escape(words("verdict.impossible"))}</h1>'
            f'<p class="pb-doubt" role="alert">{escape(problem_text(error, words))}</p></div>'
        )


def escape_markdown(text: str) -> str:
    """A text that Markdown must take literally: dollars are no formula, stars no emphasis."""
    for sign in "\\$*_[]`~:<>#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _note_text(note: LinkNote, words: Words) -> str:
    facts = dict(note.facts)
    name = str(facts.get("name", ""))
    if assumption := ASSUMPTIONS.get(name):
        facts["name"] = words(f"assumption.{name}.label")
        for fact in facts.keys() & {"asked", "taken"}:
            facts[fact] = words.unit_value(
                float(str(facts[fact])), assumption.unit, currency=current_plan().currency, decimals=4
            )
    return words(f"link.{note.key}", **facts)
