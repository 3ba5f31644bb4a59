"""The plan on paper: memo and workbook, made when somebody asks for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from payback.share.memo import Occasion
from payback.ui import server_state
from payback.ui.panels.headings import card_head
from payback.workflows.documents import MEMO_KINDS, plan_memo, plan_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan

LONGEST = 120


def papers(plan: Plan, words: Words, origins: Mapping[str, str], by: str) -> None:
    """What stands on the papers, and a button for each."""
    with st.container(key="card-papers"):
        card_head(words("papers.title"), words("papers.note"))
        columns = st.columns(3)
        company, question, author = (
            column.text_input(words(f"scenarios.{name}"), by if name == "author" else "", LONGEST, key=f"paper_{name}")
            for column, name in zip(columns, ("company", "question", "author"), strict=True)
        )
        occasion = Occasion(server_state.today(), company, question, author, origins=origins)
        with st.container(horizontal=True, key="papers", gap="small"):
            for kind in MEMO_KINDS:
                _button(kind, f"memo.{kind}", partial(plan_memo, plan, words, kind, occasion), words)
            _button("xlsx", "payback.xlsx", partial(plan_workbook, plan, words, company, origins), words)


def _button(kind: str, file: str, content: partial[bytes], words: Words) -> None:
    st.download_button(words(f"papers.{kind}"), content, file, key=f"paper_{kind}", on_click="ignore")
