"""Frozen plans from a shell: freeze one, list them."""

from __future__ import annotations

import getpass
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from payback.cli.options import STORE, AsJson, Language, PlanFile, Settings, StoreUrl
from payback.cli.terminal import localized, print_result, store_at
from payback.errors import PaybackError
from payback.i18n.number_input import parse_number
from payback.model.tracking.rule import Rule
from payback.wording.frozen_plans import frozen_facts, frozen_line
from payback.wording.hire_rule import rule_text
from payback.workflows import frozen_plans
from payback.workflows.starting_plan import plan_in_file, starting_plan, with_settings

if TYPE_CHECKING:
    from payback.i18n import Words

MOST = 3.0
"""Largest threshold: so many times what was planned."""

USUAL = Rule()
"""What is agreed where nothing else is said."""

Name = Annotated[str, typer.Argument(help="What people call the plan.")]
By = Annotated[str, typer.Option("--by", help="Who freezes it; by default who is signed in.")]
Review = Annotated[int, typer.Option("--review", min=1, help="Months of work after which the rule decides.")]
Share = Annotated[str, typer.Option(metavar="SHARE", help="Of the value planned to date, 50% or 0.5.")]
Other = Annotated[bool, typer.Option("--other", help="Not the plan that is decided on.")]


def freeze(  # noqa: PLR0913  (a command takes its options as parameters)
    name: Name,
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    by: By = "",
    other: Other = False,
    review: Review = USUAL.review_month,
    stop_below: Share = "",
    add_above: Share = "",
    behind_from: Share = "",
    on_plan_from: Share = "",
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Freeze a plan: that of a file, else the one that the history begins with; nothing changes it any more."""
    with localized(lang) as words, store_at(store, words, create=True) as history:
        base = starting_plan(history) if plan is None else plan_in_file(plan)
        changed = with_settings(base, settings or (), decimal_comma=words.language == "fr")
        shares = {"stop_below": stop_below, "add_above": add_above, "amber": behind_from, "green": on_plan_from}
        agreed = {name: _share(text, words) for name, text in shares.items() if text}
        rule = replace(USUAL, review_month=review, **agreed)
        today = datetime.now(tz=UTC).date()
        frozen = frozen_plans.freeze(
            history,
            changed,
            name=name,
            by=by or getpass.getuser(),
            day=today,
            rule=rule,
            decision=not other,
        )
        print_result(frozen_facts(frozen), [frozen_line(frozen, words), rule_text(frozen, None, words)], wanted=as_json)


def _share(text: str, words: Words) -> float:
    """A threshold: ``50%`` and ``0.5`` are the same; 50 alone is a slip.

    Raises:
        PaybackError: ``unreadable_number``; ``share_of_plan`` above `MOST`.
    """
    share = parse_number(text, decimal_comma=words.language == "fr")
    if not 0 <= share <= MOST:
        raise PaybackError("share_of_plan", text=text[:40], most=MOST)
    return share


def plans(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """List every frozen plan, the latest first."""
    with localized(lang) as words, store_at(store, words) as history:
        listed = frozen_plans.frozen_plans(history)
        lines = [frozen_line(frozen, words) for frozen in listed] or [words("frozen.none")]
        print_result([frozen_facts(frozen) for frozen in listed], lines, wanted=as_json)
