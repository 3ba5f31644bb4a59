"""Nobody is told to do, or offered, what they may not: on every page, in either language, however they only look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES
from payback.store import open_store
from payback.ui import server_state, visitor
from payback.ui.access import Rights, Role
from tests.pages.conftest import first_visit, forget_store

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

PAGES = ("", "drivers", "team", "track", "scenarios", "data", "method")
ACTIONS = {
    "en": re.compile(r"(?<![\w’])(?:[Dd]rop|Import|import the|Freeze|freeze it|[Ww]rite down|Write the first)\b"),
    "fr": re.compile(r"\b(?:[Dd]éposez|[Ii]mportez|[Gg]elez|[Nn]otez)\b"),
}
"""What only somebody who may change the history does, as sentences ask for it."""

OF_THE_HISTORY = re.compile(r"^(?:demo_back|second_act|first_act|leave_demo|freeze|undo_|redo_|decide_|keep_|delete_)")


def offered(at: AppTest) -> list[str]:
    """Keys of the buttons that change the history, and of the places where files go."""
    keys = [str(button.key) for button in at.button]
    return [key for key in keys if OF_THE_HISTORY.match(key)] + [str(part.key) for part in at.get("file_uploader")]


def said(at: AppTest) -> str:
    """Every text that stands on the page: what is written, labels of buttons and links, what the parts are told."""
    parts = [str(getattr(node, "proto", "")) for node in at._tree if node.type not in {"bidi_component", "stylesheet"}]
    return "\n".join(part.encode("latin-1", "replace").decode("unicode_escape", "replace") for part in parts)


@pytest.fixture(params=["view", "signed in"])
def only_looking(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has the link, or somebody of the house who is on no list of editors."""
    if request.param == "view":
        monkeypatch.setenv("PAYBACK_ACCESS", "view")
    else:
        monkeypatch.setattr(visitor, "rights", lambda *_args: Rights(Role.VIEWER, "ana@b.c"))


@pytest.mark.usefixtures("own_store", "only_looking")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_told_to_do_what_they_may_not(page: str, language: str) -> None:
    """With the demonstration on screen, whose plan is not frozen."""
    at = first_visit(page, lang=language)
    assert not at.exception
    assert (ACTIONS[language].findall(said(at)), offered(at)) == ([], [])


@pytest.mark.usefixtures("own_store", "only_looking")
@pytest.mark.parametrize("page", ["track", "data"])
def test_nor_where_there_is_no_history(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty one asks for files only whoever may bring them."""
    monkeypatch.setenv("PAYBACK_STORE", str(tmp_path / "empty.duckdb"))
    open_store(tmp_path / "empty.duckdb").close()
    monkeypatch.setattr(server_state, "_begin_arrival", lambda _store: None)
    forget_store()
    at = first_visit(page, lang="en")
    assert (ACTIONS["en"].findall(said(at)), offered(at)) == ([], [])


@pytest.mark.usefixtures("own_store")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_is_told(language: str) -> None:
    """Else the two tests above look for nothing."""
    found = [
        (bool(ACTIONS[language].search(said(at))), bool(offered(at)))
        for at in (first_visit(page, lang=language) for page in ("track", "data"))
    ]
    assert found == [(True, True), (True, True)]
