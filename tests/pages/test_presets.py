"""Ready starting points move the plan, and say when nobody stands at one any more."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES
from payback.model import HEADLINE, Plan
from payback.model.plan.plan import changed
from payback.model.plan.presets import BUSINESS, REGION, applied
from payback.share import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import ButtonGroup, Selectbox


def preset_list_of(at: AppTest, kind: str) -> Selectbox:
    """The list of one kind of preset, wherever it stands."""
    (preset_list,) = (box for box in at.selectbox if str(box.key).startswith(f"_preset_{kind}"))
    return preset_list


def notes(at: AppTest, begins: str) -> list[str]:
    """What the page notes, where it begins so."""
    texts = (unescape(re.sub(r"<[^>]+>", "", element.proto.body)) for element in at.get("html"))
    return [text for text in texts if text.startswith(begins)]


@pytest.mark.parametrize(("kind", "name"), [("business", "chain"), ("region", "france")])
def test_a_starting_point_moves_the_plan(visit: Callable[..., AppTest], kind: str, name: str) -> None:
    """Every value of the preset is in the plan, and the list stands at it."""
    at = visit()
    preset_list_of(at, kind).select(name).run()
    preset = {"business": BUSINESS, "region": REGION}[kind][name]
    assert preset_list_of(at, kind).value == name
    plan = at.session_state["_plan"]
    assert {key: getattr(plan, key) for key in preset.values} == preset.values
    assert pills_of(at, "region").value == preset.values.get("region", "quebec")
    assert pills_of(at, "currency").value == plan.currency


@pytest.mark.parametrize("name", ["business_to_business", "municipality", "non_profit", "recruitment"])
def test_a_kind_may_have_a_board_of_its_own(visit: Callable[..., AppTest], name: str) -> None:
    """None stands there that moves next to nothing; a shop has the usual ones again, and one's own choice stays."""
    at = visit()
    preset_list_of(at, "business").select(name).run()
    assert not at.exception
    assert at.session_state["_shown"] == BUSINESS[name].board
    preset_list_of(at, "business").select("shop").run()
    assert at.session_state["_shown"] == HEADLINE
    at.session_state["_shown"] = ("salary", "posts", "reach")
    preset_list_of(at, "business").select(name).run()
    assert at.session_state["_shown"] == ("salary", "posts", "reach")


@pytest.mark.parametrize("page", ["decide", "drivers", "team", "method"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_municipality_reads(open_page: Callable[..., AppTest], page: str, language: str) -> None:
    """In both languages, and the pages of the plan say nothing of orders."""
    at = open_page(page, written(applied(Plan(), BUSINESS["municipality"]), Plan()) | {"lang": language})
    assert not at.exception
    texts = [element.proto.body for kind in ("html", "markdown") for element in at.main.get(kind)]
    spoken = r"\border|conversion" if language == "en" else r"\bcommand|conversion"
    assert page == "method" or [text for text in texts if re.search(spoken, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("with_pills", [True, False], ids=["charges", "starting point"])
def test_another_country_says_what_it_did(visit: Callable[..., AppTest], with_pills: bool) -> None:  # noqa: FBT001
    """Charges, currency, benefits and starting salary change together, in one sentence; and back again."""
    at = visit(lang="en")
    before = at.session_state["_plan"]
    choose_region(at, "france", with_pills=with_pills)
    plan = at.session_state["_plan"]
    assert (plan.region, plan.currency, plan.salary, plan.benefits) == ("france", "EUR", 32_000, 0.02)
    (said,) = notes(at, "France:")
    assert "amounts in EUR, benefits of 2%, a starting salary of €32,000" in said
    choose_region(at, before.region, with_pills=with_pills)
    assert at.session_state["_plan"] == before
    assert not notes(at, "France:")


def test_pills_are_others_where_something_else_set_the_plan(visit: Callable[..., AppTest]) -> None:
    """So a browser that still says where the ones before stood changes nothing; those in a hand stay the same ones."""
    at = visit()
    first = {name: pills_of(at, name).key for name in ("region", "currency", "streams")}
    choose_region(at, "us", with_pills=True)
    moved = {name: pills_of(at, name).key for name in first}
    choose_region(at, "france", with_pills=False)
    assert moved["region"] == first["region"] != pills_of(at, "region").key
    assert len({first["currency"], moved["currency"], pills_of(at, "currency").key}) == 3
    assert len({first["streams"], moved["streams"], pills_of(at, "streams").key}) == 3
    pills_of(at, "currency").set_value("CAD").run()
    assert (at.session_state["_plan"].currency, at.session_state["_plan"].region) == ("CAD", "france")


def test_a_typed_salary_is_kept_in_another_country(visit: Callable[..., AppTest]) -> None:
    """And the page says that it was."""
    at = visit(lang="fr")
    at.session_state["_plan"] = changed(at.session_state["_plan"], {"salary": 71_234})
    at.run()
    choose_region(at, "us", with_pills=True)
    plan = at.session_state["_plan"]
    assert (plan.currency, plan.salary, plan.benefits) == ("USD", 71_234, 0)
    (said,) = notes(at, "États-Unis")
    assert "votre salaire de 71 234" in said.replace("\u202f", " ").replace("\xa0", " ")


def pills_of(at: AppTest, name: str) -> ButtonGroup[str]:
    """The pills of one choice, whatever plan they were made for."""
    (pills,) = (group for group in at.button_group if str(group.key).startswith(f"_choice_{name}_"))
    return pills


def choose_region(at: AppTest, region: str, *, with_pills: bool) -> None:
    """Change the country where somebody would: in the list of charges, or in that of starting points."""
    if with_pills:
        pills_of(at, "region").set_value(region).run()
    else:
        preset_list_of(at, "region").select(region).run()


def test_a_moved_value_leaves_the_starting_point(visit: Callable[..., AppTest]) -> None:
    """Figures of one's own are called that."""
    at = visit()
    preset_list_of(at, "business").select("shop").run()
    at.session_state["_plan"] = changed(at.session_state["_plan"], {"followers": 6_000})
    at.run()
    assert preset_list_of(at, "business").value == "own"
