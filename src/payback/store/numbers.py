"""Numbers as people write them, in SQL: which decimal mark a column has, and its cells as numbers."""

from __future__ import annotations

from dataclasses import dataclass

SPACES = "\u00a0\u202f\u2009\u2007\u2060\ufeff"
APOSTROPHES = "'’"
NOTHING = ("", "-", "--", "—", "–", "nan", "n/a", "na", "#n/a", "undefined", "unknown", "null", "none", "(not set)")
"""What platforms write where they measured nothing; compared in lower case."""

COMMA, POINT, EITHER = ",", ".", ""


@dataclass(frozen=True, slots=True)
class Marks:
    """How often each way of writing occurs in one column.

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
    def sure(self) -> str:
        """The decimal mark that the cells prove; empty when they prove none. Contradicting cells are kept out later."""
        if self.comma == self.point:
            return EITHER
        return COMMA if self.comma > self.point else POINT

    @property
    def ambiguous(self) -> bool:
        """Whether some cell means one thing with a comma as decimal mark and another with a point."""
        return self.comma_or_group + self.point_or_group > 0


def plain(cell: str) -> str:
    """SQL for a cell without the spaces and apostrophes that group digits."""
    return f"translate({cell}, '−{SPACES}{APOSTROPHES.replace(chr(39), chr(39) * 2)}', '-')"


def nothing(cell: str) -> str:
    """SQL: the cell says that there is no figure."""
    words = ", ".join(f"'{word}'" for word in NOTHING)
    return f"({cell} is null or lower(trim({plain(cell)})) in ({words}) or starts_with(trim({cell}), '<'))"


def evidence(cell: str) -> str:
    """SQL for the four counts of `Marks` over a column."""
    text = f"trim({plain(cell)}, ' $€£%')"

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


def number(cell: str, mark: str, *, money: bool) -> str:
    """SQL for a cell as a double, or null when it is not a number in this way of writing."""
    fast = _number(f"trim({plain(cell)})", mark)
    if not money:
        return fast
    bare = f"trim(regexp_replace({plain(cell)}, '(CA|US|C)?[$€£]|\\b[A-Z]{{3}}\\b', '', 'g'))"
    return f"coalesce({fast}, {_number(bare, mark)})"


def _number(text: str, mark: str) -> str:
    """Digits grouped by spaces, or by the sign that is not the decimal mark, in threes; anything else is no number."""
    if mark == EITHER:
        grouped = rf"regexp_full_match({text}, '[-+]?\d{{1,3}}([.,]\d{{3}})+')"
        value = (
            f"case when contains({text}, ',') or contains({text}, '.') then "
            f"case when {grouped} then try_cast(translate({text}, '.,', '') as double) end "
            f"else {_digits(text)} end"
        )
    else:
        group = "," if mark == POINT else "."
        sign, decimal = ("," if group == "," else r"\."), (r"\." if mark == POINT else ",")
        pattern = rf"[-+]?\d{{1,3}}({sign}\d{{2}})*{sign}\d{{3}}({decimal}\d+)?"
        single = text if mark == POINT else f"replace({text}, ',', '.')"
        whole = f"replace(replace({text}, '{group}', ''), '{mark}', '.')"
        value = (
            f"case when contains({text}, '{group}') then "
            f"case when regexp_full_match({text}, '{pattern}') then try_cast({whole} as double) end "
            f"else {_digits(single)} end"
        )
    return f"({value})"


def _digits(text: str) -> str:
    """A text without grouping signs as a double; ``1 234`` with plain spaces only in groups of three."""
    spaced = (
        rf"case when regexp_full_match({text}, '[-+]?\d{{1,3}}( \d{{3}})+(\.\d+)?') then replace({text}, ' ', '') end"
    )
    safe = f"case when contains({text}, ' ') then {spaced} when contains({text}, '_') then null else {text} end"
    return f"try_cast({safe} as double)"
