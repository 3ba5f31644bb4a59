"""What each figure is: one name and one definition, for labels, headings, tooltips and the method page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.i18n import Words


@dataclass(frozen=True, slots=True)
class Definition:
    """The parts of a definition; figures of one thing that agree in all of them are equal.

    Attributes:
        of: What is measured.
        case: The likely case, all futures or what one of ten lies below or above.
        money: Discounted or not; empty where it is no sum of money.
        span: From when to when.
    """

    of: str
    case: Literal["likely", "mean", "share", "low", "high"]
    money: Literal["", "added_up", "present"]
    span: Literal["today", "horizon", "until", "month", "first_year", "afterwards"]


GLOSSARY: Mapping[str, Definition] = {
    "payback": Definition("payback", "likely", "", "today"),
    "hard": Definition("payback_of_hard_money", "likely", "", "today"),
    "chance": Definition("back", "share", "", "horizon"),
    "net": Definition("net", "likely", "added_up", "until"),
    "present": Definition("net", "likely", "present", "horizon"),
    "expected": Definition("net", "mean", "present", "horizon"),
    "together": Definition("net", "mean", "present", "horizon"),
    "adds": Definition("added", "mean", "present", "horizon"),
    "low": Definition("added", "low", "present", "horizon"),
    "high": Definition("added", "high", "present", "horizon"),
    "hole": Definition("hole", "likely", "added_up", "horizon"),
    "hole_high": Definition("hole", "high", "added_up", "horizon"),
    "cost": Definition("cost", "likely", "", "month"),
    "first_year": Definition("cost", "likely", "added_up", "first_year"),
    "value": Definition("value", "likely", "", "month"),
    "stream_total": Definition("value", "likely", "added_up", "horizon"),
    "left": Definition("left", "likely", "present", "afterwards"),
    "knowing": Definition("knowing", "mean", "present", "horizon"),
    "doubt": Definition("doubt", "share", "", "horizon"),
    "waiting": Definition("waiting", "mean", "present", "horizon"),
}
"""Every figure of the pages that has a name, by the key of its words."""


def name_of(figure: str, words: Words) -> str:
    """What a figure is called, everywhere."""
    return words(f"glossary.name.{figure}")


def headings(columns: Iterable[str], words: Words, table: str, **facts: object) -> tuple[str, ...]:
    """Headings of a table: a figure's name, or what a column that holds none is called there."""
    return tuple(
        name_of(column, words) if column in GLOSSARY else words(f"{table}.column_{column}", **facts)
        for column in columns
    )


def case_of(figure: str, words: Words) -> tuple[str, str, str]:
    """Case, discounting and time of a figure in words; empty where there is nothing to say."""
    row = GLOSSARY[figure]
    money = words(f"glossary.money.{row.money}") if row.money else ""
    return words(f"glossary.case.{row.case}"), money, words(f"glossary.span.{row.span}")


def definition_of(figure: str, words: Words) -> str:
    """What a figure is, in a sentence."""
    parts = "; ".join(part for part in case_of(figure, words) if part)
    return words("glossary.definition", what=words(f"glossary.what.{figure}"), parts=parts)


def definitions(words: Words) -> Mapping[str, str]:
    """The sentence of each figure, by its name."""
    return {name_of(figure, words): definition_of(figure, words) for figure in GLOSSARY}
