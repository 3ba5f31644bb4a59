"""Numbers as people write them, in SQL: which decimal mark a column has, and its cells as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from payback.sql.queries import literal

DIGIT_SPACES = "\u00a0\u202f\u2009\u2007\u2060\ufeff"
APOSTROPHES = "''’"  # the first is doubled for SQL
MINUS_SIGNS = "−‒–"
"""That typographers write in the place of a hyphen."""

HYPHENS = "-" * len(MINUS_SIGNS)
SIGNS = "$€£"
CODES = r"([A-Z]{3}|CA|US|AU|NZ|HK|MX|SG|C|R|A|S)"
"""What stands beside a sign of money, before or after; never the K and M of thousands and millions."""

NO_FIGURE = (
    "",
    "-",
    "--",
    "—",
    "–",
    "nan",
    "n/a",
    "na",
    "#n/a",
    "undefined",
    "unknown",
    "null",
    "none",
    "(not set)",
    "nd",
    "n.d.",
    "n/d",
    "s.o.",
    "s/o",
    "not available",
    "non disponible",
    "indisponible",
)
"""What platforms write where they measured nothing; compared in lower case."""

NO_FIGURE_OPENINGS = " −‒<-—–#(nNuUsSiI" + DIGIT_SPACES + APOSTROPHES
"""What such a cell can begin with: a cell that begins otherwise is not compared with the words, which takes long."""

GROUP_SPACES = "\u202f\u00a0"
"""Spaces that people's own settings put between groups of digits, the commonest first."""

COMMA, POINT, UNDECIDED = ",", ".", ""
WHOLE = "try_cast({0} as decimal(18, 0))::bigint"
"""SQL that reads a whole number; a cast to a bigint by itself would take ``0x1F`` for one."""


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """How often each way of writing a number occurs in one column.

    Attributes:
        comma: Cells that only a decimal comma explains.
        point: Cells that only a decimal point explains.
        comma_or_group: Cells like ``1,234``.
        point_or_group: Cells like ``1.234``.
    """

    comma: int
    point: int
    comma_or_group: int
    point_or_group: int

    @property
    def proven(self) -> str:
        """The decimal mark that the cells prove; empty when they prove none. Contradicting cells are rejected later."""
        if self.comma == self.point:
            return UNDECIDED
        return COMMA if self.comma > self.point else POINT

    @property
    def ambiguous(self) -> bool:
        """Whether some cell means one thing with a comma as decimal mark and another with a point."""
        return self.comma_or_group + self.point_or_group > 0


def is_blank(cell: str) -> str:
    """SQL: nothing but spaces stands there; what sorts after a space is not trimmed to see it."""
    return f"({cell} is null or {cell} < '!' and trim({cell}) = '')"


def begins_with_any(cell: str, signs: str) -> str:
    """SQL: an empty cell, or one that begins with one of these signs. A list, since ``in`` would become a join."""
    return f"list_contains({sorted({-1, *map(ord, signs)})}, unicode({cell}))"


def ends_with_any(cell: str, signs: str) -> str:
    """SQL: a cell that ends with one of these signs."""
    return " or ".join(f"ends_with({cell}, {literal(sign)})" for sign in dict.fromkeys(signs))


def ungrouped(cell: str, signs: str = "") -> str:
    """SQL for a cell without the spaces and apostrophes that group digits, and without these signs."""
    return f"translate({cell}, '{MINUS_SIGNS}{DIGIT_SPACES}{APOSTROPHES}{signs}', '{HYPHENS}')"


def worked_out_once(value: str, name: str, expression: str) -> str:
    """SQL for an expression that names a value several times.

    Written out at each of its places, it would be planned and worked out anew there.
    """
    return f"list_transform([{value}], lambda {name}: {expression})[1]"


def no_figure(cell: str) -> str:
    """SQL: the cell says that nothing was measured. A list, since ``in`` would become a join over all rows."""
    words = ", ".join(f"'{word}'" for word in NO_FIGURE)
    is_word = f"list_contains([{words}], lower(trim({ungrouped(cell)}))) or starts_with(trim({cell}), '<')"
    return f"({cell} is null or {begins_with_any(cell, NO_FIGURE_OPENINGS)} and ({is_word}))"


def mark_counts(cell: str) -> str:
    """SQL for the four counts of `MarkCounts` over a column."""
    text = f"regexp_replace({ungrouped(cell)}, '^[-( A-Z$€£]+|[- %)A-Z$€£]+$', '', 'g')"

    def count(mark: str, pattern: str) -> str:
        return f"count(*) filter (contains({cell}, '{mark}') and regexp_matches({text}, '{pattern}'))"

    return ", ".join(
        (
            count(",", r"(,\d{1,2}|,\d{4,}|^[-+]?0,\d+|\.\d{3},\d+|\d{4},\d+)$") + " + "
            + count(".", r"\.\d{3}\.\d{3}"),
            count(".", r"(\.\d{1,2}|\.\d{4,}|^[-+]?0?\.\d+|,\d{3}\.\d+|\d{4}\.\d+)$") + " + "
            + count(",", r",\d{2,3},\d{3}"),
            count(",", r"^[-+]?[1-9]\d{0,2},\d{3}$"),
            count(".", r"^[-+]?[1-9]\d{0,2}\.\d{3}$"),
        )
    )  # fmt: skip


def plain_number(cell: str, mark: str, groups: str, *, whole: bool) -> str:
    """SQL that reads what nearly every cell is: digits, with at most a decimal mark; null for any other cell.

    The cheapest reading there is, and `simple_number` agrees with it: ``replace`` costs a fifth of ``translate``, and
    where a sign is out of its place the cast fails by itself. Only a point that is no decimal mark has to be looked
    for.

    Args:
        cell: A text column.
        mark: Its decimal mark.
        groups: Signs out of `GROUP_SPACES` that its cells use between groups of digits.
        whole: Whether it holds whole numbers.
    """
    digits = reduce(lambda text, sign: f"replace({text}, '{sign}', '')", groups, cell)
    if whole:
        return f"case when not contains({cell}, '.') then {WHOLE.format(digits)} end"
    if mark == POINT:
        return f"try_cast({digits} as double)"
    digits = f"replace({digits}, ',', '.')" if mark == COMMA else digits
    return f"case when not contains({cell}, '.') then try_cast({digits} as double) end"


def simple_number(cell: str, mark: str, *, whole: bool, money: bool) -> str:
    """SQL that reads what most other cells are: digits with a sign of money or an odd minus; null for any other cell.

    Whole numbers come as bigint and must have no mark at all, since the cast would round ``12.5`` silently.
    """
    other_marks = (" ", COMMA, POINT) if whole else tuple(sign for sign in (" ", COMMA, POINT) if sign != mark)
    has_other_mark = " or ".join(f"contains({cell}, '{sign}')" for sign in other_marks)
    signs = f"{MINUS_SIGNS}{DIGIT_SPACES}{APOSTROPHES}{SIGNS if money else ''}"
    own, point = ("", "") if whole or not mark else (mark, POINT)
    text = f"translate({cell}, '{own}{signs}', '{point}{HYPHENS}')"
    number = WHOLE.format(text) if whole else f"try_cast({text} as double)"
    return f"case when not ({has_other_mark}) then {number} end"


def formatted_number(cell: str, mark: str, *, whole: bool, money: bool) -> str:
    """SQL that reads every other way of writing a number that the column's decimal mark allows; null for no number."""
    text = f"trim({ungrouped(cell, SIGNS if money else '')})"
    text = f"regexp_replace(regexp_replace({text}, '^\\((.*)\\)$|^([^-].*)-$', '-\\1\\2'), '^-\\s+', '-')"
    value = _grouped_number("digits", mark)
    if money:
        amount = f"trim(regexp_replace(digits, '^{CODES}\\s*|\\s*{CODES}$', '', 'g'))"
        value = f"coalesce({value}, {worked_out_once(amount, 'amount', _grouped_number('amount', mark))})"
    value = worked_out_once(text, "digits", value)
    rounded = "case when value = trunc(value) then try_cast(value as bigint) end"
    return worked_out_once(value, "value", rounded) if whole else value


def _grouped_number(text: str, mark: str) -> str:
    """Digits grouped by spaces, or by the sign that is not the decimal mark, in threes; anything else is no number."""
    spaced = rf"regexp_full_match({text}, '[-+]?\d{{1,3}}( \d{{3}})+([.,]\d+)?')"
    if mark == UNDECIDED:
        grouped = rf"regexp_full_match({text}, '[-+]?\d{{1,3}}([.,]\d{{3}})+')"
        plain = rf"regexp_full_match({text}, '[-+]?\d+')"
        ungrouped_text = f"when {spaced} or {plain} then replace({text}, ' ', '')"
        value = f"case when {grouped} then translate({text}, '.,', '') {ungrouped_text} end"
        return f"try_cast({value} as double)"
    group = COMMA if mark == POINT else POINT
    threes = rf"\d{{1,3}}([{group}]\d{{3}})+|\d{{1,2}}([{group}]\d{{2}})+[{group}]\d{{3}}"
    pattern = rf"[-+]?({threes})([{mark}]\d+)?"
    plain_text = rf"regexp_full_match({text}, '[-+]?\d*[{mark}]?\d+([eE][-+]?\d+)?')"
    return (
        f"try_cast(case when regexp_full_match({text}, '{pattern}') then translate({text}, '{mark}{group}', '.') "
        f"when {spaced} or {plain_text} then translate({text}, '{mark} ', '.') end as double)"
    )
