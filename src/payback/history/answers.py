"""What people answer to the questions of a file, in either language: understood as the reader takes it, or refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.history import date_parsing
from payback.history.currencies import currency_code
from payback.history.date_bounds import FIRST_DAYS
from payback.history.networks import NETWORK_BY_NAME, NETWORKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

YEARS = range(1990, 2100)
SHORT_YEARS = range(100)
LONGEST_SHOWN = 40
ORDERS = {
    "dmy": "dmy", "mdy": "mdy", "dm": "dmy", "md": "mdy", "jma": "dmy", "mja": "mdy", "jm": "dmy", "mj": "mdy",
    "dma": "dmy", "mda": "mdy", "tmj": "dmy", "day": "dmy", "jour": "dmy", "month": "mdy", "mois": "mdy",
    "dayfirst": "dmy", "monthfirst": "mdy", "jourdabord": "dmy", "moisdabord": "mdy",
}  # fmt: skip
MARKS = {
    ".": ".", "point": ".", "dot": ".", "period": ".", "punkt": ".", "punto": ".", "ponto": ".",
    ",": ",", "comma": ",", "virgule": ",", "komma": ",", "coma": ",", "vírgula": ",",
}  # fmt: skip
PLATFORMS = NETWORK_BY_NAME | {
    "fb": "facebook", "insta": "instagram", "ig": "instagram", "linked in": "linkedin", "li": "linkedin",
    "tik tok": "tiktok", "yt": "youtube", "you tube": "youtube", "google ads": "google_ads", "adwords": "google_ads",
    "google analytics": "ga4", "meta ads": "meta",
}  # fmt: skip
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def understood_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers as the reader of exports takes them; those that it asks nobody about stay as they are.

    Raises:
        PaybackError: ``answer_`` and the name of the question, with what may be answered.
    """
    return {name: _understood(name, answer) if answer else answer for name, answer in answers.items()}


def _understood(name: str, answer: str) -> str:
    if name not in _ANSWERS:
        return answer
    meaning = _ANSWERS[name](" ".join(answer.split()).casefold())
    if not meaning:
        key = f"answer_{name}"
        raise PaybackError(key, answer=answer[:LONGEST_SHOWN], accepted=", ".join(NETWORKS))
    return meaning


def _year(text: str) -> str:
    number = int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else -1
    if len(text) == len("26") and number in SHORT_YEARS:
        number += date_parsing.SHORT_YEAR_BASE
    return str(number) if number in YEARS else ""


def _order(text: str) -> str:
    """``jj/mm/aaaa``, ``D-M-Y`` and the like: the letters, each once."""
    letters = "".join(re.findall(r"[^\W\d_]", text))
    return ORDERS.get(letters) or ORDERS.get(re.sub(r"(.)\1+", r"\1", letters), "")


def _mark(text: str) -> str:
    return MARKS.get(text, "")


def _platform(text: str) -> str:
    name = PLATFORMS.get(text, text.replace(" ", "_"))
    return name if name in FIRST_DAYS else ""


def _period(text: str) -> str:
    """The first and the last day, in a form that means one thing: of a range, a day, or a month."""
    days = ISO.findall(text)
    ends = tuple(days) if len(days) == len(("first", "last")) else date_parsing.split_range(text) or (text, text)
    first, last = (_span(end) for end in ends)
    if first is None or last is None or first[0] > last[1]:
        return ""
    return f"{first[0]} - {last[1]}"


def _span(text: str) -> tuple[date, date] | None:
    part = date_parsing.parse_day(text)
    if part is None or (part.month_day is None and date_parsing.date_order([part]) not in date_parsing.ORDERS):
        return None
    day = part.to_date(date_parsing.date_order([part]))
    return (day, date_parsing.period_end(day, "month" if part.whole_month else "day")) if day else None


_ANSWERS: Mapping[str, Callable[[str], str]] = {
    "year": _year,
    "date_order": _order,
    "currency": currency_code,
    "decimal_mark": _mark,
    "platform": _platform,
    "period": _period,
}
