"""Sheets to read: scenarios side by side, and what is known of each default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.wording.glossary import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Verdict
    from payback.share.workbook.book import Book

FIGURES = {"payback_month": "payback", "npv": "present", "deepest_hole": "hole", "total": "net"}
"""Figures of an answer, each with what it is called."""


def write_scenarios(book: Book, scenarios: Mapping[str, Verdict]) -> None:
    """A column a scenario: its figures as the model gave them, then the assumptions that are not the same in all."""
    sheet, words = book.sheets["scenarios"], book.words
    sheet.write_string(0, 0, words("workbook.sheet.scenarios"), book.title)
    for column, name in enumerate(scenarios, 1):
        sheet.write_string(1, column, name, book.head)
    for row, (figure, called) in enumerate(FIGURES.items(), 2):
        sheet.write_string(row, 0, name_of(called, words))
        for column, verdict in enumerate(scenarios.values(), 1):
            value = getattr(verdict.all, figure)
            if value is None:
                sheet.write_string(row, column, words(f"workbook.state_{verdict.state}"))
            else:
                sheet.write_number(row, column, value, book.number("months" if figure == "payback_month" else "money"))
    plans = [verdict.plan for verdict in scenarios.values()]
    different = [name for name in ASSUMPTIONS if len({getattr(plan, name) for plan in plans}) > 1]
    for row, name in enumerate(different, 3 + len(FIGURES)):
        sheet.write_string(row, 0, words(f"assumption.{name}.label"))
        for column, plan in enumerate(plans, 1):
            sheet.write_number(row, column, getattr(plan, name), book.number(ASSUMPTIONS[name].kind))
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(plans), 20)


def write_sources(book: Book, sources: Mapping[str, str]) -> None:
    """Each assumption with what is known of its default."""
    sheet, words = book.sheets["sources"], book.words
    sheet.write_string(0, 0, words("workbook.sheet.sources"), book.title)
    for row, (name, text) in enumerate((pair for pair in sources.items() if pair[0] in ASSUMPTIONS), 2):
        sheet.write_string(row, 0, words(f"assumption.{name}.label"), book.text)
        sheet.write_string(row, 1, text, book.text)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 120)
