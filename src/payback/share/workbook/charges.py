"""What each person's pay costs: the region's employer charges line by line, and the loaded pay of a year."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from payback.share.plan_parts import LARGEST_TEAM

if TYPE_CHECKING:
    from payback.model.plan.charge_table import Band, ByPayroll, Relief
    from payback.model.plan.plan import Plan
    from payback.share.workbook.book import Book

PARTS = ("line", "rate", "floor", "ceiling", "above", "base", "payroll_1", "rate_1", "payroll_2", "rate_2")
"""Columns of a line; those of the people stand behind them."""

RATE = 'IF(G{row}="",{own},IF(payroll<=G{row},H{row},IF(payroll>=I{row},J{row},{between})))'
BETWEEN = "H{row}+(J{row}-H{row})*(payroll-G{row})/(I{row}-G{row})"
FAR_PAY = 1e12
TEAM = range(1, LARGEST_TEAM + 1)
LETTER = "KLMNO"
"""Columns of the people."""


class ChargeSheet:
    """The charges of the plan's region on each person's pay."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self.book, self.rules, self.row = book, plan.charges, 2
        self.sheet = book.sheets["charges"]
        self.hours = "hire_effort_{place}" if self.rules.by_hours else "1"

    def write(self) -> None:
        """Lines, their sums, and what a year of each person costs."""
        words = self.book.words
        self.sheet.write_string("A1", words("workbook.charges_title", day=self.rules.valid_from), self.book.title)
        heads = [
            *(words(f"workbook.charge_{part}") for part in PARTS),
            *(f"{words('workbook.person')} {k}" for k in TEAM),
        ]
        for column, head in enumerate(heads):
            self.sheet.write_string(1, column, head, self.book.head)
        self._paid()
        first = self.row + 1
        for band in self.rules.bands:
            self._band(band)
        if self.rules.relief:
            self._relief(self.rules.relief)
        self._loaded(first)
        self.sheet.set_column(0, 0, 34)
        self.sheet.set_column(1, 14, 15)

    def _people(self, label: str, formula: str, name: str = "") -> None:
        """A line with one formula for each person."""
        self.sheet.write_string(self.row, 0, label)
        for place, letter in zip(TEAM, LETTER, strict=True):
            text = formula.format(row=self.row + 1, place=place, letter=letter, hours=self.hours.format(place=place))
            self.sheet.write_formula(self.row, 9 + place, f"={text}", self.book.number("money"))
            if name:
                self.book.name(f"{name}_{place}", "charges", f"{letter}{self.row + 1}")
        self.row += 1

    def _paid(self) -> None:
        self._people(self.book.words("workbook.paid"), "hire_pay_{place}*hire_effort_{place}", "paid")

    def _line(self, numbers: tuple[float | None, ...], by_payroll: ByPayroll) -> None:
        sizes: list[float | None] = [part for pair in by_payroll for part in pair]
        for column, number in enumerate((*numbers, *(sizes or [None] * 4)), 1):
            if number is None or isinf(number):
                self.sheet.write_blank(self.row, column, None, self.book.entry("plain"))
            else:
                self.sheet.write_number(self.row, column, number, self.book.entry("plain"))

    def _band(self, band: Band) -> None:
        self._line((band.rate, band.floor, band.ceiling, band.above, band.base), band.by_payroll)
        rate = RATE.replace("{own}", "B{row}").replace("{between}", BETWEEN)
        part = f'MAX(MIN(paid_{{place}},IF(D{{row}}="",{FAR_PAY},D{{row}}*{{hours}}))-C{{row}}*{{hours}},0)'
        subject = f'IF(F{{row}}="",{part},F{{row}})'
        self._people(band.name, f"{rate}*{subject}*(paid_{{place}}>E{{row}}*{{hours}})")

    def _relief(self, relief: Relief) -> None:
        """The relief: its low share, its reach, its wage and its power in the places of rate, floor, ceiling, base."""
        self._line((relief.low, relief.reach, relief.wage, relief.power, relief.span), relief.by_payroll)
        span = RATE.replace("{own}", "F{row}").replace("{between}", BETWEEN)
        ratio = "(C{row}*D{row}*{hours}/MAX(paid_{place},0.01))"
        fading = f"MIN(MAX(({ratio}-1)/(C{{row}}-1),0),1)^E{{row}}"
        self._people(relief.name, f"-paid_{{place}}*(B{{row}}+{span}*{fading})*({ratio}>1)")

    def _loaded(self, first: int) -> None:
        words = self.book.words
        total = f"IF(paid_{{place}}>0,SUM({{letter}}{first}:{{letter}}{self.row}),0)"
        self._people(words("workbook.charges_sum"), total, "charged")
        loaded = "paid_{place}*(1+accident_rate+benefits+overhead)+charged_{place}"
        self._people(words("workbook.loaded"), loaded, "loaded")
