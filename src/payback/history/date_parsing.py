"""Days as people and platforms write them: in eight languages, in three orders, with or without a year or a clock."""

# ruff: noqa: PLR2004 - digits of a day and a year, months of a year

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MONTH_NAMES = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "януари февруари март април май юни юли август септември октомври ноември декември",
)
CLOCK = re.compile(
    r"[\sT,]*(?:à|at|às|um)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?.*$", re.IGNORECASE
)
HOURS = re.compile(r"[\s,]*(?:à\s*)?\b\d{1,2}\s*h(?:\s*\d{2})?\b.*$", re.IGNORECASE)
EAST_ASIAN = str.maketrans({"年": "-", "月": "-", "日": None})
NUMERIC = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})\.?$")
COMPACT = re.compile(r"(19|20)(\d{2})([01]\d)([0-3]\d)$")
MONTH_ONLY = re.compile(r"(\d{4})[-/.](\d{1,2})$")
SERIAL = re.compile(r"(3[6-9]\d{3}|[45]\d{4})(?:[.,]\d+)?$")
SERIAL_START = date(1899, 12, 30)
WORD = re.compile(r"[^\W\d_]+")
ORDERS = ("mdy", "dmy")
"""In which month and day stand in a purely numeric day."""

SHORT_YEAR_BASE = 2000
LONGEST_TEXT = 80


def fold_accents(text: str) -> str:
    """Lower case without accents."""
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(character)
    )


def _month_numbers() -> dict[str, int]:
    numbers_of: dict[str, set[int]] = {}
    for language in MONTH_NAMES:
        for number, name in enumerate(language.split(), start=1):
            plain = fold_accents(name)
            for length in range(3, len(plain) + 1):
                numbers_of.setdefault(plain[:length], set()).add(number)
    return {name: numbers.pop() for name, numbers in numbers_of.items() if len(numbers) == 1}


MONTH_NUMBERS = _month_numbers() | {"jan": 1, "mar": 3, "jun": 6, "jul": 7, "sept": 9}


@dataclass(frozen=True, slots=True)
class DayParts:
    """The parts of a written day.

    Attributes:
        first: Leading number of a purely numeric day without a leading year: day or month.
        second: The number after it.
        month_day: Month and day, when the text says which is which.
        year: None when the text has none.
        whole_month: Only a month is named.
    """

    year: int | None
    month_day: tuple[int, int] | None = None
    first: int = 0
    second: int = 0
    whole_month: bool = False

    def to_date(self, order: str, year: int | None = None) -> date | None:
        """The day, reading numeric parts in ``order`` (``mdy`` or ``dmy``); None when there is no such day."""
        year = self.year or year
        month, day = self.month_day or ((self.first, self.second) if order == "mdy" else (self.second, self.first))
        try:
            return date(year or 0, month, day)
        except ValueError:
            return None


def without_clock(text: str) -> str:
    """The part of a moment that names its day."""
    return CLOCK.sub("", text.strip()) if ":" in text else HOURS.sub("", text.strip())


def parse_day(text: str) -> DayParts | None:
    """The parts of one written day; None when it is not a day."""
    if len(text) > LONGEST_TEXT:
        return None
    plain = without_clock(text.translate(EAST_ASIAN))
    for pattern, read in ((COMPACT, _parse_compact), (NUMERIC, _parse_numeric), (MONTH_ONLY, _parse_year_month)):
        if match := pattern.match(plain):
            return read(match)
    return _parse_named(fold_accents(plain))


def parse_serial_day(text: str) -> DayParts | None:
    """A day as spreadsheets count it (``45744``, with the clock as a fraction); None when it is no such number.

    Only for cells of a column of days: elsewhere any number would be one.
    """
    match = SERIAL.match(text.strip())
    day = SERIAL_START + timedelta(days=int(match[1])) if match else None
    return DayParts(day.year, (day.month, day.day)) if day else None


def _parse_compact(match: re.Match[str]) -> DayParts:
    return DayParts(int(match[1] + match[2]), (int(match[3]), int(match[4])))


def _parse_year_month(match: re.Match[str]) -> DayParts:
    return DayParts(int(match[1]), (int(match[2]), 1), whole_month=True)


def _parse_numeric(match: re.Match[str]) -> DayParts | None:
    first, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        return DayParts(int(first), (int(second), int(third)))
    if len(first) <= 2 and len(third) in {2, 4}:
        year = int(third) + (SHORT_YEAR_BASE if len(third) == 2 else 0)
        return DayParts(year, first=int(first), second=int(second))
    return None


def _parse_named(plain: str) -> DayParts | None:
    months = [MONTH_NUMBERS[word] for word in WORD.findall(plain) if word in MONTH_NUMBERS]
    numbers = re.findall(r"\d+", plain)
    if not months or not numbers or len(numbers) > 2 or len(WORD.findall(plain)) > 5:
        return None
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if years and not days:
        return DayParts(years[0], (months[-1], 1), whole_month=True)
    if len(days) == 2:
        return DayParts(SHORT_YEAR_BASE + days[1], (months[-1], days[0]))
    return DayParts(years[0] if years else None, (months[-1], days[0])) if days else None


def date_order(days: Sequence[DayParts]) -> str:
    """Decide by the whole column whether the day or the month stands first.

    Returns:
        ``mdy`` or ``dmy``; empty when the days leave it open; ``mixed`` when some fit only one order and some only
        the other.
    """
    numeric = [parts for parts in days if parts.month_day is None]
    day_first = any(parts.first > 12 for parts in numeric)
    month_first = any(parts.second > 12 for parts in numeric)
    if day_first or month_first:
        return "mixed" if day_first and month_first else "dmy" if day_first else "mdy"
    if all(parts.first == parts.second for parts in numeric):
        return "mdy"
    steps = {order: _consecutive_days(numeric, order) for order in ORDERS}
    best = max(steps, key=steps.__getitem__)
    clear = steps[best] >= 2 and steps[best] > 2 * min(steps.values())
    return best if clear else ""


def _consecutive_days(numeric: Iterable[DayParts], order: str) -> int:
    """How many days have a neighbour one day later."""
    days = sorted({day for parts in numeric if (day := parts.to_date(order))})
    return sum(day_after - day_before == timedelta(days=1) for day_before, day_after in pairwise(days))


def period_end(day: date, grain: str) -> date:
    """Last day of the week or month that begins on ``day``; the day itself for any other grain."""
    if grain == "week":
        return min(day, date.max - timedelta(days=6)) + timedelta(days=6)
    if grain == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def split_range(text: str) -> tuple[str, str] | None:
    """The two days of a written range (``2024-03-01 - 2024-03-11``), or None."""
    if len(text) > LONGEST_TEXT:
        return None
    for dash in (" - ", " – ", " — ", " to ", " au ", " a "):
        first, separator, second = text.partition(dash)
        if separator and parse_day(first) and parse_day(second):
            return first.strip(), second.strip()
    return None


def infer_years(days: Sequence[DayParts], last_year: int) -> list[date] | None:
    """Years for days written without one, in the rows' order, when each day is one after (or before) its neighbour.

    Several rows of one day stand together.

    Args:
        days: Of the rows.
        last_year: Year of the latest row.

    Returns:
        One date a row; None when days are missing, come again later, or do not exist.
    """
    keys = [parts.month_day for parts in days if parts.month_day]
    if len(keys) != len(days) or not keys:
        return None
    for latest_last in (True, False):
        rows = _walk_back(keys[::-1] if latest_last else keys, last_year)
        if rows is not None:
            return rows[::-1] if latest_last else rows
    return None


def _walk_back(keys: Sequence[tuple[int, int]], year: int) -> list[date] | None:
    try:
        day = date(year, *keys[0])
    except ValueError:
        return None
    rows = [day]
    for before, key in pairwise(keys):
        day -= timedelta(days=int(key != before))
        if (day.month, day.day) != key:
            return None
        rows.append(day)
    return rows
