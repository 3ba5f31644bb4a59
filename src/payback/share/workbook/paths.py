"""What is done, who follows and what is counted month by month: once with the hires, once with nobody hired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import VALUE_STREAMS
from payback.model.activity import FAR, seen
from payback.model.audience import followers
from payback.model.effort import carried
from payback.share.workbook.book import Grid
from payback.share.workbook.formula import monthly_formulas, spreadsheet_formula
from payback.share.workbook.inputs import LETTERS
from payback.wording.formula_text import formulas_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.share.workbook.book import Book

REACH = "MIN(1,reach*(1-reach_decay)^({t}/12)*IF({h}>0,{h}/posts_shown,1)^(-reach_elasticity))"
"""Reach of one post; with nothing posted as with the plan's posts."""


def _printed(source: object, left: str) -> str:
    """The right side of a formula that a function of the model prints."""
    (right,) = (text.partition(" = ")[2] for text in formulas_of(source) if text.startswith(f"{left} = "))
    return right


COMMON: Mapping[str, str] = {
    "E_t": "E0 + sum_j [E_j p_x]",
    "A_t": _printed(carried, "A_t"),
    "h_t": "A_t (1 + E50) / (A_t + E50)",
    "grow_t": "own + (1 - own) h_t",
    "season_t": "f_t / mean(f)",
    "F_t": _printed(followers, "F_t"),
    "posts_t": "Np h_t",
    "r_t": "min(1, r (1 - lambda) ** (t / 12) (posts_t / posts_0) ** (-eps))",
    "V_t": _printed(seen, "V_t"),
}
"""Columns of a path before anything is earned, with their formulas as the method prints them."""

TODAY: Mapping[str, str] = {"A_t": "current_effort", "F_t": "MIN(followers,addressable)", "K_t": "0"}
"""Month 0."""

ALMOST = "0.999999999999"
"""Largest share reached by one post that a stream reads, as in the model."""

POST = ("a_x", "in_x", "speed", "p_x")


class Path:
    """One path: a sheet whose rows are months."""

    def __init__(self, book: Book, role: str, post: Grid) -> None:
        self.book, self.post, self.hired = book, post, role == "hire"
        self.streams = {name: monthly_formulas(stream) for name, stream in VALUE_STREAMS.items()}
        self.texts = dict(COMMON) | {
            column_of(name, left): right for name, sides in self.streams.items() for left, right in sides.items()
        }
        self.grid = Grid(book, role, self.texts)

    def write(self, months: Grid) -> None:
        """Headings, today, and a row a month."""
        words = self.book.words
        heads = {key: words(f"workbook.path_{key}") for key in ("t", *COMMON)} | {
            column_of(name, left): f"{words(f'stream.{name}')}: {words(f'workbook.path_{left}')}"
            for name, sides in self.streams.items()
            for left in sides
        }
        self.grid.headings(heads, {key: f"{key.partition(' ')[0]} = {text}" for key, text in self.texts.items()})
        self.grid.number_months(0, FAR)
        for key in self.texts:
            if today := TODAY.get(key.partition(" ")[0]):
                self.grid.write(key, 0, today, "plain")
            for month in range(1, FAR + 1):
                self.grid.write(key, month, self._formula(key, month, months), "plain")

    def _formula(self, key: str, month: int, months: Grid) -> str:
        special = {"E_t": self._effort, "season_t": self._season, "r_t": self._reach}.get(key)
        if special:
            return special(month, months)
        _, _, stream = key.partition(" ")
        return spreadsheet_formula(self.texts[key], Cells(self.grid, month, stream))

    def _effort(self, month: int, months: Grid) -> str:
        ages = {place: months.sheet_cell(f"x_{place}", month) for place in range(1, 6)} if self.hired else {}
        productive = self.post.span("p_x", 1, FAR)
        done = (f"+IF({age}>0,hire_effort_{place}*INDEX({productive},{age}),0)" for place, age in ages.items())
        return "current_effort" + "".join(done)

    def _season(self, month: int, _: Grid) -> str:
        return f"INDEX(season,MOD(first_month+{self.grid.cell('t', month)}-2,12)+1)/season_mean"

    def _reach(self, month: int, _: Grid) -> str:
        return REACH.format(t=self.grid.cell("t", month), h=self.grid.cell("h_t", month))


def column_of(stream: str, left: str) -> str:
    """The key of a column of a stream: its letter and whose it is."""
    return f"{left} {stream}"


class Cells(dict[str, str]):
    """Where the letters of a month's formulas stand: columns of the path and of the stream, else named cells."""

    def __init__(self, grid: Grid, month: int, stream: str) -> None:
        super().__init__(LETTERS)
        self.grid, self.month, self.stream = grid, month, stream
        if stream:
            self["r_t"] = f"MIN({grid.cell('r_t', month)},{ALMOST})"

    def __missing__(self, letter: str) -> str:
        """A letter of the month, or of one before it."""
        name, _, before = letter.partition("_(")
        if before == "t-lag)":
            t, span = self.grid.cell("t", self.month), self.grid.until(f"{name}_t", 1, self.month)
            return f"IF({t}>sales_cycle,INDEX({span},{t}-sales_cycle),0)"
        key = f"{name}_t" if before else name
        own = column_of(self.stream, key)
        return self.grid.cell(own if own in self.grid.columns else key, self.month - bool(before))


def write_post(book: Book) -> Grid:
    """The sheet of a post from its first month on: who is there, who begins, what is done, as chances.

    The speeds stand from the last month to the first, so that each month's sum runs over two columns side by side.
    """
    grid = Grid(book, "post", POST)
    words = book.words
    grid.headings({key: words(f"workbook.post_{key}") for key in ("t", *POST)}, POST_FORMULAS)
    grid.number_months(1, FAR)
    for x in range(1, FAR + 1):
        t, later = grid.cell("t", x), x > 1
        begin = f"IF({t}-1>vacancy,leave*INDEX({grid.until('a_x', 1, x - 1)},{t}-1-vacancy),0)" if later else "1"
        grid.write("in_x", x, begin, "plain")
        grid.write("a_x", x, f"(1-leave)*{grid.cell('a_x', x - 1)}+{grid.cell('in_x', x)}" if later else "1", "plain")
        k = f"({FAR}-{t})"
        ramp = f"IF(ramp_months>0,MIN(1,ramp_start+(1-ramp_start)*{k}/MAX(ramp_months,0.000000001)),1)"
        grid.write("speed", x, f"(1-leave)^{k}*{ramp}", "plain")
        joined, speeds = grid.until("in_x", 1, x), grid.span("speed", FAR + 1 - x, FAR)
        grid.write("p_x", x, f"SUMPRODUCT({joined},{speeds})", "plain")
    return grid


POST_FORMULAS: Mapping[str, str] = {
    "a_x": "a_x = (1 - leave) a_(x-1) + in_x",
    "in_x": "in_x = leave a_(x-1-gap)",
    "speed": f"(1 - leave) ** k ramp(k), k = {FAR} - x",
    "p_x": "p_x = sum_k [in_(x-k) (1 - leave) ** k ramp(k)]",
}
