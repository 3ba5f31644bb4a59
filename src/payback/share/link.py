"""A plan as the query of a link, and back: every value and the version of the scheme, and nothing can break it.

A link that left out what equals a default would change its meaning on the day a default changes. Whatever a link
holds that no plan can hold is put right and noted; nothing is believed and nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import inf, isclose, isfinite
from typing import Any, TypeVar
from urllib.parse import urlencode

from payback.model import ASSUMPTIONS, REGIONS, VALUE_STREAMS, Hire, Plan
from payback.model.plan.assumptions import SURENESS
from payback.model.plan.checks import is_hire, is_season
from payback.model.plan.plan import CURRENCIES, OBSERVABLE, changed
from payback.share.versions import VERSION, unsaid

LARGEST_TEAM = 5
YEARS = range(2000, 2101)
"""In which a plan may begin."""

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
"""As a link writes one."""

NOTHING = "none"
OURS = frozenset({"v", "lang", "board", "own", "embed", "embed_options"})
"""Parameters that are no part of a plan: version, language, choice of controls, whose plan it is; Streamlit's two."""

TRACKING = (
    "utm_", "mc_", "fbclid", "gclid", "gbraid", "wbraid", "msclkid", "dclid", "yclid", "igshid", "ttclid", "li_fat_id",
    "_ga", "_gl",
)  # fmt: skip
"""How the parameters begin that mail programs and networks add to any link: they mean nothing, and nothing is said."""


@dataclass(frozen=True, slots=True)
class LinkNote:
    """Something in a link that was put right or left out.

    Attributes:
        key: Sentence below ``link.`` in the catalogues.
        facts: What it names; ``name`` is an assumption's, in the words of links.
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


Params = Mapping[str, str]
Row = TypeVar("Row", tuple[str, float, float], tuple[str, str])
Read = tuple[Any, LinkNote | None]
"""A value (None: none to be had) and what there is to tell about it."""


def encode(plan: Plan, lang: str) -> str:
    """The query of a link, without the question mark: every value of the plan, the language and the version."""
    params = {"v": str(VERSION), "lang": lang} | _texts(plan)
    return "&".join(_pair(name, text) for name, text in params.items() if text)


def written(plan: Plan, base: Plan) -> dict[str, str]:
    """The parameters of a plan that differ from those of a base, which both ends know."""
    before = _texts(base)
    return {name: text for name, text in _texts(plan).items() if text and text != before[name]}


def _texts(plan: Plan) -> dict[str, str]:
    """Every value of a plan as a link carries it, by its name there."""
    numbers = {name: _number(getattr(plan, name)) for name in ASSUMPTIONS}
    return numbers | {name: shape.write(getattr(plan, name)) for name, shape in _SHAPES.items()}


@lru_cache(maxsize=1_024)
def _pair(name: str, text: str) -> str:
    """One value of a query; all but one are the same again when a slider moves."""
    return urlencode({name: text}, safe=":,.")


def decode(params: Params, base: Plan) -> tuple[Plan, tuple[LinkNote, ...]]:
    """The plan of a link, over a base for what it leaves out, and everything that had to be put right."""
    notes = [_version(params.get("v", str(VERSION)))]
    values: dict[str, object] = {}
    for name, text in params.items():
        if name in ASSUMPTIONS:
            value, note = _assumption(name, text)
        elif name in _SHAPES:
            value, note = _shaped(name, text)
        else:
            value, note = None, None if _is_silent(name) else LinkNote("unknown", {"name": name[:40]})
        notes.append(note)
        if value is not None:
            values[name] = value
    return changed(base, unsaid(params, values) | values), tuple(note for note in notes if note)


def _is_silent(name: str) -> bool:
    return name in OURS or name.lower().startswith(TRACKING)


def _version(text: str) -> LinkNote | None:
    known = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= VERSION
    return None if known else LinkNote("version", {"version": text[:10], "known": VERSION})


def _assumption(name: str, text: str) -> Read:
    row = ASSUMPTIONS[name]
    try:
        value = float(text)
    except ValueError:
        return None, LinkNote("not_a_number", {"name": name})
    if not isfinite(value):
        return None, LinkNote("not_a_number", {"name": name})
    taken = row.kept(value)
    if not row.minimum <= value <= row.maximum:
        return taken, LinkNote("out_of_range", {"name": name, "asked": value, "taken": taken})
    if not isclose(value, taken, rel_tol=1e-9, abs_tol=1e-9):
        return taken, LinkNote("rounded", {"name": name, "asked": text[:20], "taken": taken})
    return taken, None


def _shaped(name: str, text: str) -> Read:
    with suppress(ValueError, KeyError):
        return _SHAPES[name].read(text), None
    if name == "start" and MONTH.fullmatch(text):
        return None, LinkNote("start_out_of_range", {"first": f"{YEARS[0]}-01", "last": f"{YEARS[-1]}-12"})
    return None, LinkNote("unreadable", {"name": name})


def _number(value: float) -> str:
    return f"{value:.12g}"


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
        f"{hire.start}:{_number(hire.effort)}:{_number(hire.salary)}:{'' if hire.months is None else hire.months}"
        for hire in hires
    )


def _read_hires(text: str) -> tuple[Hire, ...]:
    hires = tuple(_read_hire(one) for one in text.split(","))
    if len(hires) >= LARGEST_TEAM or not all(map(is_hire, hires)):
        raise ValueError(text)
    return hires


def _read_hire(text: str) -> Hire:
    start, effort, salary, months = text.split(":")
    return Hire(int(start), float(effort), float(salary), int(months) if months else None)


def _read_season(text: str) -> tuple[float, ...]:
    factors = tuple(map(float, text.split(",")))
    if not is_season(factors):
        raise ValueError(text)
    return factors


def _read_ranges(text: str) -> tuple[tuple[str, float, float], ...]:
    ranges = []
    for one in text.split(","):
        name, low, high = one.split(":")
        if not 0 <= float(low) <= float(high) < inf:
            raise ValueError(text)
        ranges.append((ASSUMPTIONS[name].name, float(low), float(high)))
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
class _Shape:
    """How what is no assumption is written into a link (empty: left out), and read from one."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _several(write: Callable[[Any], str], read: Callable[[str], Any]) -> _Shape:
    """A shape of several parts; that there are none is written too, lest the reader's own starting plan fill in."""
    return _Shape(lambda parts: write(parts) or NOTHING, lambda text: () if text == NOTHING else read(text))


_SHAPES: Mapping[str, _Shape] = {
    "region": _Shape(str, _one_of(REGIONS)),
    "currency": _Shape(str, _one_of(CURRENCIES)),
    "streams": _several(",".join, _read_streams),
    "hires": _several(write_hires, _read_hires),
    "season": _Shape(lambda season: ",".join(map(_number, season)), _read_season),
    "start": _Shape(lambda start: f"{start:%Y-%m}" if start else "", _read_start),
    "observed": _several(",".join, _read_observed),
    "ranges": _several(
        lambda ranges: ",".join(f"{name}:{_number(low)}:{_number(high)}" for name, low, high in ranges), _read_ranges
    ),
    "sureness": _several(lambda pairs: ",".join(":".join(pair) for pair in pairs), _read_sureness),
}
