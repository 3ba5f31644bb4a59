"""Whatever a person reads on a page comes from the catalogues."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from payback.i18n import catalogue
from tests.english_words import english

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "src" / "payback" / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")])
SPEAKING = {
    "button", "caption", "error", "expander", "file_uploader", "form_submit_button", "header", "html", "info",
    "markdown", "metric", "number_input", "pills", "popover", "progress", "radio", "segmented_control", "selectbox",
    "slider", "spinner", "status", "subheader", "success", "text_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
"""Streamlit's functions whose first argument a person reads."""

NAMES = {"", "Payback"}
"""The product has one name in every language."""

TAG = re.compile(r"<style>.*?</style>|<[^>]*>|&\w+;", re.DOTALL)


def spoken(node: ast.expr) -> str:
    """The letters of a text that stand in the code itself, outside tags and facts."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in parts)
    return "".join(re.findall(r"[^\W\d_]{2,}", TAG.sub(" ", text)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_speaks_in_one_language_only(path: Path) -> None:
    """A word written into the code would stay English on a French page."""
    english = [
        f"line {node.lineno}: {sentence}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SPEAKING
        if getattr(node.func.value, "id", "") == "st"
        if node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
        and (sentence := spoken(node.args[0])) not in NAMES
    ]
    assert english == []


def test_the_rule_can_fail() -> None:
    """It hears a sentence, also between tags, and lets tags, facts and styles pass."""
    texts = ['"Keep it"', 'f"<b>{x}</b> files"', 'f"<h1 id={y}>{x}</h1>"', 'f"<style>a{{b:{c}}}</style>{d}"']
    assert [spoken(ast.parse(text, mode="eval").body) for text in texts] == ["Keepit", "files", "", ""]


def test_no_french_sentence_is_english() -> None:
    """Nor holds an English word, whatever it is said of: pages, papers, refusals, notes and the shell."""
    forms = {
        f"{key} {form}".strip(): text
        for key, sentence in catalogue("fr").items()
        for form, text in ({"": sentence} if isinstance(sentence, str) else sentence).items()
    }
    assert {key: text for key, text in forms.items() if english(text)} == {}
    assert sum(bool(english(str(sentence))) for sentence in catalogue("en").values()) > len(catalogue("en")) / 2
