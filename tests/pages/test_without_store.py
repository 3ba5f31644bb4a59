"""The pages on which a plan is decided need no store; they say that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.i18n import Words
from payback.store import Store, StoreError
from payback.ui import server_state
from payback.wording.text_escapes import markdown_text
from tests.pages.conftest import first_visit

if TYPE_CHECKING:
    import pytest


def test_plans_go_on_without_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decide, Drivers and Team stand, with the reason above them; the start is that of the last answer."""

    def refused() -> Store:
        raise StoreError("disk_full")

    monkeypatch.setattr(server_state, "_server_store", refused)
    monkeypatch.setattr(server_state, "_KNOWN", [])
    server_state.refresh()
    words = Words("en")
    told = markdown_text(words("company.no_history", reason=words("error.disk_full")))
    for page in ("", "drivers", "team"):
        at = first_visit(page, lang="en")
        assert not at.exception
        assert [warning.value for warning in at.warning] == [told]
    server_state.refresh()
