"""Meta Business Suite, results: one small file per measure, Facebook's days above Instagram's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo_company.files.text import daily_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from demo_company.files.period import Period
    from demo_company.life import Life

SUMMER = range(4, 11)


@dataclass(frozen=True, slots=True)
class Measure:
    """One file: its titles, one per block, and whether days without anything are left out."""

    titles: tuple[str, str]
    sparse: bool = False


MEASURES = {
    "follows": Measure(("Facebook follows", "Instagram follows"), sparse=True),
    "reach": Measure(("Facebook reach", "Instagram reach")),
    "views": Measure(("Facebook views", "Instagram views")),
    "visits": Measure(("Facebook visits", "Instagram profile visits")),
    "link_clicks": Measure(("Facebook link clicks", "Instagram link clicks")),
}
FRENCH_TITLES = {"reach": ("Couverture Facebook", "Couverture Instagram")}
"""The only French titles that anybody has seen; the other files stay English."""


def counts(life: Life, name: str) -> NDArray[np.int64]:
    """A measure by day and network."""
    people, posts, days = life.audience, life.posts, len(life.days.dates)
    return {
        "follows": people.gained,
        "reach": posts.by_day(posts.reach, days) + people.followers // 200,
        "views": posts.by_day(posts.views, days) + people.followers // 120,
        "visits": posts.by_day(posts.reach, days) // 20,
        "link_clicks": posts.by_day(posts.link_clicks, days),
    }[name]


def stamp(day: date) -> str:
    """A day as Meta writes it: one o'clock in summer, midnight in winter."""
    return f"{day}T{'01' if day.month in SUMMER else '00'}:00:00"


def daily(name: str, life: Life, period: Period) -> bytes:
    """The file of one measure."""
    measure, table = MEASURES[name], counts(life, name)
    titles = FRENCH_TITLES.get(name, measure.titles) if period.language == "fr" else measure.titles
    named_after_title = period.last.year == life.truth.first_day.year

    def rows(network: int) -> Iterator[tuple[str, int]]:
        for day in life.days.within(period.first, period.last):
            if table[day, network] or not measure.sparse:
                yield stamp(life.days.dates[day]), int(table[day, network])

    return daily_blocks(
        (title, ("Date", title if named_after_title else "Primary"), rows(n)) for n, title in enumerate(titles)
    )
