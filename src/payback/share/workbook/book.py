"""The workbook that is being written: its sheets by role, formats, names of cells, columns of months."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from payback.palette import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.i18n import Words

SHEETS = (
    "answer", "assumptions", "plan", "charges", "months", "hire", "nobody", "post", "scenarios", "sources",
)  # fmt: skip
"""In the order of the tabs; words below ``workbook.sheet``."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""What is text stays text, whatever it begins with."""

KINDS: Mapping[str, str] = {
    "money": "#,##0.00", "share": "0.00##%", "people": "#,##0", "months": "0.0#", "month": "0", "plain": "#,##0.00##",
}  # fmt: skip
"""How a number is shown, by the kind of its unit; the reader's own program puts in the marks."""

INPUT = {
    "bg_color": PAPER["input"],
    "font_color": PAPER["input-text"],
    "border": 1,
    "border_color": PAPER["input-border"],
}


class Book:
    """One workbook in memory.

    Args:
        words: The language of everything in it.
        sheets: The roles of its sheets, some of `SHEETS`.
    """

    def __init__(self, words: Words, sheets: Iterable[str] = SHEETS) -> None:
        self.words = words
        self._memory = BytesIO()
        self.file: Any = xlsxwriter.Workbook(self._memory, OPTIONS)
        self.sheets: dict[str, Any] = {
            role: self.file.add_worksheet(words(f"workbook.sheet.{role}")) for role in sheets
        }
        plain = {kind: {"num_format": text} for kind, text in KINDS.items()}
        self.formats = {kind: self.file.add_format(look) for kind, look in plain.items()}
        self.inputs = {kind: self.file.add_format(look | INPUT) for kind, look in plain.items()}
        self.head = self.file.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = self.file.add_format({"bold": True, "font_size": 15})
        self.note = self.file.add_format(
            {"italic": True, "font_color": PAPER["muted"], "text_wrap": True, "valign": "top"}
        )
        self.text = self.file.add_format({"text_wrap": True, "valign": "top"})

    def number(self, kind: str) -> Any:  # noqa: ANN401  (a format of XlsxWriter, which is published without types)
        """How a number of a kind of unit is shown."""
        return self.formats.get(kind, self.formats["plain"])

    def entry(self, kind: str) -> Any:  # noqa: ANN401  (as above)
        """The same for a cell that people may change."""
        return self.inputs.get(kind, self.inputs["plain"])

    def name(self, name: str, role: str, cell: str) -> None:
        """Give a cell the name by which formulas know it."""
        column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.file.define_name(name, f"={self.quoted(role)}!${column}${row}")

    def quoted(self, role: str) -> str:
        """The sheet's name as formulas write it."""
        return "'" + self.words(f"workbook.sheet.{role}").replace("'", "''") + "'"

    def closed(self) -> bytes:
        """The finished file."""
        self.file.close()
        return self._memory.getvalue()


class Grid:
    """Columns of one sheet by key, a row for each month from 0 (or 1) on.

    Args:
        book: Whose sheet it is.
        role: Of the sheet.
        keys: Of the columns, from the second on; the first one holds the numbers of the months.
        top: Row of month 0 as people count rows.
    """

    def __init__(self, book: Book, role: str, keys: Iterable[str], top: int = 3) -> None:
        self.book, self.role, self.top = book, role, top
        self.columns = {key: xl_col_to_name(place) for place, key in enumerate(("t", *keys))}

    def cell(self, key: str, month: int) -> str:
        """The cell of a month, for formulas of the same sheet."""
        return f"{self.columns[key]}{self.top + month}"

    def sheet_cell(self, key: str, month: int) -> str:
        """The same for formulas of any sheet."""
        return f"{self.book.quoted(self.role)}!{self.cell(key, month)}"

    def span(self, key: str, first: int, last: int) -> str:
        """The cells of several months, for formulas of any sheet."""
        column = self.columns[key]
        return f"{self.book.quoted(self.role)}!${column}${self.top + first}:${column}${self.top + last}"

    def until(self, key: str, first: int, last: int) -> str:
        """The same for formulas of the same sheet."""
        return f"{self.columns[key]}${self.top + first}:{self.cell(key, last)}"

    def headings(self, heads: Mapping[str, str], formulas: Mapping[str, str]) -> None:
        """The first two rows: what each column holds, and its formula as it is printed."""
        sheet = self.book.sheets[self.role]
        for key, column in self.columns.items():
            sheet.write_string(f"{column}1", heads[key], self.book.head)
            sheet.write_string(f"{column}2", formulas.get(key, ""), self.book.note)
        sheet.set_column(0, len(self.columns) - 1, 14)
        sheet.freeze_panes(2, 1)

    def write(self, key: str, month: int, formula: str, kind: str, value: object = 0) -> None:
        """A formula in the cell of a month, with the value that a program shows that does not calculate."""
        sheet = self.book.sheets[self.role]
        sheet.write_formula(self.cell(key, month), f"={formula}", self.book.number(kind), value)

    def number_months(self, first: int, last: int) -> None:
        """Write the numbers of the months."""
        for month in range(first, last + 1):
            self.book.sheets[self.role].write_number(f"A{self.top + month}", month, self.book.number("month"))
