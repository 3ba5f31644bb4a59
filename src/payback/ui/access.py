"""Who may do what: on one's own machine everything, on a shared one reading only, or by sign-in.

``PAYBACK_ACCESS`` is ``local`` (the default: only this machine is answered), ``view`` (everybody reads, nobody
uploads) or ``oidc`` (sign-in with the organisation's provider; `payback.ui.people_roles` says who has which role).
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from payback.settings import ACCESS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.ui.people_roles import People


class Access(StrEnum):
    """The three ways in which a Payback is reached."""

    LOCAL = "local"
    VIEW = "view"
    OIDC = "oidc"


class Role(IntEnum):
    """What somebody may do, each more than the one before."""

    NOBODY = 0
    VIEWER = 1
    EDITOR = 2
    OWNER = 3


@dataclass(frozen=True, slots=True)
class Rights:
    """What one visitor may do.

    Attributes:
        role: Of the visitor.
        by: Who it is, for the record of a batch; empty when nobody signed in.
        known: Whether it is somebody of the house: plans that were kept, salaries in them, are for those alone.
    """

    role: Role
    by: str = ""
    known: bool = True

    @property
    def read(self) -> bool:
        """See plans, history and pages."""
        return self.role >= Role.VIEWER

    @property
    def change(self) -> bool:
        """Keep exports, take them back, save plans."""
        return self.role >= Role.EDITOR

    def may_take_back(self, by: str) -> bool:
        """Whether what somebody did may be undone: one's own work by an editor, anybody's by an owner."""
        return self.role >= Role.OWNER or (self.change and by == self.by)


def access(settings: Mapping[str, str] | None = None) -> Access:
    """The configured access.

    Raises:
        PaybackError: ``setting_no_choice``.
    """
    return Access(ACCESS.value(settings))


def rights(mode: Access, claims: Mapping[str, object], people: People) -> Rights:
    """What a visitor may do.

    Args:
        mode: How this Payback is reached.
        claims: What the sign-in says of the visitor (``st.user``); ignored where nobody signs in.
        people: Who has which role under ``oidc``.
    """
    if mode is not Access.OIDC:
        return Rights(Role.OWNER) if mode is Access.LOCAL else Rights(Role.VIEWER, known=False)
    if not is_signed_in(claims, people.hours):
        return Rights(Role.NOBODY)
    address = verified_address(claims)
    named = [role for role in Role if people.lists(role, address)]
    claimed = [role for role in Role if role.name.lower() in _claimed(claims, people.claim)]
    return Rights(max([Role.NOBODY, *named, *claimed]), address)


def is_signed_in(claims: Mapping[str, object], hours: float, now: Callable[[], float] = time.time) -> bool:
    """Whether somebody signed in no more hours ago than a sign-in lasts; the provider must say when (``iat``)."""
    signed = claims.get("iat")
    since = now() - signed if isinstance(signed, int | float) else math.inf
    return claims.get("is_logged_in") is True and since <= hours * 3_600


def verified_address(claims: Mapping[str, object]) -> str:
    """The address that the provider says it has checked; any other proves nothing, and is none."""
    return str(claims.get("email") or "").strip().casefold() if claims.get("email_verified") is True else ""


def _claimed(claims: Mapping[str, object], claim: str) -> frozenset[str]:
    """What the claim that names roles holds: one text, or several."""
    held = claims.get(claim) if claim else None
    return frozenset(str(role).casefold() for role in (held if isinstance(held, list) else [held]))
