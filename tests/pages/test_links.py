"""No link breaks a page, wherever its values lie: what no plan can hold is told, what a plan can hold is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, Plan
from payback.share import LARGEST_TEAM
from payback.share.link import MOST_NOTES
from payback.share.plan_parts import YEARS
from payback.workflows import sent_links
from payback.workflows.sent_links import sent_link
from tests.pages.conftest import sent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.testing.v1 import AppTest

    Open = Callable[[str, Mapping[str, object]], AppTest]

PAGES = ("decide", "drivers", "team", "track", "scenarios", "data", "method")
LATE_HIRES = ",".join(["600:1:400000:600"] * (LARGEST_TEAM - 1))
FIRST_MONTH, LAST_MONTH = f"{YEARS[0]}-01", f"{YEARS[-1]}-12"

INSIDE: Mapping[str, Mapping[str, Any]] = {
    "earliest": {"start": FIRST_MONTH, "season": "12" + ",0" * 11, "hires": "0:0.05:20000:1", "streams": "none"},
    "latest": {"start": LAST_MONTH, "horizon": 60, "wait": 59, "hires": LATE_HIRES, "season": "0," * 11 + "12"},
    "widest": {"ranges": "salary:0:1e7,conversion:0:1,horizon:6:60", "sureness": "margin:guess"},
}
"""Links whose values lie at the ends of what a plan can hold."""

BEYOND = {name: -1e300 for name in ASSUMPTIONS if ASSUMPTIONS[name].minimum >= 0} | {
    "start": "9999-12", "hires": "601:1:62000:", "season": "13" + ",1" * 11, "ranges": "salary:1:inf",
    "streams": "luck", "region": "mars", "currency": "XXX", "sureness": "salary:so", "observed": "luck",
    "board": "a,b,c", "v": "99", "lang": "xx",
}  # fmt: skip


@pytest.mark.parametrize("shown", PAGES)
@pytest.mark.parametrize("ends", INSIDE)
def test_a_page_bears_the_ends_of_what_a_plan_can_hold(open_page: Open, shown: str, ends: str) -> None:
    """The plan has an answer, or the page says which assumption to change; nothing fails, nothing is put right."""
    at = open_page(shown, INSIDE[ends])
    assert [*at.exception, *at.error, *at.warning] == []


@pytest.mark.parametrize("shown", PAGES)
def test_a_page_tells_what_lies_beyond(open_page: Open, shown: str) -> None:
    """The first values that no plan can hold have a sentence each; the others are counted."""
    at = open_page(shown, {"horizon": 120, **BEYOND})
    (told,) = (warning.value for warning in at.warning)
    assert [*at.exception, *at.error] == []
    sentences, beyond = told.split("  \n"), len(BEYOND) - len({"lang"})
    assert sentences[MOST_NOTES:] == [Words("en")("link.more", n=beyond - MOST_NOTES)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_whose_link_it_is(open_page: Open, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """What was sent is not set by the reader; another answer than the sent one is said."""
    words = Words(language)
    link = dict(parse_qsl(sent_link(Plan(salary=71_000), language, own=True)))
    monkeypatch.setattr(sent_links, "model_version", lambda: "later")
    at = open_page("method", {**link, "answer": "pays_back.3"})
    (told,) = (warning.value for warning in at.warning)
    assert words.unit_value(3, "months") in told
    described = sent(at, "description")
    assert described["specs"]["salary"]["origins"]["link"] == 71_000
    assert "link" not in described["specs"]["conversion"]["origins"]
