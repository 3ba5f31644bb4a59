"""The plan on paper: memo and workbook, made when somebody asks for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from payback.settings import ADDRESS
from payback.share.memo import Occasion
from payback.ui import server_state, value_origins
from payback.ui.panels.headings import card_head
from payback.ui.panels.occasion import occasion_texts
from payback.ui.tracking_state import effect_verdicts
from payback.workflows.documents import MEMO_KINDS, plan_link, plan_memo, plan_workbook
from payback.workflows.journal_entries import is_second_act
from payback.workflows.monthly_documents import month_memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.tracking.follow_up import FollowUp
    from payback.ui.server_state import Start


def papers(plan: Plan, words: Words, start: Start, by: str, beside: Mapping[str, Plan]) -> None:
    """A button for each paper.

    Args:
        plan: What is decided.
        words: The language.
        start: What the session starts from: where values come from.
        by: Who is signed in.
        beside: Scenarios that are compared, by name: the workbook has them too.
    """
    origins = value_origins.measured_origins(start, plan, words)
    with st.container(key="card-papers"):
        card_head(words("papers.title"), words("papers.note"))
        link = plan_link(plan, address(), own=not start.demo)
        company, question, author = occasion_texts(by).values()
        occasion = Occasion(server_state.today(), company, question, author, link, origins, start.demo)
        with st.container(horizontal=True, key="papers", gap="small"):
            for kind in MEMO_KINDS:
                _button(kind, f"memo.{kind}", partial(plan_memo, plan, words, kind, occasion), words)
            _button("xlsx", "payback.xlsx", partial(plan_workbook, plan, words, company, origins, beside), words)


def month_papers(follow_up: FollowUp, words: Words, by: str) -> None:
    """The latest month after the hire as a memo, in each of its shapes."""
    invented = is_second_act(server_state.store())
    link = plan_link(follow_up.frozen.plan, address(), own=not invented) if follow_up.frozen else ""
    texts = occasion_texts(by)
    occasion = Occasion(server_state.today(), texts["company"], author=texts["author"], link=link, invented=invented)
    with st.container(horizontal=True, key="month-papers", gap="small"):
        for kind in MEMO_KINDS:
            _button(kind, f"month.{kind}", partial(_month, follow_up, words, kind, occasion), words)


def _month(follow_up: FollowUp, words: Words, kind: str, occasion: Occasion) -> bytes:
    return month_memo(server_state.store(), follow_up, effect_verdicts(follow_up), words, kind, occasion)


def address() -> str:
    """Under which address people open this server: as it is set, else as this browser did; empty where neither is."""
    opened = urlsplit(st.context.url or "")
    return ADDRESS.value() or (f"{opened.scheme}://{opened.netloc}" if opened.netloc else "")


def _button(kind: str, file: str, content: partial[bytes], words: Words) -> None:
    st.download_button(words(f"papers.{kind}"), content, file, key=f"paper_{kind}", on_click="ignore")
