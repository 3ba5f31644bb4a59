"""What a plan holds beside its assumptions, as links write it and back; a text that is none of it is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING, Any, TypeVar

from payback.model import ASSUMPTIONS, REGIONS, VALUE_STREAMS, Hire
from payback.model.plan.assumptions import SURENESS
from payback.model.plan.checks import is_hire, is_season
from payback.model.plan.plan import CURRENCIES, OBSERVABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LARGEST_TEAM = 5
YEARS = range(2000, 2101)
"""In which a plan may begin."""

NOTHING, RANGES = "none", "ranges"
Given = tuple[str, float, float]
"""A range that somebody gave: of which assumption, and its two ends."""

Row = TypeVar("Row", Given, tuple[str, str])


NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
"""As links write one: neither ``1_000``, which is one to Python alone, nor a word."""


def number(value: float) -> str:
    """A number as a link carries it."""
    return f"{value:.12g}"


def number_in(text: str) -> float:
    """The number that a link carries; not a number (NaN) where it is none."""
    return float(text) if NUMBER.fullmatch(text) else nan


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        return choices[choices.index(text)]

    return read


def _read_streams(text: str) -> tuple[str, ...]:
    wanted = text.split(",")
    if not set(VALUE_STREAMS).issuperset(wanted):
        raise ValueError(text)
    return tuple(stream for stream in VALUE_STREAMS if stream in wanted)


def _read_observed(text: str) -> tuple[str, ...]:
    wanted = text.split(",")
    if not set(OBSERVABLE).issuperset(wanted):
        raise ValueError(text)
    return tuple(name for name in OBSERVABLE if name in wanted)


def _read_start(text: str) -> date:
    day = date.fromisoformat(f"{text}-01")
    if day.year not in YEARS:
        raise ValueError(text)
    return day


def write_hires(hires: tuple[Hire, ...]) -> str:
    """Second and further hires as a link carries them: ``start:effort:salary:months``, the last empty to the end."""
    return ",".join(
        f"{hire.start}:{number(hire.effort)}:{number(hire.salary)}:{'' if hire.months is None else hire.months}"
        for hire in hires
    )


def _read_hires(text: str) -> tuple[Hire, ...]:
    hires = tuple(_read_hire(one) for one in text.split(","))
    if len(hires) >= LARGEST_TEAM or not all(map(is_hire, hires)):
        raise ValueError(text)
    return hires


def _read_hire(text: str) -> Hire:
    start, effort, salary, months = text.split(":")
    return Hire(_whole(start), number_in(effort), number_in(salary), _whole(months) if months else None)


def _whole(text: str) -> int:
    """The whole number in a text; parts of a month are none."""
    value = number_in(text)
    if not value.is_integer():
        raise ValueError(text)
    return int(value)


def _read_season(text: str) -> tuple[float, ...]:
    factors = tuple(map(number_in, text.split(",")))
    if not is_season(factors):
        raise ValueError(text)
    return factors


def _read_ranges(text: str) -> tuple[Given, ...]:
    ranges = []
    for one in text.split(","):
        name, *ends = one.split(":")
        low, high = map(number_in, ends)
        if not -inf < low <= high < inf:
            raise ValueError(text)
        ranges.append((ASSUMPTIONS[name].name, low, high))
    return _each_once(ranges)


def _read_sureness(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [(ASSUMPTIONS[name].name, level) for name, level in (one.split(":") for one in text.split(","))]
    if not set(SURENESS).issuperset(level for _, level in pairs):
        raise ValueError(text)
    return _each_once(pairs)


def _each_once(rows: list[Row]) -> tuple[Row, ...]:
    """What is said of several assumptions, once of each."""
    if len({row[0] for row in rows}) < len(rows):
        raise ValueError(rows)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Shape:
    """How what is no assumption is written into a link (empty: left out), and read from one."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _several(write: Callable[[Any], str], read: Callable[[str], Any]) -> Shape:
    """A shape of several parts; that there are none is written too, lest the reader's own starting plan fill in."""
    return Shape(lambda parts: write(parts) or NOTHING, lambda text: () if text == NOTHING else read(text))


SHAPES: Mapping[str, Shape] = {
    "region": Shape(str, _one_of(REGIONS)),
    "currency": Shape(str, _one_of(CURRENCIES)),
    "streams": _several(",".join, _read_streams),
    "hires": _several(write_hires, _read_hires),
    "season": Shape(lambda season: ",".join(map(number, season)), _read_season),
    "start": Shape(lambda start: f"{start:%Y-%m}" if start else "", _read_start),
    "observed": _several(",".join, _read_observed),
    RANGES: _several(
        lambda ranges: ",".join(f"{name}:{number(low)}:{number(high)}" for name, low, high in ranges), _read_ranges
    ),
    "sureness": _several(lambda pairs: ",".join(":".join(pair) for pair in pairs), _read_sureness),
}
