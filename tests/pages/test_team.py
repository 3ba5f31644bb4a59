"""Team: how many people, from when, how much of their time, in which way, and what waiting costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.share.plan_parts import write_hires
from tests.pages.conftest import sent
from tests.pages.test_drivers import CHAIN, MACHINE_WORDS, page_text, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.testing.v1 import AppTest

    OpenPage = Callable[[str, Mapping[str, object]], AppTest]

MIDDLE = {"followers": 150_000, "addressable": 1_800_000}
BRAND = {"followers": 1_000_000, "addressable": 5_000_000}
THREE = {**CHAIN, "hires": "6:0.5:50000:,12:1:70000:"}


def team_of(app: AppTest) -> str:
    """Second and further hires of the plan, in the words of links."""
    return write_hires(app.session_state["_plan"].hires)


def test_the_answer_is_how_many_people(open_page: OpenPage) -> None:
    """A chain of stores should stop at one, and the page says why."""
    text = page_text(open_page("team", CHAIN))

    assert re.search(r"Hire one person \.", text)
    assert "One more would lose $" in text


def test_a_retailer_is_told_to_hire_nobody(open_page: OpenPage) -> None:
    """The first hire already loses money."""
    text = page_text(open_page("team", {}))

    assert "Hire nobody for now." in text
    assert "Already the first hire loses" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [{}, CHAIN, MIDDLE, BRAND, THREE, {"horizon": 6, "wait": 12}, {"followers": 0}])
def test_no_plan_brings_a_word_of_the_machine(open_page: OpenPage, plan: dict[str, object], language: str) -> None:
    """Never NaN, inf or None on the screen, in either language."""
    text = page_text(open_page("team", {**plan, "lang": language}))

    assert MACHINE_WORDS.search(text) is None


def test_five_rows_whatever_the_plan(open_page: OpenPage) -> None:
    """The table goes on to five; the plan's own hires are in it as they were given."""
    rows = rows_of(open_page("team", THREE), "steps")

    assert [row[:4] for row in rows[:3]] == [
        ["1st hire", "at once", "100%", "$62,000"],
        ["2nd hire", "6 months", "50%", "$50,000"],
        ["3rd hire", "12 months", "100%", "$70,000"],
    ]
    assert len(rows) == 5


def test_alternatives_stand_side_by_side(open_page: OpenPage) -> None:
    """Seven ways over the same streams, nothing last."""
    rows = rows_of(open_page("team", CHAIN), "alternatives")

    names = ["Full time", "Part time", "Agency", "Freelancer", "Trial, then stop", "Trial, then decide", "Nothing"]
    assert [row[0] for row in rows] == names
    assert rows[2][2] == "$47,040"
    assert [row[1] for row in rows[4:6]] == ["1 FTE, 6 months", "1 FTE, 6 months or longer"]
    assert rows[6][2:4] == ["$0", "$0"]


@pytest.mark.parametrize(
    ("language", "answer", "rule"),
    [
        ("en", "Hire one person on trial , then decide.", r"Go on after month 6 if .* at least \$20,\d00 more than"),
        (
            "fr",
            "Embauchez une personne à l’essai , puis décidez.",
            r"Continuez après le mois 6 si .* au moins 20.\d00.\$",
        ),
    ],
)
def test_a_trial_is_recommended_with_its_rule(open_page: OpenPage, language: str, answer: str, rule: str) -> None:
    """Nobody outright, but a trial that goes on where its months show that it pays: the rule stands below the table."""
    text = page_text(open_page("team", {**MIDDLE, "lang": language}))

    assert answer in text
    assert re.search(rule, text)


def test_no_rule_where_no_trial_is_best(open_page: OpenPage) -> None:
    """A retailer is told no rule for a trial that it should not begin, nor a brand for one that it does not need."""
    for plan in ({}, BRAND):
        assert "Go on after month" not in page_text(open_page("team", plan))


def test_more_people_are_like_the_first_one(open_page: OpenPage) -> None:
    """Asking for three puts two more into the plan, and into what the address says."""
    app = open_page("team", CHAIN)
    app.segmented_control(key="people").set_value(3).run()

    assert team_of(app) == "0:1:62000:,0:1:62000:"
    assert app.text_input(key="hire_1_salary").value == "$62,000"


def test_fewer_people_are_the_first_few(open_page: OpenPage) -> None:
    """Going back to one leaves nobody behind."""
    app = open_page("team", THREE)
    app.segmented_control(key="people").set_value(2).run()
    assert team_of(app) == "6:0.5:50000:"

    app.segmented_control(key="people").set_value(1).run()
    assert team_of(app) == ""
    assert len(rows_of(app, "steps")) == 5


def test_each_hire_has_its_own_start_working_time_and_salary(open_page: OpenPage) -> None:
    """What is typed is in the plan, in the words of links."""
    app = open_page("team", THREE)
    app.number_input(key="hire_0_start").set_value(9).run()
    app.selectbox(key="hire_0_effort").set_value(0.8).run()
    app.text_input(key="hire_0_salary").set_value("55k").run()

    assert team_of(app) == "9:0.8:55000:,12:1:70000:"
    assert app.text_input(key="hire_0_salary").value == "$55,000"


@pytest.mark.parametrize("typed", ["a lot", "9 000 000 000", "-60000", ""])
def test_a_salary_that_is_none_is_refused_beside_its_field(open_page: OpenPage, typed: str) -> None:
    """A sentence says what to type; the last good team still counts."""
    app = open_page("team", THREE)
    before = rows_of(app, "steps")
    app.text_input(key="hire_0_salary").set_value(typed).run()

    assert "is no salary between $0 and $10,000,000" in page_text(app)
    assert rows_of(app, "steps") == before
    app.text_input(key="hire_0_salary").set_value("52000").run()
    assert "is no salary" not in page_text(app)
    assert team_of(app).startswith("6:0.5:52000:")


def test_a_refused_salary_cannot_write_into_the_page(open_page: OpenPage) -> None:
    """What somebody typed is shown as text, never as markup."""
    app = open_page("team", THREE)
    app.text_input(key="hire_0_salary").set_value("<script>alert(document.cookie)</script>").run()

    refused = next(str(e.proto.body) for e in app.get("html") if "pb-refused" in str(e.proto.body))
    assert "<script>" not in refused


def test_the_team_counts_on_every_page(open_page: OpenPage) -> None:
    """Decide speaks of the whole team."""
    board = sent(open_page("decide", THREE), "board")

    assert Words("en")("verdict.who_team", n=3) in "".join(board["sentence"])


def test_a_plan_without_an_answer_names_the_control_to_move(open_page: OpenPage) -> None:
    """A horizon that ends before full speed: a sentence instead of figures."""
    app = open_page("team", {"horizon": 6, "ramp_months": 12})

    assert Words("en")("verdict.impossible") in page_text(app)
    assert "full speed" in page_text(app)
