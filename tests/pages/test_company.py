"""One's own company in three questions: from the demonstration to a plan in which nothing of it is left."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import HEADLINE
from payback.model.plan.own_company import Answers, own_company
from payback.ui import server_state
from payback.workflows.demo_company import is_demo, listed
from payback.workflows.evaluation import verdict_on
from tests.pages.conftest import ROUTER, html, sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Visit = Callable[..., AppTest]


def answer(at: AppTest, kind: str = "sells", **texts: str) -> AppTest:
    """Open the questions where they are not, answer some, and ask for the verdict."""
    if not [field for field in at.text_input if field.key == "company_pay"]:
        at.button(key="my_company").click().run()
    next(group for group in at.button_group if group.key == "company_kind").set_value(kind).run()
    for name, text in texts.items():
        at.text_input(key=f"company_{name}").set_value(text)
    return at.button(key="answer_company").click().run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_demonstration_is_left(visit: Visit, language: str) -> None:
    """The plan is that of the answers, everybody begins with it, and the demonstration's history is gone."""
    at, words = visit(lang=language), Words(language)
    region = "quebec" if language == "fr" else "canada"
    next_month = server_state.start().plan.start
    at = answer(at, pay="58 000", followers="4,200" if language == "en" else "4 200")
    assert not at.exception
    expected = server_state.with_start(own_company(Answers(region, "sells", pay=58_000, followers=4_200)))
    assert at.session_state["_plan"] == server_state.start().plan == expected
    assert expected.start == next_month
    assert not is_demo(server_state.store())
    assert words("demo.banner") not in html(at)
    assert words("preset.shop") in html(at)
    assert not at.run().exception


def test_bad_answers_are_named_and_nothing_is_lost(visit: Visit) -> None:
    """No number, too many hours: a sentence each, and all stays as it is; odd answers are kept and named."""
    at = answer(visit(lang="en"), pay="a lot <b>", followers="4200")
    assert "Gross pay a year: “a lot &lt;b&gt;” is not a number" in html(at)
    assert at.text_input(key="company_followers").value == "4200"
    assert is_demo(server_state.store())
    at = answer(at, pay="1", hours="400")
    assert "Hours a week given to it today: type a number from 0 to 168" in html(at)
    at = answer(at, pay="1", worth="0.50", followers="0", hours="")
    assert not at.exception
    assert html(at).count("It counts as you typed it") == 2
    assert "With no followers yet" in html(at)
    assert at.session_state["_plan"].salary == 1
    at.button(key="close_notes").click().run()
    assert "It counts as you typed it" not in html(at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("followers", ["4,200", "300", "0", ""])
def test_a_small_company_is_told_that_it_is_futile(visit: Visit, language: str, followers: str) -> None:
    """However few follow it, or where nothing at all is answered: a verdict, and a sentence of what it rests on."""
    at, words = answer(visit(lang=language), followers=followers), Words(language)
    assert not at.exception
    preset, region = words("preset.shop"), words("region.quebec" if language == "fr" else "region.canada")
    assert words("company.from_preset", n=1 if followers else 0, preset=preset, region=region) in unescape(html(at))
    assert (words("company.doubt.nobody") in unescape(html(at))) == (followers == "0")
    assert verdict_on(at.session_state["_plan"]).state == "never"


def test_a_later_visit_meets_the_controls_of_its_kind(visit: Visit) -> None:
    """Conversion moves nothing where nothing is sold; a link without a board is one of those that sell, as ever."""
    at = answer(visit(lang="en"), "non_profit", followers="12,000")
    later = visit(lang="en")
    assert later.session_state["_shown"] == at.session_state["_shown"] == ("salary", "follower_growth", "gift_rate")
    assert visit(lang="en", v="1").session_state["_shown"] == HEADLINE


def test_the_demonstration_is_left_and_called_back_five_times(visit: Visit) -> None:
    """One's own plan is there each time, to the last value, and so is the whole demonstration."""
    at = answer(visit(lang="en"), followers="900", pay="51,000")
    own, imports = at.session_state["_plan"], set()
    for _ in range(5):
        at.button(key="demo_back").click().run()
        assert at.session_state["_plan"] == server_state.start().plan != own
        imports.add(len(listed(server_state.store())))
        at.switch_page(str(ROUTER.parents[3] / "pages" / "data.py")).run()
        at.button(key="leave_demo").click().run()
        assert not at.exception
        assert (at.session_state["_plan"], listed(server_state.store())) == (own, ())
    assert len(imports) == 1


def test_the_demonstration_comes_back_and_leaves_again(visit: Visit) -> None:
    """One's own plan waits meanwhile, moved as it was; its imports are the demonstration's alone."""
    at = answer(visit(lang="en"), followers="900")
    at.session_state["_plan"] = own = server_state.with_start(own_company(Answers("canada", "sells", followers=950)))
    at.button(key="demo_back").click().run()
    assert "invented figures" in html(at)
    assert at.session_state["_plan"] == server_state.start().plan != own
    assert {batch.created_by for batch in listed(server_state.store())} == {"demo"}
    at.switch_page(str(ROUTER.parents[3] / "pages" / "data.py")).run()
    at.button(key="leave_demo").click().run()
    assert not at.exception
    assert at.session_state["_plan"] == own
    assert listed(server_state.store()) == ()


def test_who_only_reads_has_a_company_of_ones_own_too(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """For this session alone: nothing of the demonstration's stands beside it, after a reload and by a link too."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    at = answer(visit(lang="en"), "municipality", followers="7000")
    assert not at.exception
    assert "invented figures" not in html(at)
    assert is_demo(server_state.store())
    again = visit(**at.query_params)
    assert again.session_state["_plan"] == at.session_state["_plan"]
    assert "invented figures" not in html(again)
    link = dict(parse_qsl(sent(at, "plan")["query"]))
    received = visit(**link)
    assert received.session_state["_plan"] == at.session_state["_plan"]
    assert Words("en")("company.sent") in html(received)


def test_the_questions_and_the_tour_wait_to_be_asked_for(visit: Visit) -> None:
    """Neither is there by itself, and each goes when it is sent away."""
    at = visit(lang="en")
    assert "Under a minute" not in html(at)
    at.button(key="my_company").click().run()
    at.button(key="skip_company").click().run()
    at.button(key="tour").click().run()
    assert len([caption for caption in at.caption if "Drag the salary" in caption.value]) == 1
    at.button(key="close_tour").click().run()
    assert "Under a minute" not in html(at)
    assert not [caption for caption in at.caption if "Drag the salary" in caption.value]
