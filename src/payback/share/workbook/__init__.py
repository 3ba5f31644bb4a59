"""A plan as a workbook of live formulas: inputs, months, answer; a changed input changes it as the model would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from payback.share.workbook.answer import AnswerSheet
from payback.share.workbook.book import SHEETS, Book
from payback.share.workbook.charges import ChargeSheet
from payback.share.workbook.inputs import PlanSheet, write_assumptions
from payback.share.workbook.months import Months
from payback.share.workbook.paths import Path, write_post
from payback.share.workbook.tables import write_scenarios, write_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Plan, Verdict

__all__ = ["MADE_BY", "Background", "workbook"]

MADE_BY = ("Payback", "plan")
"""Property of the file by which it is known again, also after a spreadsheet program has saved it."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a workbook says beside the plan itself.

    Attributes:
        title: Of the first sheet, as somebody typed it; no more than text.
        origins: Where the value of an assumption comes from, in words, by its name.
        sources: What is known of a default, by the assumption's name.
        scenarios: Answers to compare with, by the names that people gave them.
    """

    title: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    scenarios: Mapping[str, Verdict] = field(default_factory=dict)


def workbook(verdict: Verdict, words: Words, background: Background | None = None) -> bytes:
    """An .xlsx file whose cells work the plan's likely case out again.

    Every assumption is a named cell, as are ``payback_month`` and ``npv``; what needs draws is text, and says so.
    """
    background, plan = background or Background(), verdict.plan
    wanted = {"scenarios": background.scenarios, "sources": background.sources}
    book = Book(words, [role for role in SHEETS if wanted.get(role, True)])
    book.file.set_properties({"title": background.title, "author": words("app.name")})
    book.file.set_custom_property(*MADE_BY)
    _calculation(book, verdict, plan, background)
    if background.scenarios:
        write_scenarios(book, background.scenarios)
    if background.sources:
        write_sources(book, background.sources)
    return book.closed()


def _calculation(book: Book, verdict: Verdict, plan: Plan, background: Background) -> None:
    write_assumptions(book, plan, background.origins)
    PlanSheet(book, plan).write()
    ChargeSheet(book, plan).write()
    post = write_post(book)
    paths, months = [Path(book, role, post) for role in ("hire", "nobody")], Months(book)
    for path in paths:
        path.write(months.grid)
    months.write(verdict, post, *(path.grid for path in paths))
    AnswerSheet(book, months.grid).write(verdict, background.title or book.words("app.question"))
