"""A reader of docs/method.md that knows nothing of the code: its tables, and its formulas as something to work out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from math import floor, inf
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import CodeType

    Names: TypeAlias = dict[str, Any]

SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
CHARGES = re.compile(r"^\*\*.+ \(`(\w+)`\), in force since \w+ \d+, (\d{4})\*\*$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
NUMBER = re.compile(r"([\d,]+(?:\.\d+)?)(%?)")
SUM = re.compile(r"sum_(\w) \[(.+?)\](?= |$)")
PRODUCT = re.compile(r"(?<=[\w)]) +(?=[\w(])")
OTHER_MONTHS = {
    "_(t-1)": "_before",
    "_(t-lag)": "_lagged",
    "_(x-1-gap)": "_when_they_left",
    "_(x-1)": "_before",
    "_(x-k)": "_when_they_came",
}
"""What a value of another month is called."""

WORDS: Names = {"min": min, "max": max, "floor": floor, "__builtins__": {}}


def number(text: str) -> float:
    """The first number of a text; a percentage as a fraction."""
    found = NUMBER.search(text)
    assert found, text
    value = Decimal(found[1].replace(",", ""))
    return float(value / 100 if found[2] else value)


@dataclass(frozen=True)
class Row:
    """A line of the tables of assumptions."""

    symbol: str
    default: float
    ends: tuple[float, float] | None
    bounds: tuple[float, float]
    shape: str
    unit: str


class Document:
    """The text of docs/method.md."""

    def __init__(self, text: str) -> None:
        titles = SECTION.split(text)
        self.sections = dict(zip(titles[1::2], titles[2::2], strict=True))

    @cached_property
    def assumptions(self) -> Mapping[str, Row]:
        """Every assumption by its name in plans."""
        tables = [body for title, body in self.sections.items() if title.startswith("Assumptions: ")]
        return dict(_assumption(cells) for body in tables for cells in rows(body))

    @cached_property
    def formulas(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Right sides of the formulas by section and left side."""
        return {title: _formulas(body) for title, body in self.sections.items()}

    @cached_property
    def charges(self) -> Mapping[str, Sequence[tuple[int, Sequence[Sequence[str]]]]]:
        """Year and lines of every table of charges, by region, in the order of the text."""
        parts = CHARGES.split(self.sections["Employer charges"])
        tables: dict[str, list[tuple[int, Sequence[Sequence[str]]]]] = {}
        for region, year, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            tables.setdefault(region, []).append((int(year), rows(body)))
        return tables

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, str]]:
        """What a plan holds beside assumptions: what is said of it, and its default."""
        written = rows(self.sections["How a plan is written"])
        return {name.strip("`"): (says, default.strip("`")) for name, says, default, _ in written}

    @cached_property
    def streams(self) -> Mapping[str, str]:
        """Titles of the value streams' sections, by their names in plans."""
        return dict(re.findall(r"`(\w+)` \((Value: .+?)\)(?:,| *$)", self.forms["streams"][0]))

    @cached_property
    def widths(self) -> Mapping[str, float]:
        """What each level of sureness does to a range."""
        levels = re.findall(r"`(\w+)` ([\d.]+)", self.forms["sureness"][0])
        return {level: float(width) for level, width in levels}

    def decimals(self, name: str) -> int:
        """Decimals that the value of an assumption is kept to."""
        said = self.sections["How a plan is written"]
        places = re.search(
            r"money to (\d) decimals, shares to (\d), all else to (\d), and to whole numbers (.+?)\.", said
        )
        assert places
        if f"`{name}`" in places[4]:
            return 0
        unit = self.assumptions[name].unit
        return int(places[1] if unit == "$" else places[2] if unit == "%" else places[3])


def rows(body: str) -> Sequence[Sequence[str]]:
    """Cells of the tables of a text, without their heads."""
    lines = [line.strip()[2:-2].split(" | ") for line in body.replace("|  |", "|   |").splitlines() if line[:2] == "| "]
    return [[cell.strip() for cell in cells] for cells in lines if set(cells[0]) != {"-"}][1:]


def _assumption(cells: Sequence[str]) -> tuple[str, Row]:
    symbol, name, default, ends, bounds, shape, *_ = cells
    low, high = (number(end) for end in bounds.split(" to "))
    between = (number(ends.split(" to ")[0]), number(ends.split(" to ")[1])) if ends else None
    unit = "$" if "$" in default else "%" if "%" in default else ""
    return CODE.findall(name)[0], Row(symbol.strip("`"), number(default), between, (low, high), shape, unit)


def _formulas(body: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for formula in (span for line in body.splitlines() if line[:2] == "| " for span in CODE.findall(line)):
        left, equals, right = formula.partition(" = ")
        if equals:
            found.setdefault(left, []).append(right)
    return found


def value(formula: str, names: Names, more: Names) -> Any:  # noqa: ANN401 - what a formula gives depends on its names
    """What a formula gives; ``sum_x [...]`` runs over the names that ``sum_x`` lists."""
    code, sums = _parsed(formula)
    if sums:
        more = dict(more)
        for part, over, body in sums:
            more[part] = sum(eval(body, names, {**more, **each}) for each in more[over])  # noqa: S307 - our own document
    return eval(code, names, more)  # noqa: S307


@cache
def _parsed(formula: str) -> tuple[CodeType, Sequence[tuple[str, str, CodeType]]]:
    """A formula as code, and the sums in it: what stands for each, what it runs over, its body."""
    sums = [(f"part_{place}", f"sum_{over}", _code(body)) for place, (over, body) in enumerate(SUM.findall(formula))]
    for part, _, _ in sums:
        formula = SUM.sub(part, formula, count=1)
    return _code(formula), sums


def _code(formula: str) -> CodeType:
    """The formula with its unwritten products, one letter for a value of the month before, and Python's brackets."""
    text = formula.replace("[", "(").replace("]", ")")
    for written, name in OTHER_MONTHS.items():
        text = text.replace(written, name)
    text = PRODUCT.sub(" * ", re.sub(r"\blambda\b", "lambda_", text))
    return compile(text.strip(), formula, "eval")


def charge(cells: Sequence[str], paid: float, payroll: float, share: float) -> float:
    """One line of a table of charges on what is paid in a year; limits are cut to a share of full time."""
    _, rate, floor_, ceiling = cells
    if formula := CODE.search(rate):
        return _reduction(formula[1], rate, paid, payroll, share) if 0 < paid < number(ceiling) * share else 0.0
    portion, rest = _rate(rate, payroll)
    above = re.search(r"where more than (\S+) is paid", floor_)
    if paid <= (number(above[1]) * share if above else 0):
        return 0.0
    low, high = number(floor_) * share, number(ceiling) * share if ceiling else inf
    base = number(rest) if rest.startswith(" of ") else max(min(paid, high) - low, 0)
    return portion * base


def _reduction(formula: str, rate: str, paid: float, payroll: float, share: float) -> float:
    wage = number(rate.split("wage = ")[1]) * share
    most, _ = _rate(rate.split("D = ")[1], payroll)
    return float(paid * value(formula, WORDS | {"wage": wage, "D": most, "Y_j": max(paid, wage)}, {}))


def _rate(text: str, payroll: float) -> tuple[float, str]:
    """A rate for a payroll, and what the text says after it."""
    if found := re.match(r"(\S+%) up to a payroll of (\S+), (\S+%) from (\S+), between them in a straight line", text):
        low, start, high, end = map(number, found.groups())
        way = min(max((payroll - start) / (end - start), 0), 1)
        return low + (high - low) * way, text[found.end() :]
    if found := re.match(r"(\S+%); (\S+%) (from|above) a payroll of (\S+)", text):
        limit = number(found[4])
        reached = payroll > limit if found[3] == "above" else payroll >= limit
        return number(found[2] if reached else found[1]), text[found.end() :]
    found = re.match(r"\S+%", text)
    assert found, text
    return number(found[0]), text[found.end() :]
