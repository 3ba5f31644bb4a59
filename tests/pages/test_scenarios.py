"""Scenarios: kept, compared, loaded and given away, and nothing kept where people only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES
from payback.ui import server_state
from payback.ui.panels import documents
from payback.ui.panels.occasion import FIELDS
from payback.workflows.documents import MEMO_KINDS
from payback.workflows.scenarios import scenarios
from tests.pages.conftest import ROUTER, first_visit, forget_store, html
from tests.pages.test_drivers import MACHINE_WORDS, page_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from functools import partial

    from payback.store import Store

PAGES = ROUTER.parents[3] / "pages"


@pytest.fixture
def own(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The server's store, empty."""
    monkeypatch.setattr(server_state, "_server_store", lambda: store)
    monkeypatch.setattr(server_state, "arrival", lambda: None)
    server_state.refresh()
    server_state._observed.clear()
    yield store
    monkeypatch.undo()
    forget_store()


def test_a_scenario_from_the_page_and_back(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving keeps what is on screen; loading it moves the plan and the address; deleting can be undone."""
    at = first_visit("scenarios", lang="en", salary="71000")
    at.text_input(key="scenario_name").set_value("Dear *hire*")
    next(button for button in at.button if button.label == "Keep the plan on screen").click().run()
    (kept,) = scenarios(own)
    assert (kept.name, kept.plan.salary) == ("Dear *hire*", 71_000)
    assert "no assumption differs" in page_text(first_visit("scenarios", lang="en", salary="71000"))

    other = first_visit("scenarios", lang="en")
    assert 'data-table="scenario-differences"' in html(other)
    other.button(key=f"load_{kept.key}").click().run()
    assert not other.exception
    assert other.query_params["salary"] == "71000"
    other.button(key=f"delete_{kept.key}").click().run()
    assert scenarios(own) == ()
    other.button(key="scenario_undo").click().run()
    assert scenarios(own) == (kept,)
    other.button(key=f"copy_{kept.key}").click().run()
    other.text_input(key=f"name_{kept.key}").set_value("Dear *hire* (2)").run()
    other.button(key=f"rename_{kept.key}").click().run()
    assert "There is a scenario named" in other.warning[0].value
    other.text_input(key=f"name_{kept.key}").set_value("Autumn").run()
    other.button(key=f"rename_{kept.key}").click().run()
    assert not other.exception
    assert {each.name for each in scenarios(own)} == {"Autumn", "Dear *hire* (2)"}
    other.button(key=f"adopt_{kept.key}").click().run()
    assert server_state.start().plan.salary == 71_000

    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    for language in LANGUAGES:
        reading = first_visit("scenarios", lang=language)
        assert not reading.exception
        assert not [button for button in reading.button if button.key and button.key.startswith("delete_")]
        assert "Dear" not in page_text(reading)
        assert MACHINE_WORDS.search(page_text(reading)) is None


def test_whose_plan_it_is_is_asked_once(own: Store) -> None:
    """It goes with what is kept, stays on the way to another page, and comes back with a scenario."""
    at = first_visit("scenarios", lang="en", salary="71000")
    labels = [field.label for field in at.text_input]
    assert [labels.count(name) for name in ("Company", "Question", "Author")] == [1, 1, 1]
    at.text_input(key="occasion_company").set_value("Café <b>Boréal</b>").run()
    at.text_input(key="occasion_author").set_value("ada").run()
    at.text_input(key="scenario_name").set_value("First")
    next(button for button in at.button if button.label == "Keep the plan on screen").click().run()
    (kept,) = scenarios(own)
    assert (kept.company, kept.question, kept.author) == ("Café <b>Boréal</b>", "", "ada")

    at.switch_page(str(PAGES / "team.py")).run()
    at.switch_page(str(PAGES / "scenarios.py")).run()
    assert at.text_input(key="occasion_company").value == "Café <b>Boréal</b>"

    other = first_visit("scenarios", lang="en")
    other.text_input(key="occasion_question").set_value("Of another plan?").run()
    other.button(key=f"load_{kept.key}").click().run()
    assert [other.text_input(key=f"occasion_{name}").value for name in FIELDS] == ["Café <b>Boréal</b>", "", "ada"]


def test_the_papers_bear_it(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every shape of the memo, and the title of the workbook."""
    made: dict[str, partial[bytes]] = {}
    monkeypatch.setattr(documents, "_button", lambda kind, _file, content, _words: made.update({kind: content}))
    at = first_visit("scenarios", lang="en")
    at.text_input(key="occasion_company").set_value("Boréal").run()
    assert not at.exception
    assert {made[kind].args[3].company for kind in MEMO_KINDS} == {made["xlsx"].args[2]} == {"Boréal"}
