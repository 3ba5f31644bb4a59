"""Which described export a header belongs to, and which ones it resembles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.catalogue import EXPORTS
from payback.exports.describe import CURRENCY, CURRENCY_SLOT, normal
from payback.history.readings import Nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from payback.exports.describe import Export, Field, Names

NEAREST = 3
FEWEST_HEADERS = 2
LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class Match:
    """A header read by a description.

    Attributes:
        positions: Name of the column to its position; repeated headers: the first.
        language: The one in which most telling headers are.
        currency: Code that stands in a header; empty when none does.
    """

    export: Export
    positions: Mapping[str, int]
    language: str
    currency: str


def match(header: Sequence[str], export: Export) -> Match | None:
    """Read a header by one description; None when something it needs is missing."""
    positions = _positions(_places(header), export)
    if any(_lacks(positions, need) for need in export.needs):
        return None
    if export.whole and len(positions) < sum(bool(cell.strip()) for cell in header):
        return None
    return Match(export, positions, _language(header, positions, export), _currency(header, positions, export))


def best(header: Sequence[str], file_name: str = "") -> Match | None:
    """The description that reads most of a header; None when none has all it needs."""
    if sum(map(known, header)) < FEWEST_HEADERS:
        return None
    told = (export for export in EXPORTS if _named(export, file_name))
    found = [m for export in told if (m := match(header, export))]
    return max(found, key=lambda m: len(m.positions) + m.export.priority, default=None)


def resembling(header: Sequence[str]) -> Iterator[tuple[Export, Mapping[str, int]]]:
    """The descriptions that call at least one column of a header so, the nearest first, with where these stand."""
    places = _places(header)
    for export in _rated(places):
        if found := _positions(places, export):
            yield export, found


def _rated(places: Mapping[str, int]) -> list[Export]:
    return sorted(EXPORTS, key=lambda export: -_likeness(places, export))


def nearest(header: Sequence[str]) -> tuple[Nearest, ...]:
    """The formats that a header resembles most, each with what it lacks for them."""
    places = _places(header)
    rated = [export for export in _rated(places) if _missing(places, export)]
    lacking = {e.source: _missing(places, e) for e in reversed(rated[: 2 * NEAREST])}
    order = list(dict.fromkeys(e.source for e in rated[: 2 * NEAREST]))
    return tuple(Nearest(source, lacking[source]) for source in order[:NEAREST])


def known(cell: str) -> bool:
    """Whether any description calls a column so; cheap for cells of rows, which are many."""
    if not cell or cell[0].isdigit() or len(cell) > LONGEST_HEADER:
        return False
    return normal(cell) in HEADERS or ("(" in cell and _plain(cell) in HEADERS)


def _plain(cell: str) -> str:
    """A header without its currency, as `Field` keeps it."""
    return normal(CURRENCY.sub("", cell))


def _places(header: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, cell in enumerate(header):
        places.setdefault(normal(cell), index)
    for index, cell in enumerate(header):
        places.setdefault(_plain(cell), index)
    places.pop("", None)
    return places


def _positions(places: Mapping[str, int], export: Export) -> dict[str, int]:
    """Position of each column; the earlier name of a field wins, and no position serves two fields."""
    positions: dict[str, int] = {}
    taken: set[int] = set()
    for name, column in export.columns.items():
        options = (places[alias] for aliases in column.names.values() for alias in aliases if alias in places)
        index = next((i for i in options if i not in taken), None)
        if index is not None:
            positions[name] = index
            taken.add(index)
    return positions


def _lacks(positions: Mapping[str, int], need: Names) -> bool:
    return need not in positions if isinstance(need, str) else not any(name in positions for name in need)


def _missing(places: Mapping[str, int], export: Export) -> tuple[str, ...]:
    """The needed columns that a header lacks, under their first English name."""
    positions = _positions(places, export)
    lacking = [need if isinstance(need, str) else need[0] for need in export.needs if _lacks(positions, need)]
    return tuple(dict.fromkeys(export.columns[name].shown.replace(CURRENCY_SLOT, "").strip() for name in lacking))


def _likeness(places: Mapping[str, int], export: Export) -> float:
    positions = _positions(places, export)
    met = sum(not _lacks(positions, need) for need in export.needs)
    return met / len(export.needs) + len(positions) / (1 + len(export.columns))


def _language(header: Sequence[str], positions: Mapping[str, int], export: Export) -> str:
    """The language of the most headers, not counting names that two languages share."""
    votes: Counter[str] = Counter()
    for name, index in positions.items():
        spoken = languages_of(export.columns[name], header[index])
        votes.update(spoken if len(spoken) == 1 else ())
    return max(votes, key=votes.__getitem__, default="en")


def languages_of(column: Field, cell: str) -> list[str]:
    """Languages that call the column so."""
    spellings = {normal(cell), _plain(cell)}
    return [language for language, names in column.names.items() if spellings & set(names)]


def _currency(header: Sequence[str], positions: Mapping[str, int], export: Export) -> str:
    money = (header[i] for name, i in positions.items() if export.columns[name].kind == "money")
    return next((found[1] for cell in money if (found := CURRENCY.search(cell))), "")


def _named(export: Export, file_name: str) -> bool:
    """Whether a file may be this export by its name; most exports are told by their headers alone."""
    return not export.file_name or bool(re.search(export.file_name, file_name))


def _all_headers(exports: Iterable[Export]) -> frozenset[str]:
    return frozenset(n for e in exports for f in e.columns.values() for names in f.names.values() for n in names)


HEADERS = _all_headers(EXPORTS)
