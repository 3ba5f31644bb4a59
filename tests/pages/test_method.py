"""The Method page shows every part in either language, without the network and without a formula gone wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from payback.i18n import Words
from payback.model import ASSUMPTIONS, GROUPS, Plan
from payback.ui import state
from payback.ui.panels import method
from payback.wording.text_escapes import markdown_text
from payback.workflows.method import sections

if TYPE_CHECKING:
    from pathlib import Path


def shown(root: Path, language: str) -> AppTest:
    """The page alone, in one language."""
    page = AppTest.from_file(str(root / "pages" / "method.py"), default_timeout=120)
    page.session_state["lang"] = language
    page.session_state[state.PLAN] = Plan()
    return page.run()


def _linked(page: AppTest) -> list[tuple[str, str]]:
    """Where the contents lead: titles and anchors, in their order."""
    contents = next(box.value for box in page.markdown if box.value.startswith("- ["))
    return re.findall(r"\[(.+)\]\(#([a-z-]+)\)", contents)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_part_is_shown(root: Path, language: str) -> None:
    """Each part under its title, to which the contents lead; sources stand below their tables."""
    page, words = shown(root, language), Words(language)
    assert not page.exception
    assert [(markdown_text(head.value), head.anchor) for head in page.header] == _linked(page)
    assert [head.value for head in page.header] == [part.title for part in sections(words)]
    text = "\n".join(box.value for box in page.markdown if not box.value.startswith("- ["))
    assert "`F_t = min(M, F_(t-1)" in text
    assert [name for name in ASSUMPTIONS if f"(`{name}`)" not in text] == []
    assert "$" not in text.replace("\\$", "")
    assert "<br>" not in text
    assert "(#" not in text
    assert {"en": "statistical institute", "fr": "institut de la statistique"}[language] in text
    assert [box.label for box in page.expander] == [words("method.sources")] * (len(GROUPS) + 1)


def test_without_the_sources_the_rest_is_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package has no data folder beside it."""
    monkeypatch.setattr(method, "source_texts", lambda _: {})
    page, words = shown(root, "en"), Words("en")
    assert not page.exception
    assert len(page.header) == len(sections(words))
    assert len(page.expander) == 0
