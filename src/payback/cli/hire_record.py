"""What people write down after a decision, from a shell: the hire, other events, and what the hire costs."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from payback.cli.options import STORE, AsJson, Language, StoreUrl
from payback.cli.terminal import localized, print_result, store_at
from payback.errors import PaybackError
from payback.history.events import EVENT_KINDS, HIRE, Event
from payback.wording.hire_record import cost_facts, cost_line, event_facts
from payback.wording.tracking import event_text
from payback.workflows.effect_of_table import typed_day
from payback.workflows.frozen_plans import the_decision
from payback.workflows.hire_costs import costs as known_costs
from payback.workflows.hire_costs import costs_in_text, note_cost_lines, withdraw_costs
from payback.workflows.hire_record import events as known_events
from payback.workflows.hire_record import hire_day, note_event, withdraw_event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from payback.i18n import Words
    from payback.store import Store

Day = Annotated[str, typer.Argument(metavar="DAY", help="First day, 2026-01-05; without one, all are listed.")]
Kind = Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(EVENT_KINDS)}; without one, all.")]
Until = Annotated[str, typer.Option("--until", metavar="DAY", help="Last day, where it lasts.")]
Called = Annotated[str, typer.Option("--called", help="What people call it.")]
Spend = Annotated[float | None, typer.Option("--spend", help="What was spent on a campaign, in the plan's currency.")]
Remove = Annotated[bool, typer.Option("--remove", help="Take it back.")]
By = Annotated[str, typer.Option("--by", help="Who writes it down; by default who is signed in.")]
Costs = Annotated[
    Path | None,
    typer.Argument(exists=True, dir_okay=False, help="CSV: month, kind, amount (currency, hire); without one, all."),
]
Person = Annotated[str, typer.Option("--hire", metavar="DAY", help="First day of whose costs they are.")]
Month = Annotated[str, typer.Option("--remove", metavar="MONTH", help="Take back the costs of a month, 2026-01.")]


def hire(
    day: Day = "", *, called: Called = "", remove: Remove = False, by: By = "",
    store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "",
) -> None:  # fmt: skip
    """Write down the first day of work, or take it back; without a day, list every hire."""
    with localized(lang) as words, store_at(store, words) as history:
        if day:
            _note(history, Event(HIRE, typed_day(day), None, called), remove=remove, by=by)
        _print([event for event in known_events(history) if event.kind == HIRE], words, as_json=as_json)


def events(  # noqa: PLR0913  (a command takes its options as parameters)
    kind: Kind = "", day: Day = "", *, until: Until = "", called: Called = "", spend: Spend = None,
    remove: Remove = False, by: By = "", store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "",
) -> None:  # fmt: skip
    """Write down what happened on a day that charts mark, or take it back; without a kind, list everything."""
    with localized(lang) as words, store_at(store, words) as history:
        if kind:
            if not day:
                raise PaybackError("event_without_day")
            last = typed_day(until) if until else None
            _note(history, Event(kind, typed_day(day), last, called, spend), remove=remove, by=by)
        _print(known_events(history), words, as_json=as_json)


def costs(
    file: Costs = None, *, person: Person = "", remove: Month = "", by: By = "",
    store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "",
) -> None:  # fmt: skip
    """Write down what a hire costs month by month, in place of what is known of these months; else list it."""
    with localized(lang) as words, store_at(store, words) as history:
        decision = the_decision(history)
        currency = decision.plan.currency if decision else "CAD"
        if file or remove:
            hire = typed_day(person) if person else hire_day(history, decision.day) if decision else None
            if hire is None:
                raise PaybackError("cost_without_hire")
            if file:
                text = file.read_text(encoding="utf-8", errors="replace")
                paid = costs_in_text(text, currency, decimal_comma=words.language == "fr")
                note_cost_lines(history, hire, paid, by=by or getpass.getuser())
            if remove:
                withdraw_costs(history, hire, _month(remove), by=by or getpass.getuser())
        kept = known_costs(history)
        shown = [cost_line(**asdict(cost), currency=currency, words=words) for cost in kept] or [
            words("hire_record.no_costs")
        ]
        print_result([cost_facts(**asdict(cost), currency=currency) for cost in kept], shown, wanted=as_json)


def _note(history: Store, event: Event, *, remove: bool, by: str) -> None:
    (withdraw_event if remove else note_event)(history, event, by=by or getpass.getuser())


def _month(text: str) -> date:
    return typed_day(f"{text}-01" if text.count("-") == 1 else text).replace(day=1)


def _print(listed: Iterable[Event], words: Words, *, as_json: bool) -> None:
    listing = [(event_facts(event), event_text(event, words)) for event in listed]
    lines = [line for _, line in listing] or [words("hire_record.no_events")]
    print_result([facts for facts, _ in listing], lines, wanted=as_json)
