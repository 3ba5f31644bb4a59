"""The top of every page: the product's name, the language, and the link of the plan as it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.share import encode
from payback.ui.assets import asset_url
from payback.ui.figure import LOADER
from payback.ui.language import language_switch

if TYPE_CHECKING:
    from payback.core import Plan
    from payback.i18n import Words

_COPY = st.components.v2.component(
    "payback.copy_link",
    html='<button type="button" class="pb-copy"></button><span role="status" class="pb-unseen"></span>',
    js=LOADER,
    isolate_styles=False,
)


def brand(words: Words) -> None:
    """The product's name, and what it is for when somebody points at it."""
    with st.container(key="pb-brand"):
        opener, browse = words("controls.open"), words("upload.browse")
        st.html(
            f'<style>:root{{--pb-open:"{opener}";--pb-browse:"{browse}"}}</style>'
            f'<span class="pb-brand" title="{escape(words("app.question"))}">Pay<b>back</b></span>'
        )


def tools(plan: Plan, words: Words) -> None:
    """Language and link, at the right."""
    with st.container(key="pb-tools", horizontal=True, gap="small", vertical_alignment="center"):
        language_switch()
        copy = {"copy": words("header.copy"), "copied": words("header.copied"), "by_hand": words("header.by_hand")}
        _COPY(
            key="_copy",
            data={
                "script": asset_url("topbar.js"),
                "language": words.tag,
                "query": encode(plan, words.language),
                "words": copy,
            },
        )
