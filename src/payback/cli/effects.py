"""What a hire or a campaign brought, from a shell: a table of days or months, no history."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import UNNAMED, AsJson, Language
from payback.cli.terminal import localized, print_result
from payback.errors import PaybackError
from payback.model.tracking.spend_return import spend_return
from payback.wording.campaign import money_facts, money_sentences
from payback.wording.effect import effect_facts, effect_lines
from payback.workflows.effect_of_table import effect_of_table, typed_day

Table = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Columns: date, y, then controls.")]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="First day of the hire or of the campaign.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Last day of a campaign.")]
Spend = Annotated[float, typer.Option("--spend", min=0, help="What was spent on the campaign.")]
Worth = Annotated[float, typer.Option("--worth", min=0, help="What one more of y is worth; 1 where y is money.")]
Unread = Annotated[str, typer.Option("--store", help="Taken as by every command; the table is all that counts.")]
Since = Annotated[str, typer.Option("--counted-since", metavar="DATE", help="From when y counts as it does now.")]


def effect(
    file: Table, *, start: From = "", end: To = "", spend: Spend = 0, worth: Worth = 1, since: Since = "",
    _store: Unread = UNNAMED, as_json: AsJson = False, lang: Language = "",
) -> None:  # fmt: skip
    """Say what came of a hire or a campaign beyond what would have come: days or months, controls untouched by it."""
    with localized(lang) as words:
        if not start:
            raise PaybackError("effect_from")
        last, counted = (typed_day(text) if text else None for text in (end, since))
        today = datetime.now(UTC).astimezone().date()
        estimated = effect_of_table(file, typed_day(start), today, last, counted_since=counted)
        facts, lines = effect_facts(estimated.effect, estimated.months, words), [*effect_lines(estimated.effect, words)]
        if spend:
            money = spend_return(estimated.effect, worth, spend)
            facts |= money_facts(money)
            lines += money_sentences(estimated.effect, money, words)
        print_result(facts, lines, wanted=as_json)
