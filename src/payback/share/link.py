"""A plan as the query of a link, and back: every value and the version of the scheme, and nothing can break it.

A link that left out what equals a default would change its meaning on the day a default changes. Whatever a link
holds that no plan can hold is put right and noted; nothing is believed and nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from math import isclose, isfinite
from typing import Any
from urllib.parse import urlencode

from payback.model import ASSUMPTIONS, Plan
from payback.model.plan.plan import changed
from payback.share.link_compression import PACKED, READABLE, pack, unpack
from payback.share.link_versions import VERSION, unsaid
from payback.share.plan_parts import RANGES, SHAPES, YEARS, Given, number, number_in

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
"""As a link writes one."""

MODEL, ANSWER, OWN = "model", "answer", "own"
"""Parameters that say which version of the model answered what, and that the plan is of one's own company."""

OURS = frozenset({"v", "lang", "board", OWN, MODEL, ANSWER, "embed", "embed_options"})
"""Parameters that are no part of a plan: version, language, controls on the board, the three above; Streamlit's two."""

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
Read = tuple[Any, LinkNote | None]
"""A value (None: none to be had) and what there is to tell about it."""

MOST_NOTES = 5
"""Told one by one; a link that a program has filled may give thousands."""


def encode(plan: Plan, lang: str) -> str:
    """The query of a link, without the question mark: every value of the plan, the language and the version."""
    params = {"v": str(VERSION), "lang": lang} | _texts(plan)
    return "&".join(_pair(name, text) for name, text in params.items() if text)


def link_query(plan: Plan, about: Mapping[str, str]) -> str:
    """The query of a link that somebody sends: as `encode` has it, packed where it would become too long.

    Args:
        plan: The plan.
        about: What the link says beside it, by parameter; what is empty is left out.
    """
    params = {"v": str(VERSION), **about, **shortened(_texts(plan))}
    return "&".join(_pair(name, text) for name, text in params.items() if text)


def shortened(params: Mapping[str, str]) -> Mapping[str, str]:
    """The same values, in one parameter where they would make a link too long by name."""
    query = "&".join(_pair(name, text) for name, text in params.items() if text)
    return params if len(query) <= READABLE else {PACKED: pack(query)}


def written(plan: Plan, base: Plan) -> dict[str, str]:
    """The parameters of a plan that differ from those of a base, which both ends know."""
    before = _texts(base)
    return {name: text for name, text in _texts(plan).items() if text and text != before[name]}


def _texts(plan: Plan) -> dict[str, str]:
    """Every value of a plan as a link carries it, by its name there."""
    numbers = {name: number(getattr(plan, name)) for name in ASSUMPTIONS}
    return numbers | {name: shape.write(getattr(plan, name)) for name, shape in SHAPES.items()}


@lru_cache(maxsize=1_024)
def _pair(name: str, text: str) -> str:
    """One value of a query; all but one are the same again when a slider moves."""
    return urlencode({name: text}, safe=":,.")


def decode(params: Params, base: Plan) -> tuple[Plan, tuple[LinkNote, ...]]:
    """The plan of a link, over a base for what it leaves out, and everything that had to be put right."""
    params, packed = _unpacked(params)
    notes = [_version(params.get("v", str(VERSION))), packed]
    values: dict[str, object] = {}
    for name, text in params.items():
        if name in ASSUMPTIONS:
            value, note = _assumption(name, text)
        elif name in SHAPES:
            value, note = _shaped(name, text)
        else:
            value, note = None, None if _is_silent(name) else LinkNote("unknown", {"name": name[:40]})
        notes.append(note)
        if name == RANGES and value is not None:
            value, outside = _possible(value)
            notes.extend(outside)
        if value is not None:
            values[name] = value
    return changed(base, unsaid(params, values) | values), tuple(note for note in notes if note)


def first_notes(notes: Sequence[LinkNote]) -> tuple[LinkNote, ...]:
    """The notes that are told: the first of them, and how many there are beside these."""
    more = len(notes) - MOST_NOTES
    return (*notes[:MOST_NOTES], *([LinkNote("more", {"n": more})] if more > 0 else ()))


def _unpacked(params: Params) -> tuple[Params, LinkNote | None]:
    """The parameters with those that were packed; what stands beside them by name is newer."""
    if PACKED not in params:
        return params, None
    rest = {name: text for name, text in params.items() if name != PACKED}
    packed = unpack(params[PACKED])
    return (rest, LinkNote("cut_off")) if packed is None else ({**packed, **rest}, None)


def _is_silent(name: str) -> bool:
    return name in OURS or name.lower().startswith(TRACKING)


def _version(text: str) -> LinkNote | None:
    known = text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= VERSION
    return None if known else LinkNote("version", {"version": text[:10], "known": VERSION})


def _assumption(name: str, text: str) -> Read:
    row = ASSUMPTIONS[name]
    value = number_in(text)
    if not isfinite(value):
        return None, LinkNote("not_a_number", {"name": name})
    taken = row.kept(value)
    if not row.minimum <= value <= row.maximum:
        return taken, LinkNote("out_of_range", {"name": name, "asked": value, "taken": taken})
    if not isclose(value, taken, rel_tol=1e-9, abs_tol=1e-9):
        return taken, LinkNote("rounded", {"name": name, "asked": text[:20], "taken": taken})
    return taken, None


def _possible(ranges: Sequence[Given]) -> tuple[tuple[Given, ...], list[LinkNote]]:
    """Ranges cut to what the model takes, and a note on each that was."""
    cut = tuple((name, _nearest(name, low), _nearest(name, high)) for name, low, high in ranges)
    notes = [
        LinkNote("range_outside", {"name": name, "asked_low": low, "asked_high": high, "low": least, "high": most})
        for (name, low, high), (_, least, most) in zip(ranges, cut, strict=True)
        if (low, high) != (least, most)
    ]
    return cut, notes


def _nearest(name: str, end: float) -> float:
    return min(max(end, ASSUMPTIONS[name].minimum), ASSUMPTIONS[name].maximum)


def _shaped(name: str, text: str) -> Read:
    with suppress(ValueError, KeyError):
        return SHAPES[name].read(text), None
    if name == "start" and MONTH.fullmatch(text):
        return None, LinkNote("start_out_of_range", {"first": f"{YEARS[0]}-01", "last": f"{YEARS[-1]}-12"})
    return None, LinkNote("unreadable", {"name": name})
