"""The cells that people change: every assumption, and what a plan holds beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS, GROUPS, VALUE_STREAMS
from payback.model.plan.plan import OBSERVABLE, YEAR
from payback.model.plan.ranges import range_of
from payback.model.plan.symbols import SYMBOLS
from payback.share.plan_parts import LARGEST_TEAM
from payback.share.workbook.formula import spreadsheet_formula, worth_formula

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model import Assumption, Plan
    from payback.share.workbook.book import Book

COLUMNS = ("name", "value", "unit", "low", "high", "origin", "grade", "link_name", "means")

DERIVED: Mapping[str, str] = {
    "leave": "1-(1-turnover)^(1/12)",
    "keep": "IF(half_life>0,0.5^(1/MAX(half_life,0.000000001)),0)",
    "effect_today": "current_effort*(1+half_effect_team)/(current_effort+half_effect_team)",
    "own_part": "own_growth*effect_today/(1-own_growth+own_growth*effect_today)",
    "monthly_rate": "(1+discount_rate)^(1/12)-1",
    "season_mean": "AVERAGE(season)",
    "posts_shown": "IF(AND(observed_posts=1,effect_today>0),effect_today,1)",
}
"""What follows from the assumptions alone, by the name of its cell."""

FULL = "IF({flag}=1,IF(effect_today>0,{name}/{share},{default}),{name})"
"""A value seen under today's effort, carried to one full-time person; the default where nobody does the work today."""

LETTERS: Mapping[str, str] = {symbol: name for name, symbol in SYMBOLS.items()} | {
    "Np": "posts_full", "nu": "new_followers_full", "g": "follower_growth_full", "own": "own_part", "keep": "keep",
    "leave": "leave", "kept": "counts_retention", "E_j": "", "s_1": "wait",
}  # fmt: skip
"""The letters of printed formulas by the names of cells."""

BASIC = (0.0, 1.0)


def unit_text(row: Assumption, currency: str, words: Words) -> str:
    """What one of a value is: ``CAD a year``, ``% a month``."""
    amount = {"money": currency, "share": "%"}.get(row.kind, "")
    key = f"unit.{row.unit}"
    return (words(key, n=2, amount=amount) if words.has(key) else amount).strip()


def write_assumptions(book: Book, plan: Plan, origins: Mapping[str, str]) -> None:
    """The sheet of assumptions: a named cell each, with unit, range, origin, grade and meaning."""
    sheet, words = book.sheets["assumptions"], book.words
    for column, key in enumerate(COLUMNS):
        sheet.write_string(2, column, words(f"workbook.column.{key}"), book.head)
    sheet.write_string("A1", words("workbook.sheet.assumptions"), book.title)
    sheet.write_string("A2", words("workbook.inputs_note"), book.note)
    row = 3
    for group in GROUPS:
        sheet.write_string(row, 0, words(f"group.{group}"), book.head)
        row += 1
        for name, assumption in ASSUMPTIONS.items():
            if assumption.group == group:
                _assumption(book, plan, assumption, row, origins.get(name, words("workbook.origin_unsaid")))
                row += 1
    for column, width in enumerate((34, 14, 16, 12, 12, 22, 14, 24, 90)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 2)


def _assumption(book: Book, plan: Plan, row: Assumption, place: int, origin: str) -> None:
    sheet, words = book.sheets["assumptions"], book.words
    kind, limits = row.kind, range_of(plan, row.name)
    sheet.write_string(place, 0, words(f"assumption.{row.name}.label"))
    sheet.write_number(place, 1, getattr(plan, row.name), book.entry(kind))
    sheet.data_validation(place, 1, place, 1, {
        "validate": "integer" if row.is_whole else "decimal", "criteria": "between",
        "minimum": row.minimum, "maximum": row.maximum, "error_title": words(f"assumption.{row.name}.label")[:32],
        "error_message": words("workbook.outside", low=words.number(row.minimum, 4), high=words.number(row.maximum, 4)),
    })  # fmt: skip
    sheet.write_string(place, 2, unit_text(row, plan.currency, words))
    if limits is not None and not limits.certain:
        sheet.write_number(place, 3, limits.low, book.number(kind))
        sheet.write_number(place, 4, limits.high, book.number(kind))
    texts = (origin, words(f"grade.{row.grade}"), row.name, words(f"assumption.{row.name}.means"))
    for column, text in enumerate(texts, 5):
        sheet.write_string(place, column, text)
    book.name(row.name, "assumptions", f"B{place + 1}")


class PlanSheet:
    """The sheet of what a plan holds beside its assumptions, from top to bottom."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book, self.plan, self.row = book, plan, 0
        self.sheet = book.sheets["plan"]
        self.sheet.set_column(0, 0, 46)
        self.sheet.set_column(1, 6, 16)

    def write(self) -> None:
        """All of it."""
        words, plan = self.book.words, self.plan
        self._heading("sheet.plan")
        for key, text in (("region", words(f"region.{plan.region}")), ("currency", plan.currency)):
            self._label(words(f"workbook.{key}"))
            self.sheet.write_string(self.row - 1, 1, text)
        self._entry("first_month", words("workbook.first_month"), plan.start.month if plan.start else 1, (1, YEAR))
        self._heading("streams")
        for name, stream in VALUE_STREAMS.items():
            self._entry(f"counts_{name}", words(f"stream.{name}"), float(name in plan.streams), BASIC)
            worth = spreadsheet_formula(worth_formula(stream), LETTERS)
            self._named(f"worth_{name}", worth, f"B{self.row}", "D")
        self._heading("observed")
        for name in OBSERVABLE:
            label = words(f"assumption.{name}.label")
            self._entry(f"observed_{name}", label, float(name in plan.observed), BASIC)
        self._team()
        self._season()
        self._derived()

    def _heading(self, key: str) -> None:
        self.row += 1 if self.row else 0
        self.sheet.write_string(self.row, 0, self.book.words(f"workbook.{key}"), self.book.head)
        self.row += 1

    def _label(self, text: str) -> None:
        self.sheet.write_string(self.row, 0, text)
        self.row += 1

    def _entry(self, name: str, label: str, value: float, ends: tuple[float, float]) -> None:
        self._label(label)
        self.sheet.write_number(self.row - 1, 1, value, self.book.entry("month"))
        rule = {"validate": "integer", "criteria": "between", "minimum": ends[0], "maximum": ends[1]}
        self.sheet.data_validation(self.row - 1, 1, self.row - 1, 1, rule)
        self.book.name(name, "plan", f"B{self.row}")

    def _named(self, name: str, formula: str, beside: str, column: str) -> None:
        """A worked-out cell in the row of another one."""
        cell = beside.replace("B", column)
        self.sheet.write_formula(cell, f"={formula}", self.book.number("plain"))
        self.book.name(name, "plan", cell)

    def _team(self) -> None:
        """Start, working time, pay and months of everybody; the first one is the plan's assumptions."""
        self._heading("team")
        for column, key in enumerate(("person", "start", "effort", "salary", "months")):
            self.sheet.write_string(self.row, column, self.book.words(f"workbook.team_{key}"), self.book.head)
        self.row += 1
        for place, hire in enumerate((self.plan.team[0], *self.plan.hires, *[None] * LARGEST_TEAM)[:LARGEST_TEAM], 1):
            given = (hire.start, hire.effort, hire.salary, hire.months) if hire else (None,) * 4
            self.sheet.write_number(self.row, 0, place)
            for column, (key, value) in enumerate(zip(("start", "effort", "pay", "months"), given, strict=True), 1):
                self._cell(key, place, column, value)
            self.row += 1

    def _cell(self, key: str, place: int, column: int, value: float | None) -> None:
        own = {"start": "wait", "effort": "effort", "pay": "salary"}
        kind = {"pay": "money", "effort": "plain"}.get(key, "month")
        if place == 1 and key in own:
            self.sheet.write_formula(self.row, column, f"={own[key]}", self.book.number(kind))
        elif value is None:
            self.sheet.write_blank(self.row, column, None, self.book.entry(kind))
        else:
            self.sheet.write_number(self.row, column, value, self.book.entry(kind))
        self.book.name(f"hire_{key}_{place}", "plan", f"{'ABCDE'[column]}{self.row + 1}")

    def _season(self) -> None:
        """Twelve factors, January first."""
        self._heading("season")
        first = self.row + 1
        for month, factor in enumerate(self.plan.season, 1):
            self._label(str(month))
            self.sheet.write_number(self.row - 1, 1, factor, self.book.entry("plain"))
        self.book.file.define_name("season", f"={self.book.quoted('plan')}!$B${first}:$B${self.row}")

    def _derived(self) -> None:
        """What follows from the assumptions alone."""
        self._heading("derived")
        growth = "(own_part+(1-own_part)*effect_today)"
        shares = {name: "effect_today" if name == "posts" else growth for name in OBSERVABLE}
        full = {
            f"{name}_full": FULL.format(
                flag=f"observed_{name}", name=name, share=share, default=ASSUMPTIONS[name].likely
            )
            for name, share in shares.items()
        }
        for name, formula in {**DERIVED, **full}.items():
            self._label(self.book.words(f"workbook.derived_{name}"))
            self._named(name, formula, f"B{self.row}", "B")
