"""The method, part by part; the same sections as docs/method.md, in the language of the session."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.workflows.method import sections
from payback.workflows.method.markdown import ROOT

if TYPE_CHECKING:
    from payback.i18n import Words

SOURCES = ROOT / "data" / "SOURCES.md"
MARK = re.compile(r"<a id=\"[^\"]*\"></a>\n")


def method(words: Words) -> None:
    """Every part, the first one open; the sources at the end, where they are at hand."""
    st.html(f"<h1>{escape(words('method.title'))}</h1><p>{escape(words('method.lead'))}</p>")
    for number, section in enumerate(sections(words)):
        with st.expander(section.title, expanded=number == 0), st.container(key=f"method_{section.name}"):
            st.markdown(section.body.replace("<br>", " · "))
    if SOURCES.is_file():
        with st.expander(words("method.sources")):
            st.markdown(_readable(SOURCES.read_text(encoding="utf-8")))


def _readable(text: str) -> str:
    """The page of sources without its marks, its title, and pairs of dollar signs that would turn into formulas."""
    _, _, body = MARK.sub("", text).partition("\n")
    return body.replace("$", "\\$")
