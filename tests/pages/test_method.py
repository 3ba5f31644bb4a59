"""The Method page shows every part in either language, without the network and without a formula gone wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from payback.i18n import Words
from payback.model import ASSUMPTIONS, GROUPS, Plan
from payback.ui import state
from payback.ui.panels import method
from payback.workflows.method import sections

if TYPE_CHECKING:
    from pathlib import Path


def shown(root: Path, language: str) -> AppTest:
    """The page alone, in one language."""
    page = AppTest.from_file(str(root / "pages" / "method.py"), default_timeout=120)
    page.session_state["lang"] = language
    page.session_state[state.PLAN] = Plan()
    return page.run()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_part_is_shown(root: Path, language: str) -> None:
    """One part an expander, under its title; sources stand below their tables."""
    page, words = shown(root, language), Words(language)
    assert not page.exception
    titles = [part.title for part in sections(words)]
    assert [box.label for box in page.expander] == titles
    text = "\n".join(box.value for box in page.markdown)
    assert "`F_t = min(M, F_(t-1)" in text
    assert [name for name in ASSUMPTIONS if f"(`{name}`)" not in text] == []
    assert "$" not in text.replace("\\$", "")
    assert "<br>" not in text
    assert "(#" not in text
    assert {"en": "statistical institute", "fr": "institut de la statistique"}[language] in text
    assert text.count(f"**{words('method.sources')}**") == len(GROUPS) + 1


def test_without_the_sources_the_rest_is_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package has no data folder beside it."""
    monkeypatch.setattr(method, "source_texts", lambda _: {})
    page, words = shown(root, "en"), Words("en")
    assert not page.exception
    assert len(page.expander) == len(sections(words))
    assert words("method.sources") not in "".join(box.value for box in page.markdown)
