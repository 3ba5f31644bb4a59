"""Drivers: the answer first, then the picture, the break-even values, what to measure, the streams."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model.streams import COUNTED_AT_FIRST
from tests.pages.conftest import sent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamlit.testing.v1 import AppTest

    OpenPage = Callable[[str, Mapping[str, object]], AppTest]

CHAIN = {"followers": 250_000, "addressable": 2_000_000}
MACHINE_WORDS = re.compile(r"\b(nan|NaN|inf|None|null)\b|\{|\*\*")


def page_text(app: AppTest) -> str:
    """Everything that the page says in words, without its markup."""
    assert not app.exception
    texts = [str(element.proto.body) for element in app.get("html")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(t for t in texts if "--pb-open" not in t)))


def rows_of(app: AppTest, name: str) -> list[list[str]]:
    """The cells of a table in words, row by row."""
    html = next(str(e.proto.body) for e in app.get("html") if f'data-table="{name}"' in str(e.proto.body))
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr.*?</tr>", html)[1:]
    ]


def test_the_answer_is_a_sentence_about_the_strongest_assumption(open_page: OpenPage) -> None:
    """A chain of stores hangs on what customers who are reached buy in addition."""
    text = page_text(open_page("drivers", CHAIN))

    assert "Extra from customers reached moves the answer most." in text
    assert "Worth measuring first: Extra from customers reached." in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [{}, CHAIN, {"followers": 0}, {"margin": 0.01, "horizon": 6}, {"streams": "sales"}])
def test_no_plan_brings_a_word_of_the_machine(open_page: OpenPage, plan: dict[str, object], language: str) -> None:
    """Never NaN, inf or None on the screen, in either language."""
    assert MACHINE_WORDS.search(page_text(open_page("drivers", {**plan, "lang": language}))) is None


def test_break_even_values_stand_beside_the_plans_own(open_page: OpenPage) -> None:
    """The nearest ones are in view, with the side on which the plan pays back."""
    rows = {row[0]: row[1:] for row in rows_of(open_page("drivers", CHAIN), "break-even")}

    assert len(rows) == 8
    assert rows["Salary"] == ["$62,000", "at most $70,600"]
    assert rows["Reach of a post"] == ["3.3%", "at least 2.7%"]


def test_another_month_asks_for_other_values(open_page: OpenPage) -> None:
    """To have the money back within a year, more is needed than the plan holds."""
    app = open_page("drivers", CHAIN)
    app.selectbox(key="within").set_value(12).run()

    assert "does not pay back within 12 months. One of these, changed alone, would be enough" in page_text(app)


def test_a_hopeless_plan_says_what_cannot_help(open_page: OpenPage) -> None:
    """Five thousand followers: no single assumption brings the money back."""
    text = page_text(open_page("drivers", {"followers": 5_000, "addressable": 10_000}))

    assert "no single assumption within its bounds changes that" in text
    assert "The answer is clear" in text


def test_the_tornado_can_show_months(open_page: OpenPage) -> None:
    """The same assumptions, by what they do to the payback month."""
    app = open_page("drivers", CHAIN)
    app.segmented_control(key="drivers_view").set_value("payback").run()

    assert not app.exception
    assert "No assumption, within its range" not in page_text(app)


def test_where_no_month_moves_the_page_says_so(open_page: OpenPage) -> None:
    """A retailer never pays back at either end of any range."""
    app = open_page("drivers", {})
    app.segmented_control(key="drivers_view").set_value("payback").run()

    assert "No assumption, within its range and alone, makes this plan pay back within 60 months." in page_text(app)


def test_a_stream_that_is_switched_off_counts_nowhere(open_page: OpenPage) -> None:
    """The toggle of the page and the choice in the sidebar are one."""
    app = open_page("drivers", CHAIN)
    app.toggle(key="counts_retention").set_value(False).run()

    (pills,) = (group for group in app.button_group if str(group.key).startswith("_choice_streams_"))
    assert pills.value == [name for name in COUNTED_AT_FIRST if name != "retention"]
    assert rows_of(app, "streams")[3][:2] == ["Customers who stay", "not counted"]


def test_every_stream_names_its_weakest_assumption(open_page: OpenPage) -> None:
    """Evidence in words, and the payback without the stream."""
    rows = {row[0]: row for row in rows_of(open_page("drivers", CHAIN), "streams")}

    assert rows["Questions answered"][3:] == ["assumed: questions asked", "never"]
    assert rows["Customers who stay"][3] == "assumed: customers among followers"


def test_a_plan_without_an_answer_names_the_control_to_move(open_page: OpenPage) -> None:
    """More followers than people: a sentence instead of figures."""
    app = open_page("drivers", {"followers": 500_000, "addressable": 300_000})

    assert Words("en")("verdict.impossible") in page_text(app)
    assert "500,000" in page_text(app)


def test_what_is_certain_needs_no_picture(open_page: OpenPage) -> None:
    """When nothing has a range, the page says that instead of an empty chart."""
    names = (
        "salary",
        "follower_growth",
        "new_followers",
        "churn",
        "reach",
        "uplift",
        "questions",
        "half_effect_team",
        "current_effort",
        "overhead",
        "turnover",
        "manager_hours",
        "own_growth",
        "reach_elasticity",
        "price_growth",
    )
    ranges = ",".join(f"{name}:{value}:{value}" for name, value in zip(names, CERTAIN, strict=True))
    text = page_text(open_page("drivers", {"ranges": ranges, "streams": "answers,retention"}))

    assert "Nothing is uncertain in this plan." in text


CERTAIN = (62_000, 0.015, 200, 0.007, 0.033, 0.02, 4, 2.2, 0.1, 0.1, 0.2, 8, 0.35, 0.2, 0.02)


def test_the_strongest_three_can_be_put_on_the_board(open_page: OpenPage) -> None:
    """In their order; the offer is gone once they stand there."""
    app = open_page("drivers", CHAIN)
    app.button(key="to_board").click().run()
    shown_first = ["uplift", "reach", "follower_growth"]
    assert sent(app, "plan")["shown"] == shown_first
    assert not [button for button in app.button if button.key == "to_board"]
