"""The top of every page: the product's name, the language, and the button that copies the plan's link."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.inline_component import component, component_data
from payback.ui.language import language_switch
from payback.ui.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words

_COPY = component(
    "copy_link",
    '<button type="button" class="pb-copy"></button><div class="pb-unseen"><span role="status"></span>'
    '<button type="button" class="pb-way" hidden></button></div>',
)


def brand(words: Words) -> None:
    """The product's name, and what it is for when somebody points at it."""
    with st.container(key="pb-brand"):
        opener, browse = words("controls.open"), words("upload.browse")
        st.html(
            f'<style>:root{{--pb-open:"{opener}";--pb-browse:"{browse}"}}</style>'
            f'<span class="pb-brand" title="{escape(words("app.question"))}">Pay<b>back</b></span>'
        )


def tools(words: Words) -> None:
    """Language and link, at the right; the link itself is the plan's."""
    with st.container(key="pb-tools", horizontal=True, gap="small", vertical_alignment="center"):
        language_switch()
        texts = {
            key: words(f"header.{key}") for key in ("copy", "copied", "by_hand", "who_reads", "in_mine", "in_theirs")
        }
        data = {"language": words.tag, "code": words.language, "words": texts}
        _COPY(key="_copy", data=component_data("board/topbar.js", data))


def page_bar(pages: Sequence[st.Page], words: Words) -> None:
    """The pages once more, in a bar that a phone shows: Streamlit folds its own away there."""
    with st.container(key="pb-pages", horizontal=True, gap=None):
        for page, file in zip(pages, PAGES, strict=True):
            st.page_link(page, label=words(f"page.{file.name}"))
