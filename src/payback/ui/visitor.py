"""Who looks at a page, and what they may do; where people sign in, nobody sees anything before they did."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import streamlit as st
import structlog
from streamlit.web.server.server_util import get_cookie_secret

from payback.errors import PaybackError
from payback.ui import server_state
from payback.ui.access import Access, Rights, access, rights
from payback.ui.measurements import MEASURED
from payback.ui.people_roles import people

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.store import Store

LOGGED = "_logged_role"
"""The role with which this session stands in the log."""

_log = structlog.get_logger()


def visitor() -> Rights:
    """What the visitor of this session may do now.

    Raises:
        PaybackError: ``people_unreadable``.
    """
    mode = access()
    claims = st.user.to_dict() if mode is Access.OIDC else {}
    return rights(mode, claims, people())


def may_change() -> bool:
    """Whether the visitor may change what is kept, for what is said to them; not where nobody can say who may what."""
    try:
        return visitor().change
    except PaybackError:
        return False


def store_to_change(action: str, *, of: str | None = None) -> Store:
    """The server's store, for whoever may change it: everything that writes asks here, whatever a page has shown.

    Args:
        action: What is about to be done, for the log; it holds no address, name or figure.
        of: Who did what is about to be taken back, `people.EVERYBODY` where it is everybody's; None where nothing is.

    Raises:
        PaybackError: ``not_allowed``, ``not_yours``, or what the store refuses.
    """
    asking = visitor()
    allowed = asking.change if of is None else asking.may_take_back(of)
    outcome = "change" if allowed else "change refused"
    _log.info(outcome, action=action, role=asking.role.name.lower(), who=pseudonym(asking.by))
    MEASURED.count("payback_changes", "allowed" if allowed else "refused")
    if not allowed:
        raise PaybackError("not_yours" if asking.change else "not_allowed")
    return server_state.store()


def pseudonym(address: str) -> str:
    """The same short name for one address for as long as the cookie secret is; nothing tells the address from it."""
    return (
        blake2b(address.encode(), key=get_cookie_secret().encode()[:64], digest_size=5).hexdigest() if address else ""
    )


def require_sign_in(words: Words) -> None:
    """Stop here, with a button to sign in, unless the visitor may read; each session of somebody is logged once."""
    asking = visitor()
    signed_in = access() is Access.OIDC and st.user.is_logged_in
    if signed_in and st.session_state.get(LOGGED) != asking.role:
        st.session_state[LOGGED] = asking.role
        _log.info("signed in", role=asking.role.name.lower(), who=pseudonym(asking.by))
    if asking.read:
        return
    st.html(f"<h1>{words('header.not_a_reader' if signed_in else 'header.sign_in_first')}</h1>")
    if signed_in:
        st.button(words("header.sign_out"), on_click=st.logout, key="_sign_out")
    else:
        st.button(words("header.sign_in"), type="primary", on_click=st.login, key="_sign_in")
    st.stop()
