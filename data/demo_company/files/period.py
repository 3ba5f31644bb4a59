"""The stretch of time that one export covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

OVERLAP = timedelta(days=17)


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last` day, downloaded by somebody whose account speaks `language`."""

    first: date
    last: date
    language: str

    @property
    def folder(self) -> str:
        """Name of the folder: the year it is about."""
        return str(self.last.year)

    def named(self, template: str) -> str:
        """A file name with ``{first}`` and ``{last}`` as Meta writes days."""
        return template.format(first=f"{self.first:%b-%d-%Y}", last=f"{self.last:%b-%d-%Y}")


def yearly(first_day: date, last_day: date) -> tuple[Period, ...]:
    """One period a year, each reaching a little into the year before; the newest one in French."""
    years = range(first_day.year, last_day.year + 1)
    return tuple(
        Period(
            max(first_day, date(year, 1, 1) - OVERLAP),
            min(last_day, date(year, 12, 31)),
            "fr" if year == last_day.year else "en",
        )
        for year in years
    )
