"""What a hire or a campaign brought, from a shell: a table of days or months, no history."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import AsJson, Language  # noqa: TC001  (Typer reads them when it runs)
from payback.cli.terminal import localized, print_result
from payback.wording.effect import effect_facts, effect_lines
from payback.workflows.effect_of_table import effect_of_table, typed_day

Table = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Columns: date, y, then controls.")]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="First day of the hire or of the campaign.")]
Until = Annotated[str, typer.Option("--until", metavar="DATE", help="Last day of a campaign.")]


def effect(file: Table, *, start: From, end: Until = "", as_json: AsJson = False, lang: Language = "") -> None:
    """Say what came of a hire or a campaign beyond what would have come: days or months, controls untouched by it."""
    with localized(lang) as words:
        last = typed_day(end) if end else None
        found = effect_of_table(file, typed_day(start), datetime.now(UTC).astimezone().date(), last)
        facts = effect_facts(found.effect, found.months, words)
        print_result(facts, effect_lines(found.effect, words), wanted=as_json)
