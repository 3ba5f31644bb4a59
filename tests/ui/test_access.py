"""Who may do what under each access."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

from payback.errors import PaybackError
from payback.ui.access import Access, Rights, Role, access, is_signed_in, rights
from payback.ui.people_roles import EVERYBODY, People, check_people, people


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, Access.LOCAL), ({"PAYBACK_ACCESS": " View "}, Access.VIEW), ({"PAYBACK_ACCESS": "oidc"}, Access.OIDC)],
)
def test_access_comes_from_the_setting(settings: dict[str, str], expected: Access) -> None:
    """Nothing set means local."""
    assert access(settings) is expected


def test_an_unknown_access_is_told_with_the_choices() -> None:
    """A slip in the setting never opens the door."""
    with pytest.raises(PaybackError) as raised:
        access({"PAYBACK_ACCESS": "public"})
    assert raised.value.key == "setting_no_choice"
    assert raised.value.facts == {"setting": "PAYBACK_ACCESS", "text": "public", "choices": tuple(Access)}


if TYPE_CHECKING:
    from pathlib import Path

LISTS = {
    "PAYBACK_VIEWERS": "@example.com",
    "PAYBACK_EDITORS": "ana@example.com, cy@example.com",
    "PAYBACK_OWNERS": "cy@example.com",
}
SECRETS = dict.fromkeys(("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"), "x")
NOBODY = People({})
SIGNED_IN = {"is_logged_in": True, "iat": time.time()}


def test_local_may_everything_and_view_only_read() -> None:
    """Claims mean nothing where nobody signs in."""
    claims = {"is_logged_in": True, "email": "ana@example.com"}
    assert rights(Access.LOCAL, {}, NOBODY) == Rights(Role.OWNER)
    assert rights(Access.VIEW, claims, NOBODY) == Rights(Role.VIEWER, known=False)
    assert not rights(Access.VIEW, claims, NOBODY).change


@pytest.mark.parametrize("claims", [{}, {"is_logged_in": "yes"}, {"is_logged_in": False}])
def test_nobody_reads_before_signing_in(claims: dict[str, object]) -> None:
    """Under oidc a visitor without a sign-in gets nothing, not even where everybody may read."""
    everybody = people({"PAYBACK_VIEWERS": "*", "PAYBACK_EDITORS": "*"})
    assert rights(Access.OIDC, {**claims, "email": "a@b.c", "email_verified": True}, everybody) == Rights(Role.NOBODY)


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"email": "Ana@Example.com", "email_verified": True}, Role.EDITOR),
        ({"email": "bo@example.com", "email_verified": True}, Role.VIEWER),
        ({"email": "cy@example.com", "email_verified": True}, Role.OWNER),
        ({"email": "bo@notexample.com", "email_verified": True}, Role.NOBODY),
        ({"email": "cy@example.com@evil.example", "email_verified": True}, Role.NOBODY),
        ({"email": "cy@example.com"}, Role.NOBODY),
        ({"email": "cy@example.com", "email_verified": False}, Role.NOBODY),
        ({"email": "cy@example.com", "email_verified": "true"}, Role.NOBODY),
        ({"email": "", "email_verified": True}, Role.NOBODY),
        ({"roles": ["Editor"]}, Role.EDITOR),
        ({"roles": "owner"}, Role.OWNER),
        ({"roles": ["nobody", 7, None]}, Role.NOBODY),
    ],
)
def test_a_role_comes_from_a_verified_address_or_the_claim(claims: dict[str, object], role: Role) -> None:
    """Only an address that the provider says it has checked counts; the claim that names roles is a setting."""
    settings = {**LISTS, "PAYBACK_ROLES_CLAIM": "roles"}
    assert rights(Access.OIDC, {**SIGNED_IN, **claims}, people(settings)).role is role
    if "roles" in claims:
        assert rights(Access.OIDC, {**SIGNED_IN, **claims}, people(LISTS)).role is Role.NOBODY


def test_everybody_reads_and_only_who_has_an_address_changes() -> None:
    """A star among editors still demands an address that was checked."""
    everybody, signed_in = people({"PAYBACK_VIEWERS": "*", "PAYBACK_EDITORS": "*"}), SIGNED_IN
    assert rights(Access.OIDC, signed_in, everybody).role is Role.VIEWER
    verified = {**signed_in, "email": "a@b.c", "email_verified": True}
    assert rights(Access.OIDC, verified, everybody) == Rights(Role.OWNER, "a@b.c")


@pytest.mark.parametrize(("ago", "hours", "there"), [(7_199, "2", True), (7_201, "2", False), (604_801, "", False)])
def test_a_sign_in_lasts_for_so_many_hours(ago: float, hours: str, *, there: bool) -> None:
    """From when the provider gave its word, a week unless it is set; a copy of the cookie lasts no longer."""
    listed = people({"PAYBACK_SIGN_IN_HOURS": hours})
    claims = {"is_logged_in": True, "iat": 1_000}
    assert is_signed_in(claims, listed.hours, lambda: 1_000 + ago) is there
    for unsaid in ({}, {"iat": None}, {"iat": "1000"}, {"iat": float("nan")}):
        assert is_signed_in({"is_logged_in": True, **unsaid}, listed.hours, lambda: 1_000) is False
    assert is_signed_in({**claims, "is_logged_in": 1}, listed.hours, lambda: 1_000) is False


def test_a_list_in_a_file_holds_from_the_next_action_on(tmp_path: Path) -> None:
    """Whoever is taken out loses the right without a restart; without the file nobody has one."""
    listed = tmp_path / "editors"
    settings, claims = (
        {"PAYBACK_EDITORS": f"file:{listed}"},
        {**SIGNED_IN, "email": "a@b.c", "email_verified": True},
    )
    listed.write_text("bo@b.c\nA@b.c\n")
    assert rights(Access.OIDC, claims, people(settings)).change
    listed.write_text("bo@b.c\n")
    assert not rights(Access.OIDC, claims, people(settings)).change
    listed.unlink()
    with pytest.raises(PaybackError, match="people_unreadable"):
        people(settings)


def test_an_owner_takes_back_what_anybody_did_and_an_editor_what_was_their_own() -> None:
    """Nobody's is an owner's, and a reader's right to what they once did is over; without owners, editors are."""
    by = "ana@b.c"
    undone = [[Rights(role, by).may_take_back(whose) for whose in (by, "bo@b.c", "page", EVERYBODY)] for role in Role]
    assert undone == [[False] * 4, [False] * 4, [True, False, False, False], [True] * 4]
    editor = {**SIGNED_IN, "email": by, "email_verified": True}
    for owners, role in (("", Role.OWNER), ("bo@b.c", Role.EDITOR)):
        settings = {"PAYBACK_EDITORS": by, "PAYBACK_OWNERS": owners}
        assert rights(Access.OIDC, editor, people(settings)).role is role
    with_roles = people({"PAYBACK_EDITORS": by, "PAYBACK_ROLES_CLAIM": "roles"})
    assert rights(Access.OIDC, editor, with_roles).role is Role.EDITOR


@pytest.mark.parametrize(
    ("settings", "secrets", "address", "key"),
    [
        ({}, {}, "127.0.0.1", ""),
        ({}, {}, "0.0.0.0", "open_without_access"),  # noqa: S104
        ({"PAYBACK_ACCESS": "public"}, {}, "127.0.0.1", "setting_no_choice"),
        ({"PAYBACK_ACCESS": "view"}, {}, "10.0.0.7", ""),
        ({"PAYBACK_ACCESS": "oidc", **LISTS}, SECRETS, "10.0.0.7", ""),
        ({"PAYBACK_ACCESS": "oidc", **LISTS}, {"cookie_secret": "x"}, "10.0.0.7", "sign_in_missing"),
        ({"PAYBACK_ACCESS": "oidc", **LISTS, "PAYBACK_EDITORS": " "}, SECRETS, "10.0.0.7", "people_missing"),
        ({"PAYBACK_ACCESS": "oidc", "PAYBACK_EDITORS": "*"}, SECRETS, "10.0.0.7", "people_missing"),
        ({"PAYBACK_ACCESS": "oidc", "PAYBACK_ROLES_CLAIM": "roles"}, SECRETS, "10.0.0.7", ""),
        ({"PAYBACK_ACCESS": "oidc", **LISTS, "PAYBACK_OWNERS": "file:none"}, SECRETS, "", "people_unreadable"),
    ],
)
def test_a_setting_that_would_let_in_whom_nobody_meant_is_no_start(
    settings: dict[str, str], secrets: dict[str, Any], address: str, key: str
) -> None:
    """Beyond this machine without an access, sign-in without secrets or without a word on who may do what."""
    refused = pytest.raises(PaybackError, match=key) if key else nullcontext()
    with refused:
        check_people(settings, secrets, [address] if address else [])
