"""Frozen plans from a shell: freeze one, list them."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from payback.cli.options import STORE, AsJson, Language, PlanFile, Settings, StoreUrl
from payback.cli.terminal import localized, print_result, store_at
from payback.wording.frozen_plans import frozen_facts, frozen_line
from payback.workflows import frozen_plans
from payback.workflows.starting_plan import plan_in_file, starting_plan, with_settings

Name = Annotated[str, typer.Argument(help="What people call the plan.")]
By = Annotated[str, typer.Option("--by", help="Who freezes it; by default who is signed in.")]
Other = Annotated[bool, typer.Option("--other", help="Not the plan that is decided on.")]


def freeze(
    name: Name,
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    by: By = "",
    other: Other = False,
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Freeze a plan: that of a file, else the one that the history begins with; nothing changes it any more."""
    with localized(lang) as words, store_at(store, words, create=True) as history:
        base = starting_plan(history) if plan is None else plan_in_file(plan)
        changed = with_settings(base, settings or (), decimal_comma=words.language == "fr")
        today = datetime.now(tz=UTC).date()
        frozen = frozen_plans.freeze(
            history, changed, name=name, by=by or getpass.getuser(), day=today, decision=not other
        )
        print_result(frozen_facts(frozen), [frozen_line(frozen, words)], wanted=as_json)


def plans(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """List every frozen plan, the latest first."""
    with localized(lang) as words, store_at(store, words) as history:
        listed = frozen_plans.frozen_plans(history)
        lines = [frozen_line(frozen, words) for frozen in listed] or [words("frozen.none")]
        print_result([frozen_facts(frozen) for frozen in listed], lines, wanted=as_json)
