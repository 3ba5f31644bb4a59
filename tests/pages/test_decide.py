"""Decide: the same figures as Python gives, in both languages, whatever the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, HEADLINE, evaluate
from payback.model.plan.plan import changed
from payback.ui import server_state
from payback.ui.plan_on_screen import key_of
from payback.wording import verdict as wording
from payback.workflows.starting_plan import starting_plan
from tests.pages.conftest import html, sent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    Visit = Callable[..., AppTest]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_says_what_python_says(visit: Visit, language: str) -> None:
    """Sentence and figures of the demonstration company are those of `evaluate`, under the key of its plan."""
    at = visit(lang=language)
    plan = server_state.start().plan
    verdict, words = evaluate(plan), Words(language)
    assert not at.exception
    board = sent(at, "board")
    assert "**".join(board["sentence"]) == wording.sentence(verdict, words)
    assert [figure["value"] for figure in board["figures"]] == [f.value for f in wording.figures(verdict, words)]
    assert board["key"] == sent(at, "plan")["answer"]["key"] == key_of(plan)


def test_every_assumption_has_its_control(visit: Visit) -> None:
    """Each is described once, named as in links, at its starting value, with the bounds of the model."""
    at = visit(lang="en")
    plan, specs = starting_plan(server_state.store()), sent(at, "description")["specs"]
    assert [*specs] == [*ASSUMPTIONS]
    for name, row in ASSUMPTIONS.items():
        assert specs[name]["start"] == row.kept(getattr(plan, name))
        assert (specs[name]["low"], specs[name]["high"]) == (row.minimum, row.maximum)


def test_a_salary_that_is_not_earned_back_turns_the_sentence_round(visit: Visit) -> None:
    """What a link names, the board answers."""
    assert sent(visit(lang="en"), "board")["state"] == "pays_back"
    assert sent(visit(lang="en", salary="400000"), "board")["state"] in {"never", "not_within"}


def test_a_hand_moves_the_plan_and_only_the_one_that_it_saw(visit: Visit) -> None:
    """What a browser says of a plan that is no longer there is passed over, as is what is no value."""
    at = visit(lang="en")
    token = sent(at, "plan")["answer"]["token"]

    def move(token: str, values: dict[str, object]) -> float:
        at.session_state["_plan_on_screen"] = {"moved": {"token": token, "values": values}}
        at.run()
        return float(at.session_state["_plan"].salary)

    before = at.session_state["_plan"].salary
    assert move("another", {"salary": 70_000}) == before
    at.session_state["_plan"] = changed(at.session_state["_plan"], {"salary": 71_234.56})
    at.run()
    assert sent(at, "plan")["answer"]["values"] == {"salary": 71_234.56}
    assert sent(at, "plan")["answer"]["token"] == token


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"salary": "2e9"}, True),
        ({"salary": "60001"}, False),
        ({"salary": "60001.234"}, True),
        ({"salary": "abc"}, True),
        ({"conversion": "nan"}, True),
        ({"region": "mars"}, True),
        ({"streams": "sales,sails"}, True),
        ({"hires": "x"}, True),
        ({"nobody": "1"}, True),
        ({"utm_source": "mail", "fbclid": "x", "gclid": "y"}, False),
        ({"v": "9"}, True),
        ({"board": "salary,nobody"}, True),
        ({"board": "salary,follower_growth,conversion"}, False),
    ],
)
def test_no_link_breaks_the_page(visit: Visit, query: dict[str, str], told: bool) -> None:  # noqa: FBT001
    """Whatever a link holds, the page shows a verdict and tells what it put right; of tracking it says nothing."""
    at = visit(lang="en", **query)
    assert not at.exception
    assert len(at.warning) == told
    assert sent(at, "board")["state"] in {"pays_back", "not_within", "never", "at_once"}
    assert sent(at, "plan")["shown"] == [*HEADLINE]
    if told:
        at.button(key="_dismiss_link_notes").click().run()
    assert not at.warning


def test_a_link_that_names_a_value_twice_says_so(visit: Visit) -> None:
    """The last one is taken; the same one twice is nothing to speak of."""
    at = visit(lang="en", salary=["60000", "70000"])
    assert "Salary more than once" in at.warning[0].value
    assert at.session_state["_plan"].salary == 70_000
    assert not visit(lang="en", salary=["70000", "70000"]).warning


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"region": "United States"}, {"region": "us"}),
        ({"streams": ["Ventes par clics", "Questions answered"]}, {"streams": ("sales", "answers")}),
    ],
)
def test_an_address_of_before_keeps_its_choices(
    visit: Visit, query: dict[str, str | list[str]], expected: dict[str, object]
) -> None:
    """Addresses once named a choice as it was shown, in whichever language, and one parameter for each stream."""
    at = visit(lang="fr", **query)
    assert {name: getattr(at.session_state["_plan"], name) for name in expected} == expected
    assert not at.warning


def test_a_plan_without_an_answer_says_what_to_move(visit: Visit) -> None:
    """More followers than people is not a plan: a sentence, no traceback, and the controls stay."""
    at = visit(lang="fr", followers="500000", addressable="100000")
    assert not at.exception
    assert "public possible" in sent(at, "board")["problem"]


def test_a_link_puts_other_controls_on_the_board(visit: Visit) -> None:
    """In the words of links."""
    assert sent(visit(lang="en", board="salary,margin,reach"), "plan")["shown"] == ["salary", "margin", "reach"]


def test_an_untouched_store_begins_with_the_demonstration(visit: Visit, own_store: Path) -> None:
    """The banner says that the figures are invented."""
    assert "invented figures" in html(visit(lang="en"))


@pytest.mark.parametrize(("region", "expected"), [("france", "fr-FR"), ("quebec", "fr-CA")])
def test_french_is_that_of_the_plans_country(visit: Visit, region: str, expected: str) -> None:
    """Numbers, dates and spaces as people there write them."""
    assert sent(visit(lang="fr", region=region), "description")["style"]["language"] == expected
