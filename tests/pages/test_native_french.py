"""A French reader reads French on every page and in every paper, where figures come from and what is spoken too."""

from __future__ import annotations

import io
import json
from datetime import date
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest
from google.protobuf.json_format import MessageToDict
from pptx import Presentation
from python_calamine import CalamineWorkbook

from payback.i18n import Words
from payback.share.memo import Occasion
from payback.workflows.demo_arrival import demo_plan
from payback.workflows.documents import plan_memo, plan_workbook
from tests.english_words import english, english_sentences
from tests.pages.conftest import first_visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

PAGES = ("decide", "drivers", "team", "track", "scenarios", "data", "method")
FRENCH = Words("fr")


def strings(content: object) -> Iterator[str]:
    """Every text in nested lists and mappings, their names aside."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from strings(each)
    elif isinstance(content, list):
        for each in content:
            yield from strings(each)


def texts(at: AppTest) -> Iterator[str]:
    """Every text that a page sent to the browser, those within our components too."""
    blocks: list[Any] = [at._tree]
    while blocks:
        node = blocks.pop()
        blocks.extend(getattr(node, "children", {}).values())
        if proto := getattr(node, "proto", None):
            yield from strings(MessageToDict(proto))
            if content := getattr(proto, "bytes", b""):
                yield from strings(json.loads(content))


@pytest.mark.parametrize("shown", PAGES)
def test_a_page_is_french(own_store: Path, shown: str) -> None:
    """Headings, sentences, controls, charts, tables and the texts for screen readers."""
    at = first_visit(shown, lang="fr")
    assert not at.exception
    read = [*texts(at)]
    assert len(read) > 50
    assert english_sentences(read) == []


def memo_texts(kind: str) -> Iterator[str]:
    """What a memo says, in the shapes that let it be read back."""
    content = plan_memo(
        demo_plan(), FRENCH, kind, Occasion(date(2026, 12, 1), "Café Boréal", "Embaucher?", "A. Tremblay")
    )
    if kind == "html":
        yield from content.decode().split("\n")
    elif kind == "eml":
        mail = message_from_bytes(content, policy=policy.default)
        yield from (str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text")
    else:
        shapes = (shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes)
        yield from (shape.text_frame.text for shape in shapes if shape.has_text_frame)


@pytest.mark.parametrize("kind", ["html", "eml", "pptx"])
def test_a_memo_is_french(kind: str) -> None:
    """In the shapes that can be read back; the fourth is made of the same content."""
    read = [*memo_texts(kind)]
    assert sum(map(len, read)) > 1_000
    assert english_sentences(read) == []


def test_the_workbook_is_french() -> None:
    """Every cell of every sheet, what is known of each default too, and the names of the sheets."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(plan_workbook(demo_plan(), FRENCH)))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert len(cells) > 1_000
    assert english_sentences([*book.sheet_names, *cells]) == []


def test_the_rule_hears_english() -> None:
    """A sentence of the other language, also where only a screen reader says it; and lets names and code pass."""
    heard = ["Drag and drop files here", '<p aria-label="Press to add">Oui</p>', "<b>Choose a file</b>"]
    assert [bool(english(text)) for text in heard] == [True] * 3
    assert (
        english_sentences(["`for x`", "« and so on »", "[Age of Learning](https://a.b/the(1))", "Link to x.csv"]) == []
    )
