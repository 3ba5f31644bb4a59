"""Decide: the same figures as Python gives, in both languages, whatever the link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, evaluate
from payback.ui import server_state
from payback.wording import verdict as wording
from payback.workflows.starting_plan import starting_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Visit = Callable[..., AppTest]


def html(at: AppTest) -> str:
    """All that the page wrote as HTML."""
    return "\n".join(element.proto.body for element in at.get("html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_python_says(visit: Visit, language: str) -> None:
    """Sentence and figures of the demonstration company are those of `evaluate`."""
    at = visit(lang=language)
    verdict, words = evaluate(starting_plan(server_state.store())), Words(language)
    assert not at.exception
    for part in wording.sentence(verdict, words).split("**"):
        assert part.strip(" .") in html(at)
    for figure in wording.figures(verdict, words):
        assert figure.value in html(at)


def test_every_assumption_has_its_slider(visit: Visit) -> None:
    """Each is drawn once, named as in links, at its starting value."""
    at = visit(lang="en")
    plan = starting_plan(server_state.store())
    values = {slider.key: slider.value for slider in at.slider}
    assert values == pytest.approx({name: getattr(plan, name) for name in ASSUMPTIONS})


def test_a_slider_moves_the_verdict(visit: Visit) -> None:
    """A salary that is not earned back in time turns the sentence round."""
    at = visit(lang="en")
    assert 'class="pb-yes"' in html(at)
    at.slider(key="salary").set_value(150_000).run()
    assert 'class="pb-no"' in html(at)
    assert not at.exception


@pytest.mark.parametrize(
    "query",
    [
        {"salary": "999999"},
        {"salary": "60001"},
        {"salary": "abc"},
        {"conversion": "nan"},
        {"region": "mars"},
        {"streams": "sales,sails"},
        {"hires": "x"},
        {"utm_source": "mail"},
        {"v": "9"},
    ],
)
def test_no_link_breaks_the_page(visit: Visit, query: dict[str, str]) -> None:
    """Whatever a link holds, the page shows a verdict and tells what it put right."""
    at = visit(lang="en", **query)
    assert not at.exception
    assert len(at.warning) == 1
    assert re.search(r'class="pb-(yes|no)"', html(at))
    at.button(key="_dismiss_link_notes").click().run()
    assert not at.warning


def test_a_plan_without_an_answer_says_what_to_move(visit: Visit) -> None:
    """More followers than people is not a plan: a sentence, no traceback."""
    at = visit(lang="fr", followers="500000", addressable="100000")
    assert not at.exception
    assert "public possible" in at.warning[0].value


def test_a_link_as_streamlit_writes_it_keeps_its_choices(visit: Visit) -> None:
    """The address names a choice as it was shown, in whichever language: it is understood in the other one."""
    at = visit(lang="fr", region="United States")
    assert at.session_state["region"] == "us"
    assert not at.warning


def test_an_untouched_store_begins_with_the_demonstration(visit: Visit, own_store: Path) -> None:
    """The banner says that the figures are invented."""
    assert "invented figures" in html(visit(lang="en"))
