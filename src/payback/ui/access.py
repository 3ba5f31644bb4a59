"""Who may do what: on one's own machine everything, on a shared one reading only, or by sign-in.

``PAYBACK_ACCESS`` is ``local`` (the default: only this machine is answered), ``view`` (everybody reads, nobody
uploads) or ``oidc`` (sign-in with the organisation's provider; ``PAYBACK_EDITORS`` lists who may change the data).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from payback.errors import PaybackError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Access(StrEnum):
    """The three ways in which a Payback is reached."""

    LOCAL = "local"
    VIEW = "view"
    OIDC = "oidc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What one visitor may do.

    Attributes:
        read: See plans, history and pages.
        change: Keep exports, undo batches, save scenarios.
        by: Who it is, for the record of a batch; empty when nobody signed in.
    """

    read: bool
    change: bool
    by: str = ""


def access(settings: Mapping[str, str] | None = None) -> Access:
    """The configured access.

    Raises:
        PaybackError: ``unknown_access``.
    """
    value = (os.environ if settings is None else settings).get("PAYBACK_ACCESS", "").strip().lower()
    try:
        return Access(value or Access.LOCAL)
    except ValueError as unknown:
        raise PaybackError("unknown_access", value=value, choices=tuple(Access)) from unknown


def editors(settings: Mapping[str, str] | None = None) -> frozenset[str]:
    """Addresses that may change data under ``oidc``; none listed means that everybody who signed in may."""
    listed = (os.environ if settings is None else settings).get("PAYBACK_EDITORS", "")
    return frozenset(filter(None, (address.strip().casefold() for address in listed.split(","))))


def rights(mode: Access, claims: Mapping[str, object], allowed: frozenset[str] = frozenset()) -> Rights:
    """What a visitor may do.

    Args:
        mode: How this Payback is reached.
        claims: What the sign-in says of the visitor (``st.user``); ignored where nobody signs in.
        allowed: Addresses that may change data, or none for everybody.
    """
    if mode is not Access.OIDC:
        return Rights(read=True, change=mode is Access.LOCAL)
    signed_in = claims.get("is_logged_in") is True
    # An address that the provider did not check proves nothing.
    verified = claims.get("email_verified") is not False
    address = str(claims.get("email") or "").casefold() if signed_in and verified else ""
    return Rights(read=signed_in, change=signed_in and (not allowed or address in allowed), by=address)
