"""Which described export a header belongs to, and which ones it resembles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from payback.exports.describe import CURRENCY, CURRENCY_SLOT, normal
from payback.exports.documents import Match
from payback.history.reading_result import Nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from payback.exports.describe import Export, Field, Names, Reader

NEAREST = 3
FEWEST_HEADERS = 2
LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Descriptions among which a header or a document is looked up.

    Attributes:
        exports: All of them; of two that fit equally well the first is meant.
        by_header: Those that a header can be compared with.
        readers: Of exports that are read in a way of their own.
        headers: Every name of a column.
    """

    exports: tuple[Export, ...]
    by_header: tuple[Export, ...] = field(init=False)
    readers: tuple[Reader, ...] = field(init=False)
    headers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        by_header = tuple(export for export in self.exports if export.needs)
        columns = (column for export in by_header for column in export.columns.values())
        headers = frozenset(name for column in columns for names in column.names.values() for name in names)
        object.__setattr__(self, "by_header", by_header)
        object.__setattr__(self, "readers", tuple(export.reader for export in self.exports if export.reader))
        object.__setattr__(self, "headers", headers)

    def is_header(self, cell: str) -> bool:
        """Whether any description calls a column so; cheap for cells of rows, which are many."""
        if not cell or cell[0].isdigit() or len(cell) > LONGEST_HEADER:
            return False
        return normal(cell) in self.headers or ("(" in cell and _without_currency(cell) in self.headers)

    def best_match(self, header: Sequence[str], file_name: str = "") -> Match | None:
        """The description that reads most of a header; None when none has all it needs."""
        if sum(map(self.is_header, header)) < FEWEST_HEADERS:
            return None
        candidates = (export for export in self.by_header if _may_be_called(export, file_name))
        matches = filter(None, (match(header, export) for export in candidates))
        return max(matches, key=lambda best: len(best.positions) + best.export.priority, default=None)

    def similar(self, header: Sequence[str]) -> Iterator[tuple[Export, Mapping[str, int]]]:
        """The descriptions that call at least one column of a header so, the nearest first, with where these stand."""
        places = _places(header)
        for export in self._by_likeness(places):
            if positions := _positions(places, export):
                yield export, positions

    def nearest(self, header: Sequence[str]) -> tuple[Nearest, ...]:
        """The formats that a header resembles most, each with what it lacks for them."""
        places = _places(header)
        exports = [export for export in self._by_likeness(places) if _missing(places, export)][: 2 * NEAREST]
        lacking = {export.source: _missing(places, export) for export in reversed(exports)}
        order = list(dict.fromkeys(export.source for export in exports))
        return tuple(Nearest(source, lacking[source]) for source in order[:NEAREST])

    def _by_likeness(self, places: Mapping[str, int]) -> list[Export]:
        return sorted(self.by_header, key=lambda export: -_likeness(places, export))


def match(header: Sequence[str], export: Export) -> Match | None:
    """Read a header by one description; None when something it needs is missing."""
    positions = _positions(_places(header), export)
    if any(_lacks(positions, need) for need in export.needs):
        return None
    if export.whole and len(positions) < sum(bool(cell.strip()) for cell in header):
        return None
    return Match(export, positions, _language(header, positions, export), _currency(header, positions, export))


def _without_currency(cell: str) -> str:
    """A header without its currency, as `Field` keeps it."""
    return normal(CURRENCY.sub("", cell))


def _places(header: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, cell in enumerate(header):
        places.setdefault(normal(cell), index)
    for index, cell in enumerate(header):
        places.setdefault(_without_currency(cell), index)
    places.pop("", None)
    return places


def _positions(places: Mapping[str, int], export: Export) -> dict[str, int]:
    """Position of each column; the earlier name of a field wins, and no position serves two fields."""
    positions: dict[str, int] = {}
    taken: set[int] = set()
    for name, column in export.columns.items():
        options = (places[alias] for aliases in column.names.values() for alias in aliases if alias in places)
        index = next((position for position in options if position not in taken), None)
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
    return tuple(dict.fromkeys(export.columns[name].label.replace(CURRENCY_SLOT, "").strip() for name in lacking))


def _likeness(places: Mapping[str, int], export: Export) -> float:
    positions = _positions(places, export)
    needs_met = sum(not _lacks(positions, need) for need in export.needs)
    return needs_met / len(export.needs) + len(positions) / (1 + len(export.columns))


def _language(header: Sequence[str], positions: Mapping[str, int], export: Export) -> str:
    """The language of the most headers, not counting names that two languages share."""
    votes: Counter[str] = Counter()
    for name, index in positions.items():
        languages = languages_of(export.columns[name], header[index])
        votes.update(languages if len(languages) == 1 else ())
    return max(votes, key=votes.__getitem__, default="en")


def languages_of(column: Field, cell: str) -> list[str]:
    """Languages that call the column so."""
    spellings = {normal(cell), _without_currency(cell)}
    return [language for language, names in column.names.items() if spellings & set(names)]


def _currency(header: Sequence[str], positions: Mapping[str, int], export: Export) -> str:
    money = (header[index] for name, index in positions.items() if export.columns[name].kind == "money")
    return next((code[1] for cell in money if (code := CURRENCY.search(cell))), "")


def _may_be_called(export: Export, file_name: str) -> bool:
    """Whether a file may be this export by its name; most exports are recognised by their headers alone."""
    return not export.file_name or bool(re.search(export.file_name, file_name))
