"""A plan's answer from a shell: the plan of a file, of the history, or the defaults, and values changed one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from payback.cli.options import STORE, AsJson, Language, PlanFile, Settings, StoreUrl
from payback.cli.terminal import localized, print_note, print_result, store_at
from payback.model import Plan
from payback.wording import shell
from payback.workflows.evaluation import answer
from payback.workflows.starting_plan import plan_in_file, starting_plan, with_settings

if TYPE_CHECKING:
    from payback.i18n import Words


def evaluate(
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Answer a plan: that of a file, else the one that the history begins with, else the defaults."""
    with localized(lang) as words:
        base = _starting_plan(store, words) if plan is None else plan_in_file(plan)
        changed = with_settings(base, settings or (), decimal_comma=words.language == "fr")
        figures = answer(changed)
        print_result(figures, shell.answer_lines(figures, changed, words), wanted=as_json)


def _starting_plan(url: str, words: Words) -> Plan:
    """The plan that a history begins with; the defaults, and a word on stderr, where there is none."""
    if ":" not in url.removeprefix("duckdb:") and not Path(url.removeprefix("duckdb:")).exists():
        print_note(words("shell.no_store", url=url))
        return Plan()
    with store_at(url, words) as history:
        return starting_plan(history)
