"""The method, part by part below its contents; the same sections as docs/method.md, in the language of the session."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS
from payback.ui.panels.headings import card_head
from payback.wording.text_escapes import markdown_text
from payback.workflows.method import sections
from payback.workflows.method.sources import source_texts
from payback.workflows.method.tables import dollars

if TYPE_CHECKING:
    from datetime import date

    from payback.i18n import Words
    from payback.workflows.method import Section

CODE = re.compile(r"`([^`]+)`")
INNER_LINK = re.compile(r"\[([^\]]+)\]\(#\w+\)")


def contents(words: Words, today: date) -> None:
    """What the page is for, and a link to every part, by the heading that stands there."""
    lead = CODE.sub(r"<code>\1</code>", escape(words("method.lead")))
    st.html(f"<h1>{escape(words('method.title'))}</h1><p>{lead}</p>")
    parts = sections(words, year=today.year)
    with st.container(key="card-contents"):
        card_head(words("method.contents"))
        st.markdown("\n".join(f"- [{markdown_text(part.title)}](#{_anchor(part)})" for part in parts))


def method(words: Words, today: date) -> None:
    """Every part under its heading; where its figures come from can be opened below their table."""
    for section in sections(words, year=today.year):
        with st.container(key=f"method_{section.name}"):
            st.header(section.title, anchor=_anchor(section))
            st.markdown(section.body.replace("<br>", " · "))
            if sources := _sources(section, words):
                st.expander(words("method.sources")).markdown(sources)


def _anchor(section: Section) -> str:
    """Where the address of the page leads to a part, in every language."""
    return section.name.replace("_", "-")


def _sources(section: Section, words: Words) -> str:
    """What is written about the sources of a part; empty where it is not at hand."""
    texts = source_texts(words)
    entries = [(name, texts[name]) for name in section.sources if name in texts]
    return "\n\n".join(_entry(name, dollars(INNER_LINK.sub(r"\1", text)), words) for name, text in entries)


def _entry(name: str, text: str, words: Words) -> str:
    """One entry, under its label where it is about an assumption."""
    return f"**{words(f'assumption.{name}.label')}.** {text}" if name in ASSUMPTIONS else text
