"""Scenarios: keeping the plan in the hand, the kept ones and what may be done with each, several side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.scenarios import scenario_curves
from payback.errors import PaybackError
from payback.model import PlanError
from payback.ui import server_state, state
from payback.ui.figure import chart_payload, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.occasion import FIELDS, occasion_texts, say
from payback.ui.panels.table import table
from payback.ui.visitor import store_to_change
from payback.wording.refusals import plan_refusal, refusal
from payback.wording.scenarios import difference_rows, figure_rows
from payback.wording.text_escapes import markdown_text
from payback.workflows import scenarios as workflow
from payback.workflows.evaluation import verdict_on
from payback.workflows.starting_plan import save_starting_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.i18n import Words
    from payback.model import Plan
    from payback.ui.access import Rights
    from payback.workflows.scenarios import Scenario

MESSAGE, DELETED = "_scenario_message", "_scenario_deleted"
LONGEST_NAME = 120


def kept(plan: Plan, words: Words, rights: Rights) -> None:
    """The kept scenarios with what may be done with each, a form for another, and the way in from a file."""
    scenarios = workflow.scenarios(server_state.store())
    with st.container(key="card-scenarios"):
        card_head(words("scenarios.title", n=len(scenarios)), words("scenarios.note"))
        if message := st.session_state.pop(MESSAGE, None):
            st.warning(markdown_text(message))
        if deleted := st.session_state.get(DELETED):
            text = words("scenarios.undo", name=deleted.name)
            st.button(markdown_text(text), key="scenario_undo", on_click=_restore, args=(words, rights.by))
        for scenario in scenarios:
            _row(scenario, words, rights)
        if rights.change:
            _form(plan, words, rights.by)
            _import(words, rights.by)


def _row(scenario: Scenario, words: Words, rights: Rights) -> None:
    """One scenario: its name and whose it is, then what may be done with it."""
    key = scenario.key
    about = [scenario.company, scenario.question, scenario.author, words.day(scenario.day)]
    st.markdown(f"**{markdown_text(scenario.name)}** · {markdown_text(' · '.join(filter(None, about)))}")
    with st.container(horizontal=True, key=f"scenario_{key}", gap="small"):
        st.button(words("scenarios.load"), key=f"load_{key}", on_click=_load, args=(scenario, rights.by))
        content = workflow.scenario_file(scenario, words)
        name = workflow.file_name(scenario)
        st.download_button(
            words("scenarios.file"), content, name, "application/toml", key=f"file_{key}", on_click="ignore"
        )
        if rights.change:
            for action, done in ACTIONS.items():
                st.button(
                    words(f"scenarios.{action}"),
                    key=f"{action}_{key}",
                    on_click=done,
                    args=(scenario, words, rights.by),
                )
            with st.popover(words("scenarios.rename")):
                st.text_input(words("scenarios.name"), scenario.name, key=f"name_{key}", max_chars=LONGEST_NAME)
                st.button(
                    words("scenarios.rename"), key=f"rename_{key}", on_click=_rename, args=(scenario, words, rights.by)
                )


def _form(plan: Plan, words: Words, by: str) -> None:
    with st.form("scenario", border=False):
        st.text_input(words("scenarios.name"), key="scenario_name", max_chars=LONGEST_NAME)
        st.form_submit_button(words("scenarios.save"), type="primary", on_click=_save, args=(plan, words, by))


def _import(words: Words, by: str) -> None:
    """A scenario out of a file, which is kept at once where its name is free."""
    with st.popover(words("scenarios.import")):
        file = st.file_uploader(words("scenarios.import"), "toml", key="scenario_file", max_upload_size=1)
        if file:
            st.button(words("scenarios.import_keep"), key="scenario_import", on_click=_take, args=(file, words, by))


def _done(words: Words, act: Callable[[], object]) -> None:
    """Do something; where it is refused, say why on the page."""
    try:
        act()
    except PlanError as error:
        st.session_state[MESSAGE] = plan_refusal(error, words)
    except PaybackError as error:
        st.session_state[MESSAGE] = refusal(error, words)


def _save(plan: Plan, words: Words, by: str) -> None:
    name = str(st.session_state["scenario_name"])
    scenario = workflow.Scenario("", name, **occasion_texts(by), day=server_state.today(), plan=plan)
    _done(words, lambda: workflow.keep(store_to_change("keep_scenario"), scenario, by=by or "page"))


def _take(file: object, words: Words, by: str) -> None:
    content, name = file.getvalue(), str(file.name)  # type: ignore[attr-defined]  # an uploaded file of Streamlit's
    _done(
        words,
        lambda: workflow.keep(
            store_to_change("keep_scenario"),
            workflow.scenario_of_file(content, name, server_state.today()),
            by=by or "page",
        ),
    )


def _load(scenario: Scenario, by: str) -> None:
    """Controls and address go where the scenario stands, and what is said of the plan is what it says."""
    say({name: getattr(scenario, name) for name in FIELDS}, by)
    state.adopt(scenario.plan)
    st.rerun()


def _rename(scenario: Scenario, words: Words, by: str) -> None:
    renamed = replace(scenario, name=str(st.session_state[f"name_{scenario.key}"]))
    _done(words, lambda: workflow.keep(store_to_change("rename_scenario"), renamed, by=by or "page"))


def _copy(scenario: Scenario, words: Words, by: str) -> None:
    _done(words, lambda: workflow.copied(store_to_change("copy_scenario"), scenario, words, by=by or "page"))


def _delete(scenario: Scenario, _: Words, by: str) -> None:
    workflow.delete(store_to_change("delete_scenario"), scenario, by=by or "page")
    st.session_state[DELETED] = scenario


def _restore(words: Words, by: str) -> None:
    def restored() -> None:
        workflow.keep(store_to_change("restore_scenario"), st.session_state[DELETED], by=by or "page")
        del st.session_state[DELETED]

    _done(words, restored)


def _adopt(scenario: Scenario, _: Words, by: str) -> None:
    """Make it what everybody starts from."""
    save_starting_plan(store_to_change("start_from_scenario"), scenario.plan, by=by or "page")
    server_state.refresh()
    st.rerun()


ACTIONS: dict[str, Callable[[Scenario, Words, str], None]] = {"copy": _copy, "adopt": _adopt, "delete": _delete}
"""What may be done with a scenario by who may change things."""


def side_by_side(plan: Plan, words: Words) -> dict[str, Plan]:
    """The plan in the hand and up to three scenarios: curves on one chart, figures in one table, what differs.

    Returns:
        The plans that are compared, by name.
    """
    plans = {words("scenarios.this"): plan} | {
        each.name: each.plan for each in workflow.scenarios(server_state.store())
    }
    if len(plans) == 1:
        return {}
    with st.container(key="card-side-by-side"):
        card_head(words("scenarios.compare"), words("scenarios.compare_note"))
        names = [*plans]
        chosen = st.multiselect(
            words("scenarios.choose"), names, names[:2], key="scenarios_chosen", max_selections=workflow.MOST_COMPARED
        )
        compared = {name: plans[name] for name in chosen}
        if compared:
            _comparison(compared, words)
    return compared


def _comparison(plans: dict[str, Plan], words: Words) -> None:
    verdicts = {name: verdict_on(plan) for name, plan in plans.items()}
    currency = next(iter(verdicts.values())).plan.currency
    show(chart_payload(scenario_curves(verdicts, words), words, currency), key="scenario-curves")
    head = [words("scenarios.figure"), *verdicts]
    table(head, figure_rows([*verdicts.values()], words), "scenario-figures")
    if rows := difference_rows([*verdicts.values()], words):
        table([words("scenarios.assumption"), *verdicts], rows, "scenario-differences")
    elif len(plans) > 1:
        card_head("", words("scenarios.same"))
