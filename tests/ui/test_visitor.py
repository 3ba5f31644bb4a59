"""Whoever writes is asked for their right at that moment, and the log says who it was without naming anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from payback.errors import PaybackError
from payback.ui import server_state, visitor
from payback.ui.access import Rights, Role
from payback.ui.logs import PUBLIC
from payback.ui.visitor import pseudonym, store_to_change

if TYPE_CHECKING:
    from payback.store import Store

ADA = "ada@example.com"


@pytest.mark.parametrize(
    ("role", "of", "refused"),
    [
        (Role.VIEWER, None, "not_allowed"),
        (Role.VIEWER, ADA, "not_allowed"),
        (Role.EDITOR, None, ""),
        (Role.EDITOR, ADA, ""),
        (Role.EDITOR, "bo@example.com", "not_yours"),
        (Role.OWNER, "bo@example.com", ""),
    ],
)
def test_the_store_is_handed_to_who_may_change_it(
    monkeypatch: pytest.MonkeyPatch, store: Store, role: Role, of: str | None, refused: str
) -> None:
    """Each asking is logged with role, action and a short name, whatever came of it; never with an address."""
    monkeypatch.setattr(visitor, "visitor", lambda: Rights(role, ADA))
    monkeypatch.setattr(server_state, "store", lambda: store)
    with capture_logs() as lines:
        if refused:
            with pytest.raises(PaybackError, match=refused):
                store_to_change("undo", of=of)
        else:
            assert store_to_change("undo", of=of) is store
    (line,) = lines
    assert line["event"] == ("change refused" if refused else "change")
    assert (line["action"], line["role"], line["who"]) == ("undo", role.name.lower(), pseudonym(ADA))
    assert line.keys() - {"log_level"} <= PUBLIC
    assert "example.com" not in str(line)


def test_a_short_name_is_one_persons_and_tells_nobody_who() -> None:
    """The same for the same address, another for another, and none for nobody."""
    assert pseudonym(ADA) == pseudonym(ADA) != pseudonym("bo@example.com")
    assert pseudonym("") == ""
    assert "ada" not in pseudonym(ADA)
