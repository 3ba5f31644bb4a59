"""Who looks at a page, and what they may do; where people sign in, nobody sees anything before they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.access import Access, Rights, access, editors, rights

if TYPE_CHECKING:
    from payback.i18n import Words


def visitor() -> Rights:
    """What the visitor of this session may do."""
    mode = access()
    claims = st.user.to_dict() if mode is Access.OIDC else {}
    return rights(mode, claims, editors())


def require_sign_in(words: Words) -> None:
    """Stop here, with a button to sign in, unless the visitor may read."""
    if visitor().read:
        return
    st.html(f"<h1>{words('header.sign_in_first')}</h1>")
    st.button(words("header.sign_in"), type="primary", on_click=st.login, key="_sign_in")
    st.stop()
