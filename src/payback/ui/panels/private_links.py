"""Private links on the page: make one of the plan on screen, see those that are out, take one back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st

from payback.errors import PaybackError
from payback.model import PlanError
from payback.ui import server_state
from payback.ui.panels.headings import card_head
from payback.ui.server.private_page import PATH
from payback.ui.visitor import store_to_change
from payback.wording.refusals import plan_refusal, refusal
from payback.wording.text_escapes import markdown_text
from payback.workflows import private_links as workflow

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.ui.access import Rights
    from payback.workflows.private_links import PrivateLink

MADE, REFUSED = "_private_link_made", "_private_link_refused"
LIVES_DAYS = (30, 7, 90, 0)
"""For how many days a link may open; 0 without an end."""

LONGEST_TITLE = 120


def private_links(plan: Plan, words: Words, rights: Rights) -> None:
    """The links that are out, each with a way to take it back, and a form for another; for who may change things."""
    links = [link for link in workflow.private_links(server_state.store()) if link.opens_on(server_state.today())]
    with st.container(key="card-private-links"):
        card_head(words("private.card"), words("private.card_note"))
        if refused := st.session_state.pop(REFUSED, None):
            st.warning(markdown_text(refused))
        with st.form("private_link", border=False):
            title, life = st.columns(2)
            title.text_input(words("private.name"), key="private_title", max_chars=LONGEST_TITLE)
            life.selectbox(
                words("private.life"), LIVES_DAYS, key="private_life", format_func=lambda days: _life(days, words)
            )
            st.form_submit_button(words("private.make"), on_click=_make, args=(plan, words, rights.by))
        if token := st.session_state.pop(MADE, None):
            st.markdown(markdown_text(words("private.made")))
            st.code(_address(token), language=None, wrap_lines=True)
        for link in links:
            _row(link, words, rights.by)


def _row(link: PrivateLink, words: Words, by: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"private_{link.digest[:12]}", gap="small"):
        until = words("private.until", day=link.day, expires=link.expires) if link.expires else ""
        about = until or words("private.of_day", day=link.day)
        st.markdown(f"**{markdown_text(link.title or words('private.title'))}** · {markdown_text(about)}")
        st.button(words("private.revoke"), key=f"revoke_{link.digest[:12]}", on_click=_revoke, args=(link, by))


def _life(days: int, words: Words) -> str:
    return words("private.days", n=days) if days else words("private.no_end")


def _address(token: str) -> str:
    """The link, at the address by which this page was reached."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{PATH}?token={token}" if here.netloc else f"{PATH}?token={token}"


def _make(plan: Plan, words: Words, by: str) -> None:
    days = int(st.session_state["private_life"])
    today = server_state.today()
    try:
        st.session_state[MADE] = workflow.create(
            store_to_change("create_private_link"),
            plan,
            title=str(st.session_state["private_title"]),
            day=today,
            expires=today + timedelta(days) if days else None,
            by=by or "page",
        )
    except PlanError as error:
        st.session_state[REFUSED] = plan_refusal(error, words)
    except PaybackError as error:
        st.session_state[REFUSED] = refusal(error, words)


def _revoke(link: PrivateLink, by: str) -> None:
    workflow.revoke(store_to_change("revoke_private_link"), link, by=by or "page")
