"""The page before Streamlit runs: what this is, what to do without scripts, and what an IT department has to allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from payback.i18n import LANGUAGES, Words
from payback.ui.pages import PAGES, PageFile, page_paths
from payback.ui.server.start_page import BLOCKED_AFTER_SECONDS, StartPage, start_page_html, start_pages
from payback.ui.server.static_files import own_files

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

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


async def _streamlit(_: Scope, __: Receive, send: Send) -> None:
    """Any address is a page, as Streamlit has it."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"Streamlit"})


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/decide?lang=fr&salary=50000", "/?lang=fr&salary=50000"),
        ("/nowhere.txt", "/"),
        ("//evil.example/x?v=2", "/?v=2"),
        ("/data/more/", "/"),
    ],
)
def test_an_address_that_is_no_page_leads_to_the_first_one(asked: str, led_to: str) -> None:
    """With the plan that it carries, and to no other place."""
    server = StartPage(_streamlit, pages=start_pages(), paths=page_paths())
    client = TestClient(server, base_url="http://payback.example")
    answer = client.get(f"http://payback.example{asked}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, led_to)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_address_of_a_page_is_answered(page: PageFile) -> None:
    """With the start page, whatever slash stands at its end."""
    client = TestClient(StartPage(_streamlit, pages=start_pages(), paths=page_paths()))
    path = "/" if page is PAGES[0] else f"/{page.name}"
    for asked in (path, f"{path.rstrip('/')}/"):
        answer = client.get(f"{asked}?lang=fr", follow_redirects=False)
        assert (answer.status_code, 'lang="fr' in answer.text) == (200, True)
