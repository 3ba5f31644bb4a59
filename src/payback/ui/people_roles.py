"""Who has which role where people sign in: addresses, whole domains, everybody, or a claim of the provider.

``PAYBACK_VIEWERS``, ``PAYBACK_EDITORS`` and ``PAYBACK_OWNERS`` each list addresses, domains (``@example.com``) or
``*``, separated by commas or lines, or name a file that lists them (``file:/etc/payback/editors``). They are read for
every action: whoever is taken out of a file loses the right with the next one. Without owners, editors are the owners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from payback import settings
from payback.errors import PaybackError
from payback.settings.kinds import FILE, listed_people
from payback.ui.access import Access, Role, access

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS: Mapping[Role, settings.Setting[str]] = {
    Role.VIEWER: settings.VIEWERS,
    Role.EDITOR: settings.EDITORS,
    Role.OWNER: settings.OWNERS,
}
DEMANDED = (Role.VIEWER, Role.EDITOR)
"""Lists that must not be empty by oversight: whoever has an account with the provider would be on them."""

EVERYBODY = "*"
THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
SECRETS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True, slots=True)
class People:
    """Who has which role.

    Attributes:
        listed: Addresses, domains with their ``@``, or `EVERYBODY`, by role.
        claim: Name of the provider's claim that holds roles (``owner``, ``editor``, ``viewer``); empty for none.
        hours: For which a sign-in lasts.
    """

    listed: Mapping[Role, frozenset[str]]
    claim: str = ""
    hours: int = 168

    def lists(self, role: Role, address: str) -> bool:
        """Whether somebody with this verified address (empty: none) has a role; without one only reading is for all."""
        names = self.listed.get(role, frozenset())
        if EVERYBODY in names and (address or role is Role.VIEWER):
            return True
        return bool(address) and not names.isdisjoint({address, f"@{address.rpartition('@')[2]}"})


def people(given: Mapping[str, str] | None = None) -> People:
    """Who has which role, as the settings and their files are now.

    Raises:
        PaybackError: ``people_unreadable``, ``setting_no_person`` or ``setting_no_number``.
    """
    listed = {role: _listed(setting.name, setting.value(given)) for role, setting in SETTINGS.items()}
    claim = settings.ROLES_CLAIM.value(given)
    # Where nobody is named an owner, nobody could undo what somebody else did.
    owners = listed[Role.OWNER] or (frozenset() if claim else listed[Role.EDITOR])
    return People({**listed, Role.OWNER: owners}, claim, settings.SIGN_IN_HOURS.value(given))


def _listed(setting: str, text: str) -> frozenset[str]:
    if text.startswith(FILE):
        path = text.removeprefix(FILE)
        try:
            text = listed_people(setting, Path(path).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as problem:
            raise PaybackError("people_unreadable", setting=setting, file=path) from problem
    return frozenset(name.strip().casefold() for line in text.splitlines() for name in line.split(",") if name.strip())


def check_people(given: Mapping[str, str], secrets: Mapping[str, Any], addresses: Sequence[str]) -> None:
    """Refuse to start where a setting would let in whom nobody meant, or nobody at all.

    Args:
        given: The environment.
        secrets: The section ``[auth]`` of the secrets.
        addresses: That the server is told to listen on.

    Raises:
        PaybackError: ``open_without_access``, ``people_unreadable``, ``people_missing`` or
            ``sign_in_missing``.
    """
    mode = access(given)
    beyond = [address for address in addresses if address not in THIS_MACHINE]
    if mode is Access.LOCAL and beyond:
        raise PaybackError("open_without_access", address=beyond[0])
    if mode is Access.OIDC:
        everyone = people(given)
        missing = [SETTINGS[role].name for role in DEMANDED if not everyone.listed[role] and not everyone.claim]
        if missing:
            raise PaybackError("people_missing", settings=missing)
        unset = [name for name in SECRETS if not _is_set(secrets, name)]
        if unset:
            raise PaybackError("sign_in_missing", names=unset)


def _is_set(secrets: Mapping[str, Any], name: str) -> bool:
    """Whether a secret is there, in the section itself or in that of a provider."""
    sections = [secrets, *(section for section in secrets.values() if isinstance(section, Mapping))]
    return any(str(section.get(name) or "").strip() for section in sections)
