"""Names out of files are text in every medium, whatever they hold."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from payback.charts import history_chart
from payback.cli import terminal
from payback.history.account_month import KeptMonth
from payback.i18n import LANGUAGES, Words, one_line
from payback.wording import shell
from payback.wording.text_escapes import markdown_text, terminal_text

if TYPE_CHECKING:
    from collections.abc import Iterator


LINK = '<a href="https://evil.example/?a=1&b=2">Instagram</a>'
MARKED = "[x](https://evil.example) **b** $x$ :red[y] ![z](a.png)\n# www.evil.example a@evil.example"
ESCAPES = "\x1b[2J\x1b]8;;https://evil.example\x07x\x9b31m\r\n7 imports kept"
SIGNS = [*"<>&\"'`*_[](){}!#$:/.@=-+|~\\ \n\r\t\x1b\x07\x9b\u202e0", "a", "www", "http", "b"]
names = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
GFM_LINK = re.compile(r"(https?://|www(?=\.))[-.\w]+|[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE)
"""What GitHub's Markdown makes a link of in a text that is read already."""

OURS = re.compile(r'<br>|</?span( style="color:#[0-9a-f]{6}")?>|<extra></extra>')
"""Tags that our figures write themselves."""


def texts(part: Any) -> Iterator[str]:  # noqa: ANN401  (any part of a figure)
    """Every text in a part of a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list | tuple):
        for each in part.values() if isinstance(part, dict) else part:
            yield from texts(each)


@settings(max_examples=25)
@given(name=names)
@example(name=LINK)
def test_a_figure_has_no_tags_of_a_networks_name(name: str) -> None:
    """On a screen of either width; a reader's table has the name as it is."""
    history = pd.DataFrame(
        {name: [1.0, 2.0], "facebook": [3.0, 4.0]}, index=pd.period_range("2026-01", periods=2, freq="M")
    )
    for measure in ("followers", "views"):
        chart = history_chart(measure, history, Words("en"))
        drawn = [*texts(json.loads(chart.figure.to_json())), *texts(dict(chart.narrow))]
        assert [text for text in drawn if "<" in OURS.sub("", text)] == []
        assert chart.table.columns[1] in {unescape(trace.name) for trace in chart.figure.data}


@given(name=names)
@example(name=LINK)
@example(name=MARKED)
def test_markdown_reads_nothing_into_a_name(name: str) -> None:
    """One paragraph, or nothing, which says the name and holds no mark, picture or link."""
    (*_,) = tokens = MarkdownIt("commonmark").parse(markdown_text(name))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    said = "".join(child.content for token in tokens for child in token.children or ())
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}
    assert said.replace("\N{WORD JOINER}", "").split() == one_line(name).split()
    assert not GFM_LINK.search(said)


@given(name=names)
@example(name=ESCAPES)
def test_a_terminal_obeys_no_name(name: str) -> None:
    """What is printed of an account is one line without controls, in sentences and as JSON, which reads back."""
    month = KeptMonth("x", name, "", date(2026, 5, 1), "")
    for line in (shell.month_line(month, Words(language)) for language in LANGUAGES):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202e]", terminal_text(line))
    written = terminal_text(json.dumps(shell.month_facts(month), ensure_ascii=False, indent=1))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", written)
    assert name == json.loads(written)["account"]


def test_commands_print_no_controls(capsys: pytest.CaptureFixture[str]) -> None:
    """Answers, notes and refusals all go the same way."""
    terminal.print_result({}, [ESCAPES], wanted=False)
    terminal.print_note(ESCAPES)
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "\\u001b[2J" in printed.out


def test_a_name_in_a_sentence_is_one_line() -> None:
    """A file's name cannot look like a sentence of ours."""
    for language in LANGUAGES:
        assert "\n" not in Words(language)("shell.backed_up", file=ESCAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_does_not_turn_a_sentence_round(language: str) -> None:
    """Its own letters keep their direction, as Hebrew has it; what is said behind it is read as we wrote it."""
    said = Words(language)("shell.backed_up", file="\u202egnp.\u2066\u05d1\u200f.exe")
    assert said == Words(language)("shell.backed_up", file="gnp.\u05d1\u200f.exe")
