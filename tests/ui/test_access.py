"""Who may do what under each access."""

from __future__ import annotations

import pytest

from payback.errors import PaybackError
from payback.ui.access import Access, Rights, access, editors, rights


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
    assert raised.value.key == "unknown_access"
    assert raised.value.facts == {"value": "public", "choices": ("local", "view", "oidc")}


def test_local_may_everything_and_view_only_read() -> None:
    """Claims mean nothing where nobody signs in."""
    claims = {"is_logged_in": True, "email": "ana@example.com"}
    assert rights(Access.LOCAL, {}) == Rights(read=True, change=True)
    assert rights(Access.VIEW, claims) == Rights(read=True, change=False)


def test_nobody_reads_before_signing_in() -> None:
    """Under oidc a visitor without a sign-in gets nothing."""
    assert rights(Access.OIDC, {}) == Rights(read=False, change=False)
    assert rights(Access.OIDC, {"is_logged_in": "yes", "email": "a@b.c"}) == Rights(read=False, change=False)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"email": "Ana@Example.com"}, Rights(read=True, change=True, by="ana@example.com")),
        ({"email": "bo@example.com"}, Rights(read=True, change=False, by="bo@example.com")),
        ({"email": "ana@example.com", "email_verified": False}, Rights(read=True, change=False)),
        ({}, Rights(read=True, change=False)),
    ],
)
def test_listed_editors_change_data(claims: dict[str, object], expected: Rights) -> None:
    """Only an address that the provider checked, and that is listed, may change data."""
    listed = editors({"PAYBACK_EDITORS": "ana@example.com, cy@example.com"})
    assert rights(Access.OIDC, {"is_logged_in": True, **claims}, listed) == expected


def test_without_a_list_everybody_signed_in_may_change() -> None:
    """No list, no difference among colleagues."""
    assert editors({}) == frozenset()
    assert rights(Access.OIDC, {"is_logged_in": True, "email": "bo@example.com"}).change
