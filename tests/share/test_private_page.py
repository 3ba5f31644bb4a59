"""The page of a private link: what its view holds stands there as text, and nothing besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import Plan, evaluate
from payback.model.questions.drivers import tornado
from payback.share.private_page import Shared, closed_page, preview_tags, private_page
from payback.share.sent_answer import SentAnswer, answer_text, read_answer, sent_answer, write_answer
from payback.wording.private_view import private_view

DAY = date(2026, 11, 30)
PLAN = Plan(followers=250_000, start=DAY.replace(day=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_the_view_stands_on_the_page(language: str) -> None:
    """Title, until when it opens, what was answered before; without drivers and streams their parts are left out."""
    words = Words(language)
    view = private_view(evaluate(PLAN), tornado(PLAN), words)
    page = private_page(view, Shared("<i>Spring</i>", DAY, DAY, before="never"), words)
    said = (view.answer, view.doubt, view.unit, view.alt, *view.ends, words("private.before", answer="never"))
    assert [text for text in said if escape(text) not in page] == []
    assert escape("<i>Spring</i>") in page
    assert words("private.until", day=DAY, expires=DAY) in page
    bare = private_page(replace(view, drivers=(), streams=()), Shared("", DAY, None), words)
    assert "<table" not in bare
    assert words("private.of_day", day=DAY) in bare


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_shows_what_this_is_and_no_figure(language: str) -> None:
    """Title and description are the same for every link, a closed one too."""
    tags = preview_tags(Words(language))
    assert [word for word in ("og:title", "og:description", '"description"') if word not in tags] == []
    assert not any(letter.isdigit() for letter in tags)
    assert tags in closed_page("gone", Words(language))


@pytest.mark.parametrize("answer", [SentAnswer("pays_back", 14), *map(SentAnswer, ("at_once", "never", "not_within"))])
def test_an_answer_travels(answer: SentAnswer) -> None:
    """As links write it, and in words."""
    assert read_answer(write_answer(answer)) == answer
    assert all(answer_text(answer, Words(language)) for language in LANGUAGES)


@pytest.mark.parametrize("text", ["", "pays_back", "pays_back.0", "never.3", "pays_back.9999", "pays_back.x", "luck"])
def test_what_is_no_answer_is_none(text: str) -> None:
    """A link may say anything."""
    assert read_answer(text) is None


def test_the_answer_that_is_sent_is_that_of_the_page() -> None:
    """The first month at whose end the money is back, or that it never is."""
    assert sent_answer(evaluate(PLAN)).state == evaluate(PLAN).state
    assert sent_answer(evaluate(Plan(streams=()))) == SentAnswer("never")
