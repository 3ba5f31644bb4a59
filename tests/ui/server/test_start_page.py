"""The page before Streamlit runs: what this is, what to do without scripts, and what an IT department has to allow."""

from __future__ import annotations

import re

import pytest

from payback.i18n import LANGUAGES, Words
from payback.ui.server.start_page import BLOCKED_AFTER_SECONDS, start_page_html
from payback.ui.server.static_files import own_files

MARKUP = re.compile(r"<head>.*</head>|<noscript>.*</noscript>|<[^>]*>", re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_picture_says_what_this_is(language: str) -> None:
    """Name, question and purpose stand in the page itself, in the reader's language."""
    seen, words = MARKUP.sub("", start_page_html(language)), Words(language)
    for key in ("app.name", "app.question", "app.purpose"):
        assert words(key) in seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_both_languages_say_what_to_do(language: str) -> None:
    """The reader's own comes first, each marked for a screen reader."""
    (without,) = re.findall(r"<noscript>(.*?)</noscript>", start_page_html(language), re.DOTALL)
    tags = re.findall(r'<p lang="(.*?)">', without)
    assert tags[0] == Words(language).tag
    assert {*tags} == {Words(each).tag for each in LANGUAGES}
    for each in LANGUAGES:
        assert Words(each)("server.needs_javascript") in without


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_for_an_it_department_is_hidden_at_first(language: str) -> None:
    """It is announced when it is shown, and has a place for the address."""
    (attributes, sentence) = re.findall(r'<p id="pb-blocked"(.*?)>(.*?)</p>', start_page_html(language))[0]
    assert attributes.split() == ['role="alert"', f'data-seconds="{BLOCKED_AFTER_SECONDS}"', "hidden"]
    assert sentence == Words(language)("server.blocked", seconds=BLOCKED_AFTER_SECONDS, address="<code></code>")


def test_what_the_first_picture_needs_comes_from_here() -> None:
    """Styles and the script that watches the connection are ours, at an address for each content."""
    page = start_page_html("en")
    for name in ("app.css", "start/start.css", "start/connection.js"):
        (address,) = [address for address in own_files() if address.endswith(f"/{name}")]
        assert page.count(f'"{address}"') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_messenger_shows_what_this_is_and_no_figure(language: str) -> None:
    """Whatever plan the link holds: the preview stays where the message was sent."""
    words = Words(language)
    head = start_page_html(language).partition("</head>")[0]
    tags = dict(re.findall(r'<meta (?:name|property)="(description|og:[a-z_]+)" content="(.*?)">', head))
    assert tags["og:title"] == words("app.question")
    assert tags["description"] == tags["og:description"] == words("app.purpose")
    assert not re.search(r"\d", "".join(tags.values()))
