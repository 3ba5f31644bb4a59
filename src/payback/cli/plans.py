"""A plan from a shell (of a file, of the history, or the defaults, with values changed one by one), and its papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from payback.cli.options import STORE, UNNAMED, AsJson, Language, PlanFile, Settings, StoreUrl
from payback.cli.terminal import known_history, localized, print_note, print_result, store_at
from payback.model import Plan
from payback.settings import ADDRESS
from payback.settings.kinds import address
from payback.share.memo import Occasion
from payback.wording import shell
from payback.workflows.documents import MEMO_KINDS, kind_of, plan_link, plan_memo, plan_workbook, write
from payback.workflows.evaluation import answer
from payback.workflows.monthly_documents import memo_of_month
from payback.workflows.scenarios import scenarios_in_files
from payback.workflows.starting_plan import plan_in_file, starting_plan, with_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from payback.i18n import Words

Out = Annotated[Path, typer.Argument(metavar="OUT", dir_okay=False, help="The file to write.")]


def evaluate(
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    store: StoreUrl = UNNAMED,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Answer a plan: that of a file, else the one that a history begins with where one is named, else the defaults."""
    with localized(lang) as words:
        changed = _asked_plan(plan, settings, store, words)
        figures = answer(changed)
        print_result(figures, shell.answer_lines(figures, changed, words), wanted=as_json)


def workbook(
    out: Out,
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    beside: Annotated[
        list[Path] | None, typer.Option(exists=True, dir_okay=False, help="A scenario to set beside it.")
    ] = None,
    store: StoreUrl = UNNAMED,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Write a plan as a workbook (.xlsx) of live formulas: change a cell, and the answer follows."""
    with localized(lang) as words:
        kind_of(out, ["xlsx"])
        asked, others = _asked_plan(plan, settings, store, words), scenarios_in_files(beside or (), _today())
        compared = {words("scenarios.this"): asked} | others if others else {}
        _write(out, plan_workbook(asked, words, scenarios=compared), words, as_json=as_json)


def memo(  # noqa: PLR0913  (a command takes its options as parameters)
    out: Out,
    *,
    plan: PlanFile = None,
    settings: Settings = None,
    company: Annotated[str, typer.Option(help="Whose decision it is.")] = "",
    question: Annotated[str, typer.Option(help="The question in your own words.")] = "",
    author: Annotated[str, typer.Option(help="Who signs.")] = "",
    link: Annotated[str, typer.Option(help="Where the plan opens; by default at PAYBACK_ADDRESS.")] = "",
    three: Annotated[bool, typer.Option("--three", help="Three slides instead of one.")] = False,
    month: Annotated[
        str, typer.Option(metavar="MONTH", help="After the hire: what a month (2026-05, or last) has brought.")
    ] = "",
    store: StoreUrl = UNNAMED,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Write a plan, or a month after the hire, as a memo: .pdf, .html, .pptx (a slide) or .eml (a mail)."""
    with localized(lang) as words:
        kind, opened_at = kind_of(out, MEMO_KINDS), ADDRESS.value()
        occasion = Occasion(_today(), company, question, author, address("--link", link))
        if month:
            with store_at(store or STORE, words) as history:
                content = memo_of_month(history, month, words, kind, occasion, opened_at, three=three)
        else:
            asked = _asked_plan(plan, settings, store, words)
            opens = replace(occasion, link=link or plan_link(asked, opened_at, own=True))
            content = plan_memo(asked, words, kind, opens, three=three)
        _write(out, content, words, as_json=as_json)


def _write(out: Path, content: bytes, words: Words, *, as_json: bool) -> None:
    """Write a paper, and say so: on stderr, or as JSON where that is wanted."""
    write(out, content)
    if as_json:
        print_result({"file": str(out), "bytes": len(content)}, (), wanted=True)
    else:
        print_note(words("shell.written", file=str(out)))


def _today() -> date:
    return datetime.now(tz=UTC).date()


def _asked_plan(file: Path | None, settings: Sequence[str] | None, store: str, words: Words) -> Plan:
    """The plan of a file, else the one that a history begins with where one is named, with what is set."""
    base = _starting_plan(store, words) if file is None else plan_in_file(file)
    return with_settings(base, settings or (), decimal_comma=words.language == "fr")


def _starting_plan(url: str, words: Words) -> Plan:
    """The plan that a history begins with; the defaults, and a word on stderr, where none is named or there is none."""
    if not url:
        print_note(words("shell.no_store_named"))
    with known_history(url, words, without="shell.without_store.plan") as history:
        return starting_plan(history) if history else Plan()
